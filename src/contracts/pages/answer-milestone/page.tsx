import { longDay } from '../../../language/day.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { answerMilestone, milestoneRefusals } from '../../milestone.ts'
import { keepCommitments } from '../../permissions.ts'
import type { Milestone } from '../../plan.ts'
import { addMilestoneAnswer, type CommitmentRecord, type ContractRecord } from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { commitmentFound } from '../found.ts'

interface Found {
  contract: ContractRecord
  commitment: CommitmentRecord
  milestone: Milestone
}
interface Typed {
  reached: string
  on: TypedDay
  story: string
}

/** Says whether a milestone is reached, for the authority. */
export const answerMilestonePage = definePage({
  path: pattern.answerMilestone(':contract', ':commitment', ':milestone'),
  allow: keepCommitments,
  async get(visit) {
    const found = await milestoneFound(visit)
    if (!found) return notFound()
    return showForm(visit, found, { reached: '', on: typedDay(visit.today), story: '' })
  },
  async post(visit) {
    const found = await milestoneFound(visit)
    if (!found) return notFound()
    const { tx, form, today, urls } = visit
    const typed = { reached: form.text('reached'), on: dayIn(form, 'on'), story: form.text('story') }
    const read = readTypedDay(typed.on)
    const reached = typed.reached === 'yes' ? true : typed.reached === 'no' ? false : undefined
    const on = read === null || read === 'not-a-day' ? undefined : read
    const decision = answerMilestone({ reached, on, story: typed.story }, today)
    if (!decision.accepted) {
      const { field, sentence } = milestoneRefusals[decision.because]
      return showForm(visit, found, typed, { [field]: sentence })
    }
    const { commitment, milestone, contract } = found
    await addMilestoneAnswer(tx, { commitment: commitment.id, milestone }, decision.fact)
    return goTo(urls.staffCommitment(contract.id, commitment.id))
  },
})

async function milestoneFound(visit: Visit): Promise<Found | undefined> {
  const found = await commitmentFound(visit)
  const milestone = found?.commitment.milestones?.find(({ id }) => id === visit.params.milestone)
  return found && milestone && !found.commitment.withdrawnOn ? { ...found, milestone } : undefined
}

function showForm(visit: Visit, found: Found, typed: Typed, errors: FieldErrors = {}): Answer {
  const { urls } = visit
  const { contract, commitment, milestone } = found
  const here = urls.staffCommitment(contract.id, commitment.id)
  const title = `Is it reached? ${milestone.words}`
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['on']} />
        <PageHeading
          title={title}
          caption={commitment.title}
          lede={`It was to be reached by ${longDay(milestone.due)}.`}
        />
        <form method="post" novalidate>
          <Radios
            name="reached"
            legend="Is it reached"
            value={typed.reached}
            error={errors.reached}
            items={[
              {
                value: 'yes',
                text: 'Reached',
                conditional: (
                  <DateInput
                    id="on"
                    namePrefix="on"
                    legend="On which day"
                    values={dayValues('on', typed.on)}
                    error={errors.on}
                  />
                ),
              },
              { value: 'no', text: 'Not yet' },
            ]}
          />
          <Textarea
            name="story"
            label="What happened, or what stands in the way"
            rows={3}
            value={typed.story}
            error={errors.story}
          />
          <div class="govuk-button-group">
            <Button preventDoubleClick>Record it</Button>
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
  return show({ title, current: 'contracts', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}
