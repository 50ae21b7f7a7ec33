import { assessmentsKept } from '../../../policy/store.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { noticesDue } from '../../kpi/notice.ts'
import { keepPerformance } from '../../permissions.ts'
import { failuresOf, kpisOf, noticeFacts, noticesOf, remediesOf } from '../../store.ts'

/** All that the overview shows. */
export async function shownOf(visit: Visit, contract: ContractRecord) {
  const { tx, today, visitor } = visit
  const kept = await assessmentsKept(tx, { contract: contract.id, limit: 1 })
  return {
    visit,
    contract,
    kpis: await kpisOf(tx, contract.id),
    failures: await failuresOf(tx, contract.id),
    remedies: await remediesOf(tx, contract.id),
    notices: await noticesOf(tx, contract.id),
    due: noticesDue(await noticeFacts(tx, contract), today),
    assessment: kept.assessments[0],
    mayKeep: mayPass(keepPerformance, visitor.roles, false),
  }
}

export type PerformanceShown = Awaited<ReturnType<typeof shownOf>>
