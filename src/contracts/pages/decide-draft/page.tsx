import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { reopenDraft, setDraftAside } from '../../draft.ts'
import { keepCommitments, seeContracts } from '../../permissions.ts'
import { type ContractRecord, decideDraft, draftsOf } from '../../store.ts'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'
import { Decided, NoDrafts, OpenDrafts } from './drafts.tsx'

/** Promises that notices name: each is made a commitment by a person, or set aside. */
export const decideDraftsPage = definePage({
  path: pattern.commitmentDrafts(':contract'),
  allow: seeContracts,
  allowPost: keepCommitments,
  async get(visit) {
    const contract = await contractFound(visit)
    return contract ? drafts(visit, contract) : notFound()
  },
  async post(visit): Promise<Answer> {
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const { form, tx, urls } = visit
    const all = await draftsOf(tx, contract.id)
    const reopened = all.find(({ id }) => id === form.text('reopen'))
    if (reopened) {
      const decision = reopenDraft(reopened.state)
      if (decision.accepted) await decideDraft(tx, reopened, decision.fact)
      return goTo(urls.commitmentDrafts(contract.id))
    }
    const chosen = new Set(form.all('draft'))
    if (chosen.size === 0) return drafts(visit, contract, 'Choose what to set aside')
    for (const draft of all.filter(({ id }) => chosen.has(id))) {
      const decision = setDraftAside(draft.state)
      if (decision.accepted) await decideDraft(tx, draft, decision.fact)
    }
    return goTo(urls.commitmentDrafts(contract.id))
  },
})

async function drafts(visit: Visit, contract: ContractRecord, error?: string): Promise<Answer> {
  const { tx, urls, visitor } = visit
  const all = await draftsOf(tx, contract.id)
  const open = all.filter(({ state }) => state === 'open')
  const decides = mayPass(keepCommitments, visitor.roles, false)
  const title = 'Promises that notices name'
  const body = (
    <>
      {error && <Errors errors={{ draft: error }} />}
      <PageHeading
        title={title}
        caption={contract.title}
        lede="Notices tell what was agreed in their own words. Make a commitment of what is social value, and set the rest aside."
      />
      <ContractNavigation
        visit={visit}
        contract={contract}
        current="drafts"
        drafts={open.length}
        waiting={0}
      />
      {all.length === 0 && <NoDrafts urls={urls} contract={contract.id} />}
      {open.length > 0 && <OpenDrafts {...{ urls, decides, error }} contract={contract.id} drafts={open} />}
      {open.length === 0 && all.length > 0 && (
        <p class="govuk-body">Everything that notices name is decided.</p>
      )}
      <Decided
        {...{ urls, decides }}
        contract={contract.id}
        drafts={all.filter(({ state }) => state !== 'open')}
      />
    </>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show({ title, current: 'contracts', width: 'wide', before, body }, error ? 422 : 200)
}
