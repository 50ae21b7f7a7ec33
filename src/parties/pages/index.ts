import type { Page } from '../../web/page.ts'
import type { PartiesNeeds } from '../needs.ts'
import { acceptInvitationPage, openInvitationPage } from './accept-invitation/page.tsx'
import { accountPage, endOtherSessionsPage, endSessionPage } from './account/page.tsx'
import { renewInvitationPage, withdrawInvitationPage } from './answer-invitation/page.ts'
import { auditTrailPage } from './audit-trail/page.tsx'
import { changePasswordPage } from './change-password/page.tsx'
import { changeSecondFactorPage } from './change-second-factor/page.tsx'
import { coversPage, stopCoverPage } from './covers/page.tsx'
import { editSupplierPage, newSupplierPage } from './edit-supplier/page.tsx'
import { enterCodePage } from './enter-code/page.tsx'
import { forgottenPasswordPage } from './forgotten-password/page.tsx'
import { giveCoverForPage, giveCoverPage } from './give-cover/page.tsx'
import { invitePage } from './invite/page.tsx'
import { declineCoverPage, endCoverPage, ownCoverPage } from './own-cover/page.tsx'
import { backUpNowPage, backupsPage } from './backups/page.tsx'
import { outboxMailPage, outboxPage, sendFailedMailAgainPage, sendMailAgainPage } from './outbox/page.tsx'
import { peoplePage } from './people/page.tsx'
import { editTeamPage, endTeamPage, newTeamPage } from './edit-team/page.tsx'
import { endMembershipPage } from './hand-over/leave.tsx'
import { handOverPage } from './hand-over/page.tsx'
import { handoverPage } from './handover/page.tsx'
import { personPage } from './person/page.tsx'
import { removeSecondFactorPage } from './person/remove-second-factor.tsx'
import { recordHistoryPage } from './record-history/page.tsx'
import { renewRecoveryCodesPage } from './renew-recovery-codes/page.tsx'
import { newPasswordPage, openResetPage } from './reset-password/page.tsx'
import { scheduledWorkPage, tryWorkAgainPage } from './scheduled-work/page.tsx'
import { sendKeptFormPage } from './send-kept-form/page.tsx'
import { openSetUpPage, setUpAdministratorPage, setUpAuthorityPage } from './set-up/page.tsx'
import { setUpSecondFactorPage } from './set-up-second-factor/page.tsx'
import { settingsPage } from './settings/page.tsx'
import { signInAsExamplePage } from './sign-in-as-example/page.tsx'
import { signInPage } from './sign-in/page.tsx'
import { signOutPage } from './sign-out/page.tsx'
import { supplierPage } from './supplier/page.tsx'
import { suppliersPage } from './suppliers/page.tsx'
import { endTeamMemberPage, teamPage } from './team/page.tsx'
import { teamsPage } from './teams/page.tsx'
import { endTokenPage, tokensPage } from './tokens/page.tsx'
import { useRecoveryCodePage } from './use-recovery-code/page.tsx'

/** Setting up, signing in, the person's account, and the settings that say who may do what. */
export function partiesPages(needs: PartiesNeeds): Page[] {
  return [
    openSetUpPage,
    setUpAuthorityPage,
    setUpAdministratorPage(needs),
    signInPage(needs),
    enterCodePage,
    useRecoveryCodePage,
    setUpSecondFactorPage,
    signOutPage,
    sendKeptFormPage,
    forgottenPasswordPage,
    openResetPage,
    newPasswordPage(needs),
    openInvitationPage,
    acceptInvitationPage(needs),
    signInAsExamplePage,
    accountPage,
    endSessionPage,
    endOtherSessionsPage,
    changePasswordPage(needs),
    renewRecoveryCodesPage(needs),
    changeSecondFactorPage(needs),
    ownCoverPage,
    giveCoverPage,
    endCoverPage,
    declineCoverPage,
    settingsPage,
    peoplePage,
    invitePage,
    personPage,
    endMembershipPage(needs),
    handOverPage(needs),
    handoverPage(needs),
    removeSecondFactorPage,
    withdrawInvitationPage,
    renewInvitationPage,
    giveCoverForPage,
    coversPage,
    stopCoverPage,
    teamsPage,
    newTeamPage(needs),
    teamPage,
    editTeamPage(needs),
    endTeamPage,
    endTeamMemberPage,
    tokensPage,
    endTokenPage,
    auditTrailPage,
    recordHistoryPage,
    backupsPage,
    backUpNowPage,
    scheduledWorkPage,
    tryWorkAgainPage,
    outboxPage,
    outboxMailPage,
    sendMailAgainPage,
    sendFailedMailAgainPage,
    suppliersPage,
    newSupplierPage,
    supplierPage,
    editSupplierPage(needs),
  ]
}
