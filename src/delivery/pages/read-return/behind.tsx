import { TaskList } from '../../../web/components/task-list.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { planStanding } from '../../recovery-words.ts'
import { type Answering, missedBy, missedWords, recoveryPlansOf } from '../../store.ts'

/** A commitment of this return that is behind by the end of its quarter, or was, with the plan that was asked for. */
export interface BehindShown {
  commitment: string
  title: string
  missed: string
  plan?: { id: string; standing: string }
}

export async function behindOf(
  { tx, today }: Visit,
  { return: { contract, supplier, quarter, state }, lines }: Answering,
): Promise<BehindShown[]> {
  if (state === 'cancelled') return []
  const plans = (await recoveryPlansOf(tx, { contract, supplier })).filter((plan) => plan.quarter === quarter)
  const asked = plans.map((plan) => ({
    commitment: plan.commitment,
    title: plan.commitmentTitle,
    missed: missedWords(plan.unit, plan),
    plan: { id: plan.id, standing: planStanding(plan, today) },
  }))
  const missed = await missedBy(
    tx,
    lines.map(({ owed }) => owed.commitment),
  )
  const left = lines.flatMap(({ owed: { commitment, title, measure } }) => {
    const found = missed.get(commitment)
    if (found?.quarter !== quarter || asked.some((each) => each.commitment === commitment)) return []
    return [{ commitment, title, missed: missedWords(measure.unit, found) }]
  })
  return [...asked, ...left]
}

/** What is behind, and what the supplier was asked about it; who may ask is offered to. */
export function Behind({
  visit: { urls, visitor },
  behind,
  contract,
}: {
  visit: Visit
  behind: readonly BehindShown[]
  contract: string
}) {
  if (behind.length === 0) return null
  const mayAsk = mayPass(askForReturns, visitor.roles, false)
  return (
    <>
      <h2 class="govuk-heading-m">Behind what was planned</h2>
      <TaskList
        idPrefix="behind"
        items={behind.map(({ commitment, title, missed, plan }) => ({
          title,
          hint: missed,
          href: plan
            ? urls.recoveryPlan(plan.id)
            : mayAsk
              ? urls.askForRecoveryPlan(contract, commitment)
              : undefined,
          status: plan ? plan.standing : mayAsk ? 'Ask for a plan to catch up' : 'No plan was asked for',
        }))}
      />
    </>
  )
}
