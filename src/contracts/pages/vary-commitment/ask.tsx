import { isEmail } from '../../../parties/index.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { isMoney } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { longDay } from '../../../language/day.ts'
import { periodsOf } from '../../plan.ts'
import { keepCommitments } from '../../permissions.ts'
import {
  type CommitmentRecord,
  contactOf,
  type ContractRecord,
  isUnderWay,
  variationsOf,
  vary,
} from '../../store.ts'
import { amountWords } from '../../spend/scaling-words.ts'
import { readAmount, typedAmount } from '../../typed-amount.ts'
import { planTyped } from '../../typed-commitment.ts'
import type { VariationTerms } from '../../variation.ts'
import { variationRefusal } from '../../variation-words.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { PlanFields } from '../commitment-form/plan-fields.tsx'
import { periodsOffered, type PlanTyped, shared, sharesBy } from '../commitment-form/share.ts'
import { dayIn, planTypedIn } from '../commitment-form/typed.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { commitmentFound } from '../found.ts'
import { tellingOf } from './telling.ts'

interface Found {
  contract: ContractRecord
  commitment: CommitmentRecord
}

interface Typed {
  title: string
  plan: PlanTyped
  from: TypedDay
  reason: string
  email: string
}

/** Asks the supplier to agree to other terms. Until it does, the old ones hold. */
export const varyCommitmentPage = definePage({
  path: pattern.varyCommitment(':contract', ':commitment'),
  allow: keepCommitments,
  async get(visit) {
    const found = await commitmentFound(visit)
    if (!found) return notFound()
    const { commitment, contract } = found
    if (commitment.withdrawnOn) return goTo(visit.urls.staffCommitment(contract.id, commitment.id))
    if (await isUnderWay(visit.tx, commitment.id)) {
      const [newest] = await variationsOf(visit.tx, commitment.id)
      return goTo(visit.urls.variation(newest!.id))
    }
    const email = commitment.supplierEmail ?? (await contactOf(visit.tx, commitment.supplier)) ?? ''
    const reason = visit.query.get('reason')?.slice(0, 300) ?? ''
    const typed = { title: commitment.title, plan: planAsTyped(commitment), reason, email }
    return showForm(visit, found, { ...typed, from: typedDay(visit.today) })
  },
  async post(visit) {
    const found = await commitmentFound(visit, { lock: true })
    if (!found) return notFound()
    const { tx, form, today, urls } = visit
    const typed: Typed = {
      title: form.text('title'),
      plan: planTypedIn(form),
      from: dayIn(form, 'from'),
      reason: form.text('reason'),
      email: form.text('email').trim(),
    }
    const sharing = sharesBy(form.text('act'))
    if (form.text('act') === 'milestone') return showForm(visit, found, typed)
    if (sharing) {
      const filled = shared(found.contract, typed.plan, sharing, today)
      if ('errors' in filled) return showForm(visit, found, typed, filled.errors)
      return showForm(visit, found, { ...typed, plan: filled.typed })
    }
    const read = readTyped(typed)
    if ('errors' in read) return showForm(visit, found, typed, read.errors)
    const proposed = {
      ...read,
      reason: typed.reason,
      version: Number(form.text('version')),
      email: typed.email,
    }
    const decision = await vary(tx, tellingOf(visit), found, 'council', proposed)
    if (decision.accepted) return goTo(urls.variation(decision.fact))
    const { field, sentence } = variationRefusal(decision.because, found.contract)
    return showForm(visit, found, typed, { [field]: sentence }, decision.because === 'stale' ? 409 : 422)
  },
})

/** How a commitment is planned, as the form shows it. */
export function planAsTyped(commitment: CommitmentRecord): PlanTyped {
  return {
    ...typedAmount(commitment),
    due: typedDay(commitment.due),
    profile: commitment.profile,
    targets: new Map([...periodsOf(commitment)].map(([period, target]) => [period, target.toFixed()])),
    milestones: (commitment.milestones ?? []).map(({ id, words, due, quantity }) => ({
      id,
      words,
      due: typedDay(due),
      quantity: quantity?.toFixed() ?? '',
    })),
  }
}

function readTyped(
  typed: Typed,
): { terms: VariationTerms; from: NonNullable<ReturnType<typeof dayOf>> } | { errors: FieldErrors } {
  const errors: Record<string, string> = {}
  if (typed.title.trim() === '') errors.title = 'Enter what is promised, in a few words'
  const amount = readAmount(typed.plan, errors)
  const due = dayOf(typed.plan.due)
  if (!due) errors.due = 'Enter the day it is due, like 31 3 2027'
  const plan = planTyped(typed.plan, errors)
  const from = dayOf(typed.from)
  if (!from) errors.from = 'Enter the day from which it would hold, like 31 3 2027'
  if (!isEmail(typed.email)) errors.email = 'Enter an e-mail address, like name@example.org'
  if (Object.keys(errors).length > 0) return { errors }
  return { terms: { title: typed.title.trim(), due: due!, ...plan, ...amount! }, from: from! }
}

function dayOf(typed: TypedDay) {
  const read = readTypedDay(typed)
  return read === null || read === 'not-a-day' ? undefined : read
}

function showForm(
  visit: Visit,
  { contract, commitment }: Found,
  typed: Typed,
  errors: FieldErrors = {},
  status?: number,
): Answer {
  const { urls, today } = visit
  const { unit } = commitment
  const title = 'Ask for a change'
  const here = urls.staffCommitment(contract.id, commitment.id)
  const periods = periodsOffered(contract, typed.plan, today)
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['due', 'from']} />
        <PageHeading
          title={title}
          caption={commitment.title}
          lede={`${commitment.supplierName} gets a letter with a link, and says yes or no. Until then the terms stay as they are: ${amountWords({ unit }, commitment)} by ${longDay(commitment.due)}.`}
        />
        <InsetText>
          To mend a mistake in the record, or to record what both sides agreed elsewhere,{' '}
          <a class="govuk-link" href={urls.editCommitment(contract.id, commitment.id)}>
            change the commitment
          </a>{' '}
          instead.
        </InsetText>
        <form method="post" novalidate>
          <button class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" type="submit">
            Ask
          </button>
          <input type="hidden" name="version" value={commitment.version} />
          <Input
            name="title"
            label="What is promised, in words that any reader understands"
            value={typed.title}
            autocomplete="off"
            error={errors.title}
          />
          <PlanFields
            {...{ term: contract, typed: typed.plan, errors, periods }}
            unit={unit.many}
            isMoney={isMoney({ unit })}
          />
          <DateInput
            id="from"
            namePrefix="from"
            legend="From which day it would hold"
            hint="A day ahead is all right: it then changes on that day"
            values={dayValues('from', typed.from)}
            error={errors.from}
          />
          <Textarea
            name="reason"
            label="Why"
            hint="The supplier reads this"
            rows={3}
            value={typed.reason}
            error={errors.reason}
          />
          <Input
            name="email"
            type="email"
            label="Whom to ask at the supplier"
            value={typed.email}
            autocomplete="off"
            spellcheck={false}
            error={errors.email}
          />
          <div class="govuk-button-group">
            <Button name="act" value="save" preventDoubleClick>
              Ask the supplier
            </Button>
            <a class="govuk-link" href={here}>
              Leave it as it is
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const further = [{ text: commitment.title, href: here }]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  return show(
    { title, current: 'contracts', before, body },
    status ?? (Object.keys(errors).length > 0 ? 422 : 200),
  )
}
