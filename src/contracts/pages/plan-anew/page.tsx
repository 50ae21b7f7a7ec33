import { type Day, longDay } from '../../../language/day.ts'
import { decimalOf } from '../../../language/quantity.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Fieldset } from '../../../web/components/fieldset.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { proposedAfter } from '../../extension.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepCommitments } from '../../permissions.ts'
import { planAnewRefusal } from '../../plan-anew-words.ts'
import {
  type CommitmentRecord,
  commitmentsOf,
  type ContractRecord,
  type Extension,
  extensionToReview,
  planManyAnew,
  type ToPlanAnew,
} from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'
import { tellingOf } from '../vary-commitment/telling.ts'

interface TypedOne {
  chosen: boolean
  version: number
  quantity: string
  due: TypedDay
}

interface Typed {
  of: Map<string, TypedOne>
  how: string
  reason: string
}

/** After an extension, or when a contract is looked at as a whole: new quantities and days for many commitments at once. */
export function planAnewPage(needs: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.planAnew(':contract'),
    allow: keepCommitments,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const extension = await extensionToReview(visit.tx, contract.id)
      const commitments = await standingOf(visit, contract)
      const typed = { of: proposedFor(commitments, contract, extension), how: '', reason: '' }
      return showForm(visit, { contract, commitments, extension }, typed)
    },
    post: (visit) => planAll(visit, needs),
  })
}

async function standingOf({ tx }: Visit, { id }: ContractRecord): Promise<CommitmentRecord[]> {
  return (await commitmentsOf(tx, id)).filter(({ withdrawnOn }) => !withdrawnOn)
}

function proposedFor(
  commitments: readonly CommitmentRecord[],
  { starts }: ContractRecord,
  extension: Extension | undefined,
): Typed['of'] {
  return new Map(
    commitments.map((one) => {
      const { quantity, due } = extension ? proposedAfter(one, { starts, ...extension }) : one
      const chosen = one.profile !== 'milestones' && (due !== one.due || !quantity.eq(one.quantity))
      return [one.id, { chosen, version: one.version, quantity: quantity.toFixed(), due: typedDay(due) }]
    }),
  )
}

async function planAll(visit: Visit, needs: Pick<ContractsNeeds, 'afterCommitmentChange'>): Promise<Answer> {
  const contract = await contractFound(visit, { lock: true })
  if (!contract) return notFound()
  const { tx, form, today, urls } = visit
  const commitments = await standingOf(visit, contract)
  const chosenIds = new Set(form.all('chosen'))
  const typed: Typed = {
    of: new Map(
      commitments.map(({ id }): [string, TypedOne] => [
        id,
        {
          chosen: chosenIds.has(id),
          version: Number(form.text(`version-${id}`)),
          quantity: form.text(`quantity-${id}`),
          due: dayIn(form, `due-${id}`),
        },
      ]),
    ),
    how: form.text('how'),
    reason: form.text('reason'),
  }
  const shown = { contract, commitments, extension: await extensionToReview(tx, contract.id) }
  const errors: Record<string, string> = {}
  const chosen = readChosen(commitments, typed, errors)
  const changes = chosen.length > 0
  if (!changes && !shown.extension)
    errors[`chosen-${commitments[0]?.id ?? ''}`] = 'Choose at least one commitment'
  if (changes && typed.how !== 'agreed' && typed.how !== 'ask') errors.how = 'Choose how it is agreed'
  if (changes && typed.reason.trim() === '') errors.reason = 'Say why'
  if (Object.keys(errors).length > 0) return showForm(visit, shown, typed, errors)
  const refused = await planManyAnew(tx, contract, chosen, {
    how: typed.how === 'ask' ? 'ask' : 'agreed',
    reason: typed.reason,
    today,
    telling: tellingOf(visit),
    after: needs.afterCommitmentChange,
  })
  if (refused.length === 0) return goTo(urls.contractProgress(contract.id))
  for (const { id, because } of refused) {
    const { field, sentence } = planAnewRefusal(because, contract)
    const title = commitments.find((one) => one.id === id)?.title ?? ''
    errors[field === 'due' ? `due-${id}` : `quantity-${id}`] = `${title}: ${sentence}`
  }
  const isStale = refused.some(({ because }) => because === 'stale')
  return showForm(visit, shown, typed, errors, isStale ? 409 : 422)
}

function readChosen(
  commitments: readonly CommitmentRecord[],
  typed: Typed,
  errors: Record<string, string>,
): ToPlanAnew[] {
  const chosen: ToPlanAnew[] = []
  for (const { id, title } of commitments) {
    const one = typed.of.get(id)!
    if (!one.chosen) continue
    const quantity = decimalOf(one.quantity.replaceAll(',', '').replace(/^£\s*/, ''))
    const due = readTypedDay(one.due)
    if (!quantity) errors[`quantity-${id}`] = `${title}: enter the quantity as a figure, like 40 or 2.5`
    if (due === null || due === 'not-a-day') errors[`due-${id}`] = `${title}: enter a day, like 31 3 2027`
    else if (quantity) chosen.push({ id, version: one.version, quantity, due })
  }
  return chosen
}

interface Shown {
  contract: ContractRecord
  commitments: CommitmentRecord[]
  extension: Extension | undefined
}

function showForm(
  visit: Visit,
  shown: Shown,
  typed: Typed,
  errors: FieldErrors = {},
  status?: number,
): Answer {
  const { urls } = visit
  const { contract, commitments, extension } = shown
  const title = extension ? 'The contract runs on: what of its commitments?' : 'Plan commitments anew'
  const days = commitments.map(({ id }) => `due-${id}`)
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={days} />
        <PageHeading title={title} caption={contract.title} lede={ledeOf(extension)} />
        {commitments.length === 0 ? (
          <EmptyState title="Nothing is promised yet">
            Commitments of the contract stand here, to be planned anew together.
          </EmptyState>
        ) : (
          <form method="post" novalidate>
            {commitments.map((commitment) => (
              <One {...{ commitment, errors }} typed={typed.of.get(commitment.id)!} />
            ))}
            <Radios
              name="how"
              legend="How it is agreed"
              value={typed.how}
              error={errors.how}
              items={[
                { value: 'ask', text: 'Ask the supplier about each', hint: 'They change once it says yes' },
                { value: 'agreed', text: 'Both sides agreed already', hint: 'They change now' },
              ]}
            />
            <Textarea name="reason" label="Why" rows={3} value={typed.reason} error={errors.reason} />
            <div class="govuk-button-group">
              <Button preventDoubleClick>Plan the chosen ones anew</Button>
              <a class="govuk-link" href={urls.staffContract(contract.id)}>
                Not now
              </a>
            </div>
            {extension && (
              <p class="govuk-body">To leave all as they are, choose none: that is recorded too.</p>
            )}
          </form>
        )}
      </div>
    </div>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show(
    { title, current: 'contracts', before, body },
    status ?? (Object.keys(errors).length > 0 ? 422 : 200),
  )
}

function ledeOf(extension: { ended: Day; ends: Day } | undefined): string {
  if (!extension)
    return 'What was planned for time that is over stays. The rest is shared evenly over the time that is left.'
  return `Its last day moved from ${longDay(extension.ended)} to ${longDay(extension.ends)}. Below is what each would be if it goes on in proportion to the time. Confirm or change each, or leave it.`
}

function One({
  commitment,
  typed,
  errors,
}: {
  commitment: CommitmentRecord
  typed: TypedOne
  errors: FieldErrors
}) {
  const { id, title, quantity, due, unit, profile } = commitment
  const now = `${unitWords({ unit }, quantity)} by ${longDay(due)} now`
  if (profile === 'milestones')
    return (
      <InsetText>
        {title}: {now}. It goes by milestones, so change it by itself.
      </InsetText>
    )
  const money = isMoney({ unit })
  return (
    <Fieldset legend={title} legendClass="govuk-fieldset__legend--m">
      <input type="hidden" name={`version-${id}`} value={typed.version} />
      <Checkboxes
        name="chosen"
        idPrefix={`chosen-${id}`}
        hint={now}
        values={typed.chosen ? [id] : []}
        items={[{ value: id, text: `Plan “${title}” anew` }]}
      />
      <Input
        name={`quantity-${id}`}
        label="How much"
        value={typed.quantity}
        inputmode="decimal"
        autocomplete="off"
        class="govuk-input--width-10"
        prefix={money ? '£' : undefined}
        suffix={money ? undefined : unit.many}
        error={errors[`quantity-${id}`]}
      />
      <DateInput
        id={`due-${id}`}
        namePrefix={`due-${id}`}
        legend="By when"
        values={dayValues(`due-${id}`, typed.due)}
        error={errors[`due-${id}`]}
      />
    </Fieldset>
  )
}
