import { addMilestoneAnswer, commitmentOf, milestoneAnswersOf } from '../../../contracts/store.ts'
import { answerMilestone, type Milestone, milestoneRefusals } from '../../../contracts/index.ts'
import { longDay } from '../../../language/day.ts'
import { lastDayOf } from '../../../language/quarter.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { answerReturn } from '../../permissions.ts'
import { type Answering, type Line } from '../../store.ts'
import { ownAnswering, showReturn, useYourLink } from '../own-return.tsx'

interface Typed {
  reached: string
  on: TypedDay
  story: string
}
interface Found {
  answering: Answering
  line: Line
  milestones: Milestone[]
}
type Faults = { field: string; text: string }[]

/** Whether the steps that were due by the end of the quarter are reached: said at once, apart from the numbers. */
export const answerMilestonesPage = definePage({
  path: pattern.myReturnMilestones(':return', ':commitment'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const found = await ownMilestones(visit)
    if (!found) return useYourLink(visit)
    const empty = { reached: '', on: typedDay(visit.today), story: '' }
    return showForm(visit, found, new Map(found.milestones.map(({ id }) => [id, empty])))
  },
  async post(visit) {
    const found = await ownMilestones(visit)
    if (!found) return useYourLink(visit)
    const { tx, form, today, urls } = visit
    const typed = new Map(found.milestones.map(({ id }) => [id, typedOf(form, id)]))
    const faults: Faults = []
    const said = found.milestones.flatMap((milestone) => {
      const { reached, on, story } = typed.get(milestone.id)!
      const day = readTypedDay(on)
      const given = {
        reached: reached === 'yes' ? true : reached === 'no' ? false : undefined,
        on: day === null || day === 'not-a-day' ? undefined : day,
        story,
      }
      const decision = answerMilestone(given, today)
      if (decision.accepted) return [{ milestone, answer: decision.fact }]
      const { field, sentence } = milestoneRefusals[decision.because]
      faults.push({
        field: `${field}-${milestone.id}`,
        text: `${milestone.words}: ${sentence.toLowerCase()}`,
      })
      return []
    })
    if (faults.length > 0) return showForm(visit, found, typed, faults)
    const { answering, line } = found
    const { id, supplierName } = answering.return
    for (const { milestone, answer } of said) {
      const of = { commitment: line.owed.commitment, milestone, returnId: id, by: supplierName }
      await addMilestoneAnswer(tx, of, answer)
    }
    return goTo(urls.myReturn(id))
  },
})

function typedOf(form: Visit['form'], id: string): Typed {
  const part = (name: string) => form.text(`on-${id}-${name}`)
  return {
    reached: form.text(`reached-${id}`),
    on: { day: part('day'), month: part('month'), year: part('year') },
    story: form.text(`story-${id}`),
  }
}

/** The milestones of a commitment in one's own return that were due by the end of its quarter, and are not reached yet. */
async function ownMilestones(visit: Visit): Promise<Found | undefined> {
  const answering = await ownAnswering(visit)
  const line = answering?.lines.find(({ owed }) => owed.commitment === visit.params.commitment)
  if (!answering || !line || answering.return.state === 'cancelled') return undefined
  const milestones = await milestonesToAnswer(visit, answering, [line])
  return { answering, line, milestones: milestones.get(line.owed.commitment) ?? [] }
}

/** Of each of these commitments the milestones due by the end of the quarter that nobody said are reached. */
export async function milestonesToAnswer(
  { tx }: Visit,
  { return: { quarter } }: Answering,
  lines: readonly Line[],
): Promise<Map<string, Milestone[]>> {
  const steps = lines.filter(({ owed }) => owed.promised.profile === 'milestones')
  const ids = steps.map(({ owed }) => owed.commitment)
  const answers = await milestoneAnswersOf(tx, ids)
  const found = new Map<string, Milestone[]>()
  for (const id of ids) {
    const { milestones = [] } = (await commitmentOf(tx, id))!
    const open = milestones.filter(
      ({ id: step, due }) => due <= lastDayOf(quarter) && !answers.get(step)?.reached,
    )
    if (open.length > 0) found.set(id, open)
  }
  return found
}

function showForm(
  visit: Visit,
  { answering, line, milestones }: Found,
  typed: Map<string, Typed>,
  faults: Faults = [],
) {
  const title = `${line.owed.title}: steps`
  const back = visit.urls.myReturn(answering.return.id)
  const errorAt = (field: string) => faults.find((fault) => fault.field === field)?.text
  const body = (
    <>
      {faults.length > 0 && (
        <ErrorSummary
          errors={faults.map(({ field, text }) => ({
            text,
            href: `#${field}${field.startsWith('on-') ? '-day' : ''}`,
          }))}
        />
      )}
      <h1 class="govuk-heading-l">{title}</h1>
      {milestones.length === 0 ? (
        <p class="govuk-body">Every step that was due is reached. Thank you.</p>
      ) : (
        <form method="post" action={visit.path} novalidate>
          {milestones.map(({ id, words, due }) => {
            const { reached, on, story } = typed.get(id)!
            return (
              <>
                <Radios
                  name={`reached-${id}`}
                  legend={words}
                  hint={`By ${longDay(due)}`}
                  value={reached}
                  error={errorAt(`reached-${id}`)}
                  items={[
                    {
                      value: 'yes',
                      text: 'Reached',
                      conditional: (
                        <DateInput
                          id={`on-${id}`}
                          namePrefix={`on-${id}`}
                          legend="On which day"
                          values={{
                            [`on-${id}-day`]: on.day,
                            [`on-${id}-month`]: on.month,
                            [`on-${id}-year`]: on.year,
                          }}
                          error={errorAt(`on-${id}`)}
                        />
                      ),
                    },
                    { value: 'no', text: 'Not yet' },
                  ]}
                />
                <Textarea
                  name={`story-${id}`}
                  label="What happened, or what stands in the way"
                  hint="A sentence or two. No names of people."
                  rows={3}
                  value={story}
                  error={errorAt(`story-${id}`)}
                />
              </>
            )
          })}
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Send
          </Button>
        </form>
      )}
    </>
  )
  return showReturn(visit, { title, back, body }, faults.length > 0 ? 422 : 200)
}
