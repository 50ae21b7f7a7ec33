import type { Page } from '../../../web/page.ts'
import { askForRecoveryPlanPage, readRecoveryPlanPage } from './by-council.tsx'
import { keepOwnRecoveryPlanPage, openRecoveryPlanLinkPage } from './by-supplier.tsx'

/** After a missed target: the supplier is asked how it will catch up, writes it, and both sides keep to it. */
export const recoveryPlanPages: Page[] = [
  askForRecoveryPlanPage,
  readRecoveryPlanPage,
  openRecoveryPlanLinkPage,
  keepOwnRecoveryPlanPage,
]
