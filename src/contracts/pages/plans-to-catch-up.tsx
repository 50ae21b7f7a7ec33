import { longDay } from '../../language/day.ts'
import { TaskList } from '../../web/components/task-list.tsx'
import type { Urls } from '../../web/urls.ts'
import type { PlanToCatchUp } from '../needs.ts'

/** What suppliers were asked after a missed target, and how that stands; nothing where nobody was. */
export function PlansToCatchUp({ urls, plans }: { urls: Urls; plans: readonly PlanToCatchUp[] }) {
  if (plans.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Plans to catch up</h2>
      <TaskList
        idPrefix="plans"
        items={plans.map(({ id, commitmentTitle, by, standing }) => ({
          title: commitmentTitle,
          hint: `Behind on ${longDay(by)}`,
          href: urls.recoveryPlan(id),
          status: standing,
        }))}
      />
    </>
  )
}
