import type { Page } from '../../web/page.ts'
import { beginBriefPage } from './begin-brief/page.tsx'
import { briefsPage } from './list-briefs/page.tsx'
import { briefInWordPage } from './open-in-word/page.ts'
import { shortAddressPage } from './open-short-address.ts'
import { prepareBriefPage } from './prepare-again.ts'
import { readBriefPage } from './read-brief/page.tsx'
import { briefFigurePage } from './read-figure/page.tsx'
import { compareBriefPage } from './compare-brief/page.tsx'
import { deleteBriefPage } from './delete-brief/page.tsx'
import { editBriefPage } from './edit-brief/page.tsx'
import { signOffBriefPage } from './sign-off-brief/page.tsx'
import { listAttentionPage } from './list-attention/page.tsx'
import { renewBouncedPage } from './renew-bounced/page.tsx'
import { seeAttentionPage } from './see-attention/page.tsx'
import { chooseMondayLetterPage } from './choose-monday-letter/page.tsx'
import { stopMondayLetterPage } from './stop-monday-letter/page.tsx'
import { prepareNoticePage } from './prepare-notice/page.tsx'
import { rateKpiPage } from './rate-kpi/page.tsx'
import { readKpiPage } from './read-kpi/page.tsx'
import { readNoticePage } from './read-notice/page.tsx'
import { noticeReleasePage } from './read-notice/release.ts'
import { readPerformancePage } from './read-performance/page.tsx'
import { recordFailurePage } from './record-failure/page.tsx'
import { recordRemedyPage } from './record-remedy/page.tsx'
import { seePortfolioPage } from './see-portfolio/page.tsx'
import { setKpiPage } from './set-kpi/page.tsx'
import { yearAheadPage } from './see-year-ahead/page.tsx'
import { myWorkPage } from './see-my-work/page.tsx'

/** The pages of what there is to do, of what needs attention, of the briefs for meetings, and of how a contract goes. */
export function performancePages(): Page[] {
  return [
    myWorkPage,
    seeAttentionPage,
    listAttentionPage,
    seePortfolioPage,
    renewBouncedPage,
    chooseMondayLetterPage,
    stopMondayLetterPage,
    briefsPage,
    beginBriefPage,
    readBriefPage,
    briefFigurePage,
    briefInWordPage,
    shortAddressPage,
    compareBriefPage,
    deleteBriefPage,
    editBriefPage,
    signOffBriefPage,
    prepareBriefPage,
    yearAheadPage,
    readPerformancePage,
    setKpiPage,
    readKpiPage,
    rateKpiPage,
    recordFailurePage,
    recordRemedyPage,
    prepareNoticePage,
    readNoticePage,
    noticeReleasePage,
  ]
}
