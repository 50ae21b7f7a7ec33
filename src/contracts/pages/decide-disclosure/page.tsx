import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { decideDisclosure, type DisclosureRefusal } from '../../disclosure.ts'
import { disclosureRefusals } from '../../disclosure-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { discloseContracts } from '../../permissions.ts'
import { type CommitmentRecord, commitmentsOf, type ContractRecord, discloseContract } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'

interface Typed {
  disclosure: string
  reason: string
}

/** Whether the public may read what was promised and delivered on a contract, said in words before it is done. */
export function decideDisclosurePage(needs: Pick<ContractsNeeds, 'afterDisclosure'>): Page {
  return definePage({
    path: pattern.contractDisclosure(':contract'),
    allow: discloseContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      return showForm(visit, contract, {
        typed: { disclosure: contract.disclosure, reason: contract.reason ?? '' },
      })
    },
    async post(visit) {
      const contract = await contractFound(visit, { lock: true })
      if (!contract) return notFound()
      const { form } = visit
      const typed = { disclosure: form.text('disclosure'), reason: form.text('reason') }
      const version = Number(form.text('version'))
      const decision = decideDisclosure({ ...contract, withdrawn: false }, { ...typed, version })
      if (!decision.accepted) return showForm(visit, contract, { typed, because: decision.because })
      await discloseContract(visit.tx, contract, decision.fact, needs.afterDisclosure)
      return goTo(visit.urls.staffContract(contract.id))
    },
  })
}

interface FormShown {
  typed: Typed
  because?: DisclosureRefusal
}

async function showForm(
  visit: Visit,
  contract: ContractRecord,
  { typed, because }: FormShown,
): Promise<Answer> {
  const commitments = await commitmentsOf(visit.tx, contract.id)
  const refusal = because && disclosureRefusals[because]
  const errors: Record<string, string> = refusal ? { [refusal.field]: refusal.sentence } : {}
  const title = 'What the public sees'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading title={title} caption={contract.title} />
        {because === 'stale' && (
          <InsetText>
            It stands now as: {contract.disclosure === 'published' ? 'published' : 'held back'}
            {contract.reason ? `, because: ${contract.reason}` : ''}. What you chose is below, and not saved
            yet.
          </InsetText>
        )}
        <form method="post" novalidate>
          <input type="hidden" name="version" value={contract.version} />
          <Choice typed={typed} errors={errors} />
          <Button preventDoubleClick>{because === 'stale' ? 'Save mine' : 'Save'}</Button>
        </form>
        <WhatIsShown commitments={commitments} />
      </div>
    </div>
  )
  const status = because === 'stale' ? 409 : because ? 422 : 200
  const before = <ContractBreadcrumbs urls={visit.urls} contract={contract} />
  return show({ title, current: 'contracts', before, body }, status)
}

function Choice({ typed, errors }: { typed: Typed; errors: Record<string, string> }) {
  return (
    <Radios
      name="disclosure"
      legend="What may everybody read of this contract?"
      legendClass="govuk-fieldset__legend--s"
      error={errors.disclosure}
      value={typed.disclosure}
      items={[
        {
          value: 'published',
          text: 'All that is published of a contract',
          hint: 'Its title, supplier, days and value, what is promised and by when, and what was verified, with the supplier’s words. It counts in the totals. Names of people, e-mail addresses and evidence files are never published.',
        },
        {
          value: 'held-back',
          text: 'Only its title, supplier, days and value',
          hint: 'What was promised and delivered is not shown, its entries leave the register, and it counts in no published total. Records stay, and so does the history.',
          conditional: (
            <Textarea
              name="reason"
              label="Why is it held back?"
              hint="Everybody can read this on the contract’s page. Do not name people."
              rows={3}
              value={typed.reason}
              error={errors.reason}
            />
          ),
        },
      ]}
    />
  )
}

const mostShown = 10

function WhatIsShown({ commitments }: { commitments: readonly CommitmentRecord[] }) {
  const standing = commitments.filter(({ withdrawnOn }) => !withdrawnOn)
  if (standing.length === 0) {
    return <p class="govuk-body gm-muted">Nothing is promised on this contract yet.</p>
  }
  return (
    <>
      <h2 class="govuk-heading-s">What this is about</h2>
      <ul class="govuk-list govuk-list--bullet">
        {standing.slice(0, mostShown).map(({ title, quantity, unit }) => (
          <li>
            {title}: {unitWords({ unit }, quantity)}
          </li>
        ))}
        {standing.length > mostShown && <li>and {standing.length - mostShown} more</li>}
      </ul>
    </>
  )
}
