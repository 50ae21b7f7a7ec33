import type { Page } from '../../web/page.ts'
import { type DeliveryNeeds, outsideTrials } from '../needs.ts'
import {
  answerByWorkbookPage,
  downloadWorkbookPage,
  handOutWorkbookPage,
} from './answer-by-workbook/page.tsx'
import { acceptManyPage } from './accept-many/page.tsx'
import { addEvidencePage } from './add-evidence/page.tsx'
import { answerMilestonesPage } from './answer-milestones/page.tsx'
import { answerQuestionPage } from './answer-question/page.tsx'
import { askForReturnPage } from './ask-for-return/page.tsx'
import { askForReturnsPage } from './ask-for-returns/page.tsx'
import { beginTrialPage } from './begin-trial/page.tsx'
import { confirmDecisionPage } from './confirm-decision/page.tsx'
import { confirmEarlierPage } from './confirm-earlier/page.tsx'
import { bundlePage } from './bundle/page.tsx'
import { cancelReturnPage } from './cancel-return/page.tsx'
import { checkAndSendPage } from './check-and-send/page.tsx'
import { correctDecisionPage } from './correct-delivery/by-council.tsx'
import { askToCorrectPage } from './correct-delivery/by-supplier.tsx'
import { endTrialPage } from './end-trial/page.tsx'
import { followTrialPage } from './follow-trial/page.tsx'
import { leaveAlonePage } from './leave-alone/page.tsx'
import { listDeliveriesPage } from './list-deliveries/page.tsx'
import { listOwnReturnsPage } from './list-own-returns/page.tsx'
import { listReturnsPage } from './list-returns/page.tsx'
import { listWaitingDeliveriesPage } from './list-waiting-deliveries/page.tsx'
import { confirmDeliveryPage } from './confirm-delivery/page.tsx'
import { nameBeneficiaryPage, nameOwnBeneficiaryPage } from './name-beneficiary/page.tsx'
import { setConfirmationsPage } from './set-confirmations/page.tsx'
import { openEvidencePages } from './open-evidence/page.tsx'
import { openReturnLinkPage, renewReturnLinkPage } from './open-return-link/page.tsx'
import { readReturnPage } from './read-return/page.tsx'
import { readSentReturnPage } from './read-sent-return/page.tsx'
import { recoveryPlanPages } from './recovery-plan/index.ts'
import { recordInspectionPage } from './record-inspection/page.tsx'
import { redactEvidencePage } from './redact-evidence/page.tsx'
import { remindReturnsPage } from './remind-returns/page.tsx'
import { reportQuantityPage } from './report-quantity/page.tsx'
import { sayAnythingElsePage } from './say-anything-else/page.tsx'
import { sayNothingPage } from './say-nothing/page.tsx'
import { peopleOnMyPicturePage, peopleOnPicturePage } from './say-people/page.tsx'
import { seeAheadPage } from './see-ahead/page.tsx'
import { seeDrawsPage } from './see-draws/page.tsx'
import { sendTrialLinkPage } from './send-trial-link/page.tsx'
import { setRhythmPage } from './set-rhythm/page.tsx'
import { setCheckingPage } from './set-checking/page.tsx'
import { signDeclarationPage } from './sign-declaration/page.tsx'
import { startReturnPage } from './start-return/page.tsx'
import { verifyDeliveryPage } from './verify-delivery/page.tsx'
import { withdrawEvidencePage } from './withdraw-evidence/page.tsx'
import { writeAboutDeliveryPage } from './write-about-delivery/page.tsx'

/** Every page of returns: the supplier's, by link or signed in, and those of the authority's people. */
export function deliveryPages(handedIn: DeliveryNeeds): Page[] {
  const needs = outsideTrials(handedIn)
  return [
    openReturnLinkPage,
    renewReturnLinkPage,
    listOwnReturnsPage,
    bundlePage(needs),
    startReturnPage,
    reportQuantityPage,
    answerMilestonesPage,
    addEvidencePage,
    signDeclarationPage,
    sayAnythingElsePage,
    answerByWorkbookPage,
    downloadWorkbookPage,
    handOutWorkbookPage,
    checkAndSendPage(needs),
    readSentReturnPage,
    sayNothingPage,
    beginTrialPage,
    followTrialPage,
    sendTrialLinkPage,
    endTrialPage,
    listReturnsPage,
    seeAheadPage,
    setRhythmPage,
    leaveAlonePage,
    remindReturnsPage,
    askForReturnsPage,
    askForReturnPage,
    readReturnPage,
    cancelReturnPage,
    listWaitingDeliveriesPage,
    verifyDeliveryPage(needs),
    recordInspectionPage,
    writeAboutDeliveryPage,
    confirmDecisionPage(needs),
    acceptManyPage(needs),
    seeDrawsPage,
    setCheckingPage,
    askToCorrectPage(needs),
    correctDecisionPage(needs),
    answerQuestionPage,
    listDeliveriesPage,
    confirmEarlierPage(needs),
    ...openEvidencePages,
    redactEvidencePage,
    withdrawEvidencePage,
    peopleOnMyPicturePage,
    peopleOnPicturePage,
    ...recoveryPlanPages,
    nameOwnBeneficiaryPage,
    nameBeneficiaryPage,
    confirmDeliveryPage,
    setConfirmationsPage,
  ]
}
