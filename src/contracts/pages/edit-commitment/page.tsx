import { placesOf } from '../../../parties/store.ts'
import { DateInput } from '../../../web/components/date-input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { type CommitmentEditRefusal, type CommitmentStanding, editCommitment } from '../../commitment-edit.ts'
import { commitmentRefusal } from '../../commitment-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepCommitments } from '../../permissions.ts'
import {
  changeCommitment,
  commitmentIn,
  type CommitmentRecord,
  type ContractRecord,
  isUnderWay,
  termOf,
} from '../../store.ts'
import {
  type CommitmentErrors,
  readCommitment,
  type TypedCommitment,
  typedCommitment,
} from '../../typed-commitment.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { factsOf } from '../commitment-facts.ts'
import { type Offered, offeredFor } from '../commitment-form/choices.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { CommitmentFields, SaveButton } from '../commitment-form/fields.tsx'
import { periodsOffered, shared, sharesBy } from '../commitment-form/share.ts'
import { dayIn, typedIn } from '../commitment-form/typed.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { commitmentFound } from '../found.ts'

type Needs = Pick<ContractsNeeds, 'afterCommitmentChange' | 'progressOf'>

interface Found {
  contract: ContractRecord
  commitment: CommitmentRecord
}

/** What was typed: the commitment, and from which day and why it is like that. */
interface Typed {
  commitment: TypedCommitment
  from: TypedDay
  reason: string
}

/** Changes what is promised, with a reason and the day it was agreed; the earlier version stays to be read. */
export function editCommitmentPage(needs: Needs): Page {
  return definePage({
    path: pattern.editCommitment(':contract', ':commitment'),
    allow: keepCommitments,
    async get(visit) {
      const found = await commitmentFound(visit)
      if (!found) return notFound()
      if (found.commitment.withdrawnOn) return goTo(addressOf(visit, found))
      const commitment = typedCommitment(commitmentIn(found.commitment))
      const reason = visit.query.get('reason')?.slice(0, 300) ?? ''
      return showForm(visit, found, { typed: { commitment, from: typedDay(visit.today), reason } })
    },
    post: (visit) => change(visit, needs),
  })
}

function addressOf({ urls }: Visit, { contract, commitment }: Found): string {
  return urls.staffCommitment(contract.id, commitment.id)
}

async function change(visit: Visit, needs: Needs): Promise<Answer> {
  const { tx, form, today } = visit
  const found = await commitmentFound(visit, { lock: true })
  if (!found) return notFound()
  const { contract, commitment } = found
  const typed: Typed = { commitment: typedIn(form), from: dayIn(form, 'from'), reason: form.text('reason') }
  const again = (errors: CommitmentErrors) => showForm(visit, found, { typed, errors })
  const act = form.text('act')
  if (act === 'look' || act === 'milestone') return again({})
  const sharing = sharesBy(act)
  if (sharing) {
    const filled = shared(contract, typed.commitment, sharing, today)
    if ('errors' in filled) return again(filled.errors)
    return showForm(visit, found, { typed: { ...typed, commitment: filled.typed } })
  }
  const version = Number(form.text('version'))
  const { choices } = await offeredFor(tx, commitment)
  const read = readCommitment(typed.commitment, choices)
  const from = readTypedDay(typed.from)
  if (version !== commitment.version) return showForm(visit, found, { typed, isStale: true })
  if ('errors' in read) return again(read.errors)
  if (from === null || from === 'not-a-day')
    return again({ from: 'Enter the day from which it holds, like 31 3 2027' })
  const standing = await standingOf(visit, commitment, needs)
  const edit = { version, proposed: read.commitment, reason: typed.reason, from }
  const decision = editCommitment(termOf(contract), standing, edit, today)
  if (!decision.accepted) return again(errorsFor(decision.because, contract))
  await changeCommitment(tx, commitment, decision.fact, needs.afterCommitmentChange)
  return goTo(addressOf(visit, found))
}

function errorsFor(because: CommitmentEditRefusal, contract: ContractRecord): CommitmentErrors {
  const { field, sentence } = commitmentRefusal(because, contract)
  return { [field]: sentence }
}

async function standingOf(
  { tx }: Visit,
  commitment: CommitmentRecord,
  { progressOf }: Needs,
): Promise<CommitmentStanding> {
  const progress = (await progressOf(tx, [commitment.id])).get(commitment.id)
  const reported = progress !== undefined && (progress.waiting > 0 || progress.reported.gt(0))
  const underWay = await isUnderWay(tx, commitment.id)
  const verified = progress !== undefined && progress.verified.gt(0)
  return { ...commitment, commitment: commitmentIn(commitment), reported, verified, underWay }
}

interface FormShown {
  typed: Typed
  errors?: CommitmentErrors
  /** Somebody else changed the commitment meanwhile. */
  isStale?: boolean
}

async function showForm(
  visit: Visit,
  found: Found,
  { typed, errors = {}, isStale = false }: FormShown,
): Promise<Answer> {
  const { tx, urls, today } = visit
  const { contract, commitment } = found
  const offered = await offeredFor(tx, commitment)
  const periods = periodsOffered(contract, typed.commitment, today)
  const looks = visit.form.text('act') === 'look'
  const fields = { urls, contract, typed: typed.commitment, errors, offered, periods, looks }
  const title = 'Change a commitment'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['due', 'from']} />
        <PageHeading title={title} caption={commitment.title} />
        {isStale && <Theirs commitment={commitment} offered={offered} places={await placeNames(visit)} />}
        <form method="post" novalidate>
          <input type="hidden" name="version" value={commitment.version} />
          <CommitmentFields {...fields} />
          <Why typed={typed} errors={errors} />
          <SaveButton>{isStale ? 'Save mine' : 'Save the change'}</SaveButton>
        </form>
      </div>
    </div>
  )
  const further = [{ text: commitment.title, href: addressOf(visit, found) }]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'contracts', before, body }, status)
}

function Why({ typed, errors }: { typed: Typed; errors: CommitmentErrors }) {
  return (
    <>
      <Textarea
        name="reason"
        label="Why it changes"
        hint="Kept with the commitment, with what it was before"
        rows={3}
        value={typed.reason}
        error={errors.reason}
      />
      <DateInput
        id="from"
        namePrefix="from"
        legend="From which day it holds"
        hint="The day it was agreed: today or before"
        values={dayValues('from', typed.from)}
        error={errors.from}
      />
    </>
  )
}

async function placeNames({ tx }: Visit): Promise<Map<string, string>> {
  return new Map((await placesOf(tx)).map(({ code, name }) => [code, name]))
}

interface TheirsProps {
  commitment: CommitmentRecord
  offered: Offered
  places: ReadonlyMap<string, string>
}

/** What another person saved meanwhile, to compare with what is in the form. */
function Theirs({ commitment, offered, places }: TheirsProps) {
  const people = new Map(offered.people.map(({ id, name }) => [id, name]))
  return (
    <>
      <InsetText>
        Somebody else changed this commitment while you were typing. This is what they saved; what you typed
        is below. Nothing of yours is saved yet.
      </InsetText>
      <SummaryList rows={factsOf(commitment, { people, places })} />
    </>
  )
}
