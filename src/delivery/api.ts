import type { ApiRoute } from '../web/api.ts'
import { answeringRoutes } from './api/answering.ts'
import { askingRoutes } from './api/asking.ts'
import { checkingRoutes } from './api/checking.ts'
import { bundleRoutes } from './api/bundles.ts'
import { declaringRoutes } from './api/declaring.ts'
import { correctionRoutes } from './api/corrections.ts'
import { deliveryRoutes } from './api/deliveries.ts'
import { earlierRoutes } from './api/earlier-deliveries.ts'
import { confirmationRoutes } from './api/confirmations.ts'
import { evidenceRoutes } from './api/evidence.ts'
import { recoveryRoutes } from './api/recovery-plans.ts'
import { peopleRoutes } from './api/people-on-pictures.ts'
import { returnRoutes } from './api/returns.ts'
import { rhythmRoutes } from './api/rhythm.ts'
import { sendingRoutes } from './api/sending.ts'
import { workbookRoutes } from './api/workbook.ts'
import { threadRoutes } from './api/thread.ts'
import { withdrawingRoutes } from './api/withdrawing.ts'
import { confirmationRoute, verificationRoute } from './api/verifications.ts'
import { waitingRoutes } from './api/waiting-deliveries.ts'
import type { DeliveryNeeds } from './needs.ts'

export function deliveryApi(needs: DeliveryNeeds): ApiRoute[] {
  return [
    ...returnRoutes,
    ...askingRoutes,
    ...rhythmRoutes,
    ...answeringRoutes,
    ...sendingRoutes(needs),
    ...bundleRoutes(needs),
    ...workbookRoutes,
    ...evidenceRoutes,
    ...declaringRoutes,
    ...withdrawingRoutes,
    ...peopleRoutes,
    ...confirmationRoutes,
    ...deliveryRoutes,
    ...earlierRoutes(needs),
    verificationRoute(needs),
    confirmationRoute(needs),
    ...waitingRoutes(needs),
    ...threadRoutes,
    ...recoveryRoutes,
    ...correctionRoutes(needs),
    ...checkingRoutes,
  ]
}
