import { isId } from '../../../language/identifier.ts'
import { quantityWords } from '../../../language/quantity.ts'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { type Commitment, recordCommitment } from '../../commitment.ts'
import { isSameCommitment } from '../../commitment-edit.ts'
import { commitmentRefusal } from '../../commitment-words.ts'
import { takeDraft } from '../../draft.ts'
import { becomeCommitment } from '../../further-benefit/further-benefit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepCommitments } from '../../permissions.ts'
import {
  addCommitment,
  commitmentIn,
  type CommitmentRecord,
  commitmentsOf,
  type ContractRecord,
  decideDraft,
  type DraftRecord,
  draftOf,
  furtherBenefitOf,
  type FurtherBenefitRecord,
  takeAsCommitment,
  termOf,
} from '../../store.ts'
import { type CommitmentErrors, readCommitment, type TypedCommitment } from '../../typed-commitment.ts'
import { offeredFor } from '../commitment-form/choices.ts'
import { CommitmentFields, SaveButton } from '../commitment-form/fields.tsx'
import { periodsOffered, shared, sharesBy } from '../commitment-form/share.ts'
import { begunWith, fromBenefit, typedIn } from '../commitment-form/typed.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'
import { nobodyPromises } from './nobody-promises.tsx'

type Needs = Pick<ContractsNeeds, 'afterCommitmentChange'>

/** Records what a supplier promised on a contract; `?draft=` begins with what a notice says, `?furtherBenefit=` with one that was agreed. */
export function recordCommitmentPage(needs: Needs): Page {
  return definePage({
    path: pattern.newCommitment(':contract'),
    allow: keepCommitments,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      if (contract.suppliers.length === 0) return nobodyPromises(visit, contract)
      const draft = await draftNamed(visit, contract, visit.query.get('draft') ?? '')
      if (draft?.state === 'taken' && draft.commitment)
        return goTo(visit.urls.staffCommitment(contract.id, draft.commitment))
      const benefit = await benefitNamed(visit, contract, visit.query.get('furtherBenefit') ?? '')
      if (benefit?.commitment) return goTo(visit.urls.staffCommitment(contract.id, benefit.commitment))
      const typed = begunWith(contract, draft)
      return showForm(visit, contract, {
        draft,
        benefit,
        typed: benefit ? fromBenefit(typed, benefit) : typed,
      })
    },
    post: (visit) => record(visit, needs),
  })
}

async function record(visit: Visit, needs: Needs): Promise<Answer> {
  const { tx, form, today, urls } = visit
  const contract = await contractFound(visit, { lock: true })
  if (!contract) return notFound()
  const draft = await draftNamed(visit, contract, form.text('draft'))
  const benefit = await benefitNamed(visit, contract, form.text('furtherBenefit'), { lock: true })
  const typed = benefit ? { ...typedIn(form), origin: 'added' } : typedIn(form)
  const again = (errors: CommitmentErrors) => showForm(visit, contract, { draft, benefit, typed, errors })
  const act = form.text('act')
  if (act === 'look' || act === 'milestone') return again({})
  const sharing = sharesBy(act)
  if (sharing) {
    const filled = shared(contract, typed, sharing, today)
    return 'errors' in filled
      ? again(filled.errors)
      : showForm(visit, contract, { draft, benefit, ...filled })
  }
  const { choices } = await offeredFor(tx, { owner: contract.owner })
  const read = readCommitment(typed, choices)
  if ('errors' in read) return again(read.errors)
  const decision = recordCommitment(termOf(contract), read.commitment)
  if (!decision.accepted) {
    const { field, sentence } = commitmentRefusal(decision.because, contract)
    return again({ [field]: sentence })
  }
  if (draft && !takeDraft(draft.state).accepted)
    return again({ title: 'Somebody made a commitment of this promise while you had it open' })
  const taking = benefit && becomeCommitment(benefit.state)
  if (taking && !taking.accepted) return again({ title: notAgreed[taking.because] })
  const twin = draft || benefit ? undefined : await sameAs(visit, contract, decision.fact)
  if (twin) return goTo(urls.staffCommitment(contract.id, twin.id))
  const from = draft ? 'a notice' : 'a further benefit'
  const reason = draft || benefit ? { reason: `From ${from}: “${(draft ?? benefit)!.title}”` } : {}
  const added = { contract: contract.id, commitment: decision.fact, ...reason }
  const id = await addCommitment(tx, added, needs.afterCommitmentChange)
  if (draft) await decideDraft(tx, draft, 'taken', id)
  if (benefit) await takeAsCommitment(tx, benefit, id)
  return goTo(urls.staffCommitment(contract.id, id))
}

/** The same promise to the letter: a form that was sent twice records it once. */
async function sameAs(
  { tx }: Visit,
  contract: ContractRecord,
  proposed: Commitment,
): Promise<CommitmentRecord | undefined> {
  const all = await commitmentsOf(tx, contract.id)
  return all.find((each) => !each.withdrawnOn && isSameCommitment(commitmentIn(each), proposed))
}

/** The draft of this contract with that id; the contract is locked when one is taken, so that it is taken once. */
async function draftNamed(
  { tx }: Visit,
  contract: ContractRecord,
  id: string,
): Promise<DraftRecord | undefined> {
  const draft = isId(id) ? await draftOf(tx, id) : undefined
  return draft?.contract === contract.id ? draft : undefined
}

/** The further benefit of this contract with that id. */
async function benefitNamed(
  { tx }: Visit,
  contract: ContractRecord,
  id: string,
  options: { lock?: boolean } = {},
): Promise<FurtherBenefitRecord | undefined> {
  const benefit = isId(id) ? await furtherBenefitOf(tx, id, options) : undefined
  return benefit?.contract === contract.id ? benefit : undefined
}

const notAgreed = {
  'not-agreed': 'Nobody has agreed to this further benefit yet',
  'recorded-already': 'A commitment was recorded from this further benefit already',
}

interface FormShown {
  draft: DraftRecord | undefined
  benefit: FurtherBenefitRecord | undefined
  typed: TypedCommitment
  errors?: CommitmentErrors
}

async function showForm(
  visit: Visit,
  contract: ContractRecord,
  { draft, benefit, typed, errors = {} }: FormShown,
): Promise<Answer> {
  const { tx, urls, today } = visit
  const offered = await offeredFor(tx, { owner: contract.owner })
  const periods = periodsOffered(contract, typed, today)
  const looks = visit.form.text('act') === 'look'
  const title = 'Record a commitment'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['due']} />
        <PageHeading title={title} caption={contract.title} />
        {draft && <InNotice draft={draft} />}
        {benefit && (
          <InsetText>
            From the further benefit <a href={urls.furtherBenefit(benefit.id)}>{benefit.title}</a>. It is
            recorded as added later.
          </InsetText>
        )}
        <form method="post" novalidate>
          {draft && <input type="hidden" name="draft" value={draft.id} />}
          {benefit && <input type="hidden" name="furtherBenefit" value={benefit.id} />}
          <CommitmentFields {...{ urls, contract, typed, errors, offered, periods, looks }} />
          <SaveButton>Record the commitment</SaveButton>
        </form>
      </div>
    </div>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'contracts', before, body }, status)
}

function InNotice({ draft: { title, describes, quantity, unit } }: { draft: DraftRecord }) {
  return (
    <InsetText>
      In the notice: {title}
      {quantity ? `, ${quantityWords(quantity)} ${unit ?? ''}` : ''}
      {describes && describes !== title ? `. ${describes}` : ''}
    </InsetText>
  )
}
