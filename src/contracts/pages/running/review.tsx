import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { keepCommitments, runContracts, seeContracts } from '../../permissions.ts'
import type { Prepared } from '../../running/prepared.ts'
import { reviewRefusals } from '../../running/review.ts'
import {
  commitmentsOf,
  type ContractRecord,
  keepReview,
  prepareContract,
  type PreparingNeeds,
  reviewsOf,
} from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { contractFound } from '../found.ts'
import { dayTyped, runningPage } from './frame.tsx'
import { PreparedShown } from './prepared.tsx'

interface Typed {
  heldOn: TypedDay
  present: string
  minutes: string
  nextOn: TypedDay
}

/** A review and reset meeting: prepared by the system, printed before it, minuted after it. */
export function reviewPage(needs: PreparingNeeds): Page {
  return definePage({
    path: pattern.newReview(':contract'),
    allow: runContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const prepared = await prepareContract(visit.tx, contract.id, needs)
      const typed = { heldOn: typedDay(visit.today), present: '', minutes: '', nextOn: typedDay(null) }
      return form(visit, contract, { prepared, typed })
    },
    async post(visit) {
      const { tx, form: sent, urls, today } = visit
      const contract = await contractFound(visit, { lock: true })
      if (!contract) return notFound()
      const typed: Typed = {
        heldOn: dayIn(sent, 'heldOn'),
        present: sent.text('present'),
        minutes: sent.text('minutes'),
        nextOn: dayIn(sent, 'nextOn'),
      }
      const errors: FieldErrors = {}
      const heldOn = dayTyped(typed.heldOn, 'heldOn', errors)
      const nextOn = readTypedDay(typed.nextOn)
      if (nextOn === 'not-a-day') errors.nextOn = 'The day must be in the calendar, like 31 3 2027'
      const again = async (found: FieldErrors) =>
        form(visit, contract, {
          prepared: await prepareContract(tx, contract.id, needs),
          typed,
          errors: found,
        })
      if (!heldOn || nextOn === 'not-a-day') return again(errors)
      const { present, minutes } = typed
      const decision = await keepReview(tx, contract, needs, {
        review: { heldOn, present, minutes, nextOn },
        today,
      })
      if (decision.accepted) return goTo(urls.review(contract.id, decision.fact))
      const { field, sentence } = reviewRefusals[decision.because]
      return again({ [field]: sentence })
    },
  })
}

function form(
  visit: Visit,
  contract: ContractRecord,
  { prepared, typed, errors = {} }: { prepared: Prepared; typed: Typed; errors?: FieldErrors },
): Answer {
  return runningPage(visit, contract, {
    title: 'Review and reset',
    lede: 'Print this page for the meeting. After it, write down what was agreed; the changes are made from the next page.',
    errors,
    days: ['heldOn', 'nextOn'],
    children: (
      <>
        <PreparedShown prepared={prepared} />
        <h2 class="govuk-heading-m">Further benefits</h2>
        {prepared.benefits.length === 0 ? (
          <p class="govuk-body">Nobody has raised one on this contract.</p>
        ) : (
          <ul class="govuk-list govuk-list--bullet">
            {prepared.benefits.map(({ title, state }) => (
              <li>
                {title}: {state.toLowerCase()}
              </li>
            ))}
          </ul>
        )}
        <form method="post" novalidate class="govuk-!-display-none-print">
          <h2 class="govuk-heading-m">Minutes</h2>
          <DateInput
            id="heldOn"
            namePrefix="heldOn"
            legend="When it was held"
            values={dayValues('heldOn', typed.heldOn)}
            error={errors.heldOn}
          />
          <Input
            name="present"
            label="Who was there"
            hint="Posts on both sides, rather than names"
            value={typed.present}
            error={errors.present}
          />
          <Textarea
            name="minutes"
            label="What was said and agreed"
            rows={8}
            value={typed.minutes}
            error={errors.minutes}
          />
          <DateInput
            id="nextOn"
            namePrefix="nextOn"
            legend="The next one (optional)"
            values={dayValues('nextOn', typed.nextOn)}
            error={errors.nextOn}
          />
          <Button preventDoubleClick>Keep the minutes</Button>
        </form>
      </>
    ),
  })
}

/** The minutes of one meeting, with what was prepared for it and the changes to carry out. */
export const readReviewPage = definePage({
  path: pattern.review(':contract', ':review'),
  allow: seeContracts,
  async get(visit) {
    const { tx, params, visitor, urls } = visit
    const contract = await contractFound(visit)
    const id = params.review ?? ''
    const reviews = contract && isId(id) ? await reviewsOf(tx, contract.id) : []
    const review = reviews.find((each) => each.id === id)
    if (!contract || !review) return notFound()
    const keeps = mayPass(keepCommitments, visitor.roles, false)
    const commitments = (await commitmentsOf(tx, contract.id)).filter(({ withdrawnOn }) => !withdrawnOn)
    const because = `Agreed at the review of ${longDay(review.heldOn)}`
    return runningPage(visit, contract, {
      title: `Review of ${longDay(review.heldOn)}`,
      children: (
        <>
          <SummaryList
            rows={[
              { key: 'Who was there', value: review.present },
              {
                key: 'What was said and agreed',
                value: <span class="gm-story">{review.minutes}</span>,
              },
              review.nextOn ? { key: 'The next one', value: longDay(review.nextOn) } : undefined,
            ]}
          />
          {keeps && (
            <div class="govuk-!-display-none-print">
              <h2 class="govuk-heading-m">Carry out what was agreed</h2>
              <Table
                caption="Commitments that can be changed"
                captionClass="govuk-visually-hidden"
                onPhone="blocks"
                firstCellIsHeader
                head={[{ content: 'Commitment' }, { content: 'Do' }]}
                rows={commitments.map(({ id: commitment, title }) => [
                  { content: title },
                  {
                    content: (
                      <>
                        <a
                          class="govuk-link"
                          href={`${urls.varyCommitment(contract.id, commitment)}?${new URLSearchParams({ reason: because })}`}
                        >
                          Vary it<span class="govuk-visually-hidden">: {title}</span>
                        </a>
                        {' or '}
                        <a
                          class="govuk-link"
                          href={`${urls.withdrawCommitment(contract.id, commitment)}?${new URLSearchParams({ reason: because })}`}
                        >
                          withdraw it<span class="govuk-visually-hidden">: {title}</span>
                        </a>
                      </>
                    ),
                  },
                ])}
              />
              <LinkRow
                links={[
                  {
                    text: 'Raise a further benefit',
                    href: urls.newFurtherBenefit(contract.id, { from: because }),
                  },
                ]}
              />
            </div>
          )}
          <h2 class="govuk-heading-m">As it was prepared</h2>
          <PreparedShown prepared={review.prepared} />
        </>
      ),
    })
  },
})
