import { exactMoney } from '../../../language/money.ts'
import { decimalOf } from '../../../language/quantity.ts'
import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepOwnCommitments } from '../../permissions.ts'
import { planAnew } from '../../plan.ts'
import {
  type CommitmentRecord,
  commitmentOf,
  commitmentsIn,
  contractOf,
  type ContractRecord,
  type VariationRecord,
  variationsWith,
  vary,
} from '../../store.ts'
import { termsOf } from '../../variation.ts'
import { planWords, variationRefusal, variationStates } from '../../variation-words.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { Errors } from '../errors.tsx'
import { amountWords } from '../../spend/scaling-words.ts'
import { noProgress } from '../going.ts'
import { tellingOf } from './telling.ts'

const most = 200

/** What a supplier promised, how far it is, and which changes are being talked about. */
export function myCommitmentsPage(needs: Pick<ContractsNeeds, 'progressOf'>): Page {
  return definePage({
    path: pattern.myCommitments(),
    allow: keepOwnCommitments,
    async get(visit) {
      const { tx, urls, visitor, authority } = visit
      const commitments: CommitmentRecord[] = []
      for (const supplier of visitor.suppliers)
        commitments.push(...(await commitmentsIn(tx, { supplier, limit: most })).commitments)
      const progress = await needs.progressOf(
        tx,
        commitments.map(({ id }) => id),
      )
      const variations = (await variationsWith(tx, visitor.suppliers)).slice(0, 20)
      const waiting = variations.filter(({ state, side }) => state === 'open' && side === 'council')
      const body = (
        <>
          <PageHeading
            title="Your promises"
            lede={`What you promised ${authority.name} over and above the work itself.`}
          />
          {waiting.map((one) => (
            <InsetText>
              {authority.name} asks for a change of “{one.commitmentTitle}”.{' '}
              <a class="govuk-link" href={urls.myVariation(one.id)}>
                Say yes or no
              </a>
            </InsetText>
          ))}
          {commitments.length === 0 ? (
            <EmptyState title="Nothing stands here yet">
              When the council records what you promised, you see it here, with how much of it was accepted.
            </EmptyState>
          ) : (
            <Promises {...{ visit, commitments, progress }} />
          )}
          <Changes visit={visit} variations={variations} />
        </>
      )
      const before = (
        <Breadcrumbs
          items={[{ text: 'Your returns', href: urls.supplierHome() }, { text: 'Your promises' }]}
        />
      )
      return show({ title: 'Your promises', current: 'promises', before, body })
    },
  })
}

interface PromisesShown {
  visit: Visit
  commitments: readonly CommitmentRecord[]
  progress: Awaited<ReturnType<ContractsNeeds['progressOf']>>
}

function Promises({ visit: { urls }, commitments, progress }: PromisesShown) {
  return (
    <Table
      caption="What you promised"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Promise' },
        { content: 'How much', numeric: true },
        { content: 'Accepted so far', numeric: true },
        { content: 'By when' },
        { content: 'Change' },
      ]}
      rows={commitments.map((one) => [
        { content: one.title },
        { content: amountWords(one, one), numeric: true },
        { content: unitWords(one, (progress.get(one.id) ?? noProgress).verified), numeric: true },
        { content: longDay(one.due) },
        {
          content: (
            <a class="govuk-link" href={urls.varyMyCommitment(one.id)}>
              Ask for a change<span class="govuk-visually-hidden"> of {one.title}</span>
            </a>
          ),
        },
      ])}
    />
  )
}

function Changes({ visit: { urls }, variations }: { visit: Visit; variations: readonly VariationRecord[] }) {
  if (variations.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Changes that were asked for</h2>
      <ul class="govuk-list">
        {variations.map((one) => (
          <li>
            <a class="govuk-link" href={urls.myVariation(one.id)}>
              {one.commitmentTitle}, from {longDay(one.from)}
            </a>
            : {variationStates[one.state].toLowerCase()}
          </li>
        ))}
      </ul>
    </>
  )
}

interface Typed {
  quantity: string
  due: TypedDay
  from: TypedDay
  reason: string
}

interface Found {
  contract: ContractRecord
  commitment: CommitmentRecord
}

/** A supplier asks to promise more, less or later; the council answers. What is left is shared evenly over the time left. */
export const varyMyCommitmentPage = definePage({
  path: pattern.varyMyCommitment(':commitment'),
  allow: keepOwnCommitments,
  async get(visit) {
    const found = await ownFound(visit)
    if (!found) return notFound()
    const { commitment } = found
    const quantity = (commitment.scaling?.units ?? commitment.quantity).toFixed()
    const typed = { quantity, due: typedDay(commitment.due), reason: '' }
    return showForm(visit, found, { ...typed, from: typedDay(visit.today) })
  },
  async post(visit) {
    const found = await ownFound(visit, true)
    if (!found) return notFound()
    const { form, tx, today, urls } = visit
    const { contract, commitment } = found
    const typed: Typed = {
      quantity: form.text('quantity'),
      due: dayIn(form, 'due'),
      from: dayIn(form, 'from'),
      reason: form.text('reason'),
    }
    const errors: Record<string, string> = {}
    const quantity = decimalOf(typed.quantity.replaceAll(',', '').replace(/^£\s*/, ''))
    if (!quantity) errors.quantity = 'Enter the quantity as a figure, like 40 or 2.5'
    const due = readTypedDay(typed.due)
    if (due === null || due === 'not-a-day') errors.due = 'Enter the day, like 31 3 2027'
    const from = readTypedDay(typed.from)
    if (from === null || from === 'not-a-day') errors.from = 'Enter the day, like 31 3 2027'
    if (Object.keys(errors).length > 0) return showForm(visit, found, typed, errors)
    const wanted = { quantity: quantity!, due: due as CommitmentRecord['due'] }
    const { scaling } = commitment
    const rated = scaling && {
      ...termsOf(commitment),
      due: wanted.due,
      scaling: { ...scaling, units: wanted.quantity },
    }
    const terms = rated ??
      planAnew(termsOf(commitment), wanted, { starts: contract.starts, today }) ?? {
        ...termsOf(commitment),
        ...wanted,
      }
    const version = Number(form.text('version'))
    const proposed = { terms, from: from as CommitmentRecord['due'], reason: typed.reason, version }
    const decision = await vary(tx, tellingOf(visit), found, 'supplier', proposed)
    if (decision.accepted) return goTo(urls.myVariation(decision.fact))
    const { field, sentence } = variationRefusal(decision.because, contract)
    const place = ['quantity', 'due', 'from', 'reason'].includes(field) ? field : 'quantity'
    return showForm(visit, found, typed, { [place]: sentence }, decision.because === 'stale' ? 409 : 422)
  },
})

async function ownFound({ tx, params, visitor }: Visit, lock = false): Promise<Found | undefined> {
  const id = params.commitment ?? ''
  const known = isId(id) ? await commitmentOf(tx, id) : undefined
  if (!known || known.withdrawnOn || !visitor.suppliers.includes(known.supplier)) return undefined
  const contract = await contractOf(tx, known.contract, { lock })
  if (!contract || contract.withdrawnAt) return undefined
  return { contract, commitment: lock ? (await commitmentOf(tx, id, { lock }))! : known }
}

function showForm(
  visit: Visit,
  { contract, commitment }: Found,
  typed: Typed,
  errors: FieldErrors = {},
  status?: number,
): Answer {
  const { urls, authority } = visit
  const { unit } = commitment
  const money = isMoney({ unit })
  const title = 'Ask for a change'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['due', 'from']} />
        <PageHeading
          title={title}
          caption={`${contract.title}: ${commitment.title}`}
          lede={`You promised ${amountWords({ unit }, commitment)} by ${longDay(commitment.due)}. Nothing changes until ${authority.name} agrees.`}
        />
        <form method="post" novalidate>
          <input type="hidden" name="version" value={commitment.version} />
          <Input
            name="quantity"
            label={
              commitment.scaling
                ? `How many for every ${exactMoney(commitment.scaling.per)} invoiced`
                : 'How much it should be'
            }
            value={typed.quantity}
            inputmode="decimal"
            autocomplete="off"
            class="govuk-input--width-10"
            prefix={money ? '£' : undefined}
            suffix={money ? undefined : unit.many}
            error={errors.quantity}
          />
          <DateInput
            id="due"
            namePrefix="due"
            legend="By when"
            values={dayValues('due', typed.due)}
            error={errors.due}
          />
          <p class="govuk-body">
            It is planned like this now: {planWords(commitment)}.{' '}
            {commitment.profile === 'milestones'
              ? 'Say below which steps should be otherwise.'
              : 'What is left is shared evenly over the time left.'}
          </p>
          <DateInput
            id="from"
            namePrefix="from"
            legend="From which day it would hold"
            values={dayValues('from', typed.from)}
            error={errors.from}
          />
          <Textarea name="reason" label="Why" rows={4} value={typed.reason} error={errors.reason} />
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Ask the council
          </Button>
        </form>
      </div>
    </div>
  )
  const items = [{ text: 'Your promises', href: urls.myCommitments() }, { text: title }]
  return show(
    { title, current: 'promises', before: <Breadcrumbs items={items} />, body },
    status ?? (Object.keys(errors).length > 0 ? 422 : 200),
  )
}
