import type { Page } from '../../../web/page.ts'
import type { PreparingNeeds } from '../../store.ts'
import { decideBeforePage } from './decide.tsx'
import { readHandoverPage, writeHandoverPage } from './handover.tsx'
import { managingPage } from './managing.tsx'
import { mobilisationPage } from './mobilisation.tsx'
import { readReviewPage, reviewPage } from './review.tsx'
import { addRiskPage, changeRiskPage } from './risk.tsx'
import { contractSettingsPage } from './settings.tsx'
import { newWaiverPage, waiverPage, waiversCsvPage, waiversPage, withdrawWaiverPage } from './waivers.tsx'

/** What goes on around a contract's commitments, and the register of waivers. */
export function runningPages(needs: PreparingNeeds): Page[] {
  return [
    managingPage,
    decideBeforePage(needs),
    mobilisationPage,
    writeHandoverPage(needs),
    readHandoverPage,
    reviewPage(needs),
    readReviewPage,
    addRiskPage,
    changeRiskPage,
    waiversPage,
    waiversCsvPage,
    newWaiverPage,
    waiverPage,
    withdrawWaiverPage,
    contractSettingsPage,
  ]
}
