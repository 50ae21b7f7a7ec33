import type { ApiRoute } from '../web/api.ts'
import { commitmentRoutes } from './api/commitments.ts'
import { contractRoutes } from './api/contracts.ts'
import { draftRoutes } from './api/drafts.ts'
import { furtherBenefitRoutes } from './api/further-benefits.ts'
import { goingRoutes } from './api/going.ts'
import { importRoutes } from './api/imports.ts'
import { askOnceRoutes } from './api/ask-once.ts'
import { levelRoutes } from './api/levels.ts'
import { lifeRoutes } from './api/life.ts'
import { moveRoutes } from './api/moves.ts'
import { noticeSourceRoutes } from './api/notice-source.ts'
import { procurementRoutes } from './api/procurements.ts'
import { spendRoutes } from './api/spend.ts'
import { variationRoutes } from './api/variations.ts'
import { runningRoutes } from './api/running.ts'
import { waiverRoutes } from './api/waivers.ts'
import type { ContractsNeeds } from './needs.ts'

export function contractsApi(needs: ContractsNeeds): ApiRoute[] {
  return [
    ...contractRoutes(needs),
    ...askOnceRoutes,
    ...levelRoutes(needs),
    ...commitmentRoutes(needs),
    ...spendRoutes(needs),
    ...moveRoutes(needs),
    ...variationRoutes(needs),
    ...goingRoutes(needs),
    ...lifeRoutes(needs),
    ...draftRoutes(),
    ...furtherBenefitRoutes,
    ...runningRoutes(needs),
    ...waiverRoutes,
    ...procurementRoutes,
    ...importRoutes(needs),
    ...noticeSourceRoutes,
  ]
}
