import { dayIn, longDay } from '../../../language/day.ts'
import { namesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { runContracts, seeContracts } from '../../permissions.ts'
import { type ContractRecord, mobilisationOf, type StepRecord, tickStep } from '../../store.ts'
import { contractFound } from '../found.ts'
import { runningPage } from './frame.tsx'

const longestNote = 500

/** The checklist of a contract's beginning: who did what, when; ticked one by one. */
export const mobilisationPage = definePage({
  path: pattern.mobilisation(':contract'),
  allow: seeContracts,
  allowPost: runContracts,
  async get(visit) {
    const contract = await contractFound(visit)
    return contract ? list(visit, contract) : notFound()
  },
  async post(visit) {
    const { tx, form, urls } = visit
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const step = (await mobilisationOf(tx, contract.id)).find(
      (each) => String(each.step) === form.text('step'),
    )
    if (!step) return list(visit, contract, { '': 'Choose a step of the list' })
    const note = form.text('note')
    if (note.length > longestNote)
      return list(
        visit,
        contract,
        { [`note-${step.step}`]: 'The note must be 500 characters or fewer' },
        note,
      )
    const isDone = form.text('act') !== 'undo'
    if (isDone !== step.isDone) await tickStep(tx, contract.id, { ...step, isDone, note: note || null })
    return goTo(`${urls.mobilisation(contract.id)}#step-${step.step}`)
  },
})

async function list(
  visit: Visit,
  contract: ContractRecord,
  errors: Record<string, string> = {},
  typed = '',
): Promise<Answer> {
  const { tx, visitor } = visit
  const steps = await mobilisationOf(tx, contract.id)
  const names = await namesOf(
    tx,
    steps.map(({ by }) => by),
  )
  const ticks = mayPass(runContracts, visitor.roles, false)
  const done = steps.filter(({ isDone }) => isDone).length
  return runningPage(visit, contract, {
    title: 'Beginning the contract',
    about: `${done} of ${steps.length} done`,
    lede: 'Promises get lost between the bid and the service. These steps carry them over.',
    errors,
    children: (
      <ol class="govuk-list gm-checklist">
        {steps.map((step) => (
          <Step
            step={step}
            who={step.by ? (names.get(step.by) ?? 'Somebody who left') : undefined}
            ticks={ticks}
            error={errors[`note-${step.step}`]}
            typed={errors[`note-${step.step}`] ? typed : ''}
          />
        ))}
      </ol>
    ),
  })
}

interface StepProps {
  step: StepRecord
  who: string | undefined
  ticks: boolean
  error: string | undefined
  typed: string
}

function Step({ step: { step, title, isDone, note, at }, who, ticks, error, typed }: StepProps) {
  const id = `note-${step}`
  return (
    <li id={`step-${step}`} class="govuk-!-margin-bottom-6">
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{title}</strong> {isDone ? <Tag colour="green">Done</Tag> : <Tag colour="blue">To do</Tag>}
      </p>
      {at && (
        <p class="govuk-hint govuk-!-margin-bottom-1">
          {who ?? 'The system'}, {longDay(dayIn(at))}
          {note && `: ${note}`}
        </p>
      )}
      {ticks && (
        <form method="post" novalidate class="govuk-!-display-none-print">
          <input type="hidden" name="step" value={step} />
          {!isDone && (
            <Input
              name="note"
              id={id}
              label={
                <>
                  Note (optional)<span class="govuk-visually-hidden"> about {title}</span>
                </>
              }
              value={typed}
              error={error}
            />
          )}
          <Button kind="secondary" name="act" value={isDone ? 'undo' : 'done'}>
            {isDone ? 'Not done after all' : 'Done'}
            <span class="govuk-visually-hidden">: {title}</span>
          </Button>
        </form>
      )}
    </li>
  )
}
