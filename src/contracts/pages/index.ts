import type { Page } from '../../web/page.ts'
import type { ContractsNeeds } from '../needs.ts'
import { decideDisclosurePage } from './decide-disclosure/page.tsx'
import { decideDraftsPage } from './decide-draft/page.tsx'
import { editContractPage, newContractPage } from './describe-contract/page.tsx'
import { editCommitmentPage } from './edit-commitment/page.tsx'
import { followProgressPage } from './follow-progress/page.tsx'
import { furtherBenefitPages } from './further-benefits/index.ts'
import { importPages } from './imports.ts'
import { askOncePage } from './ask-once/page.tsx'
import { levelsPage } from './levels/page.tsx'
import { listContractsPage } from './list-contracts/page.tsx'
import { putContractBackPage } from './put-contract-back/page.tsx'
import { readCommitmentPage } from './read-commitment/page.tsx'
import { readContractPage } from './read-contract/page.tsx'
import { recordCommitmentPage } from './record-commitment/page.tsx'
import { pauseCommitmentPage } from './pause-commitment/page.tsx'
import { transferCommitmentPage } from './transfer/commitment.tsx'
import { novateContractPage } from './transfer/contract.tsx'
import { answerMilestonePage } from './answer-milestone/page.tsx'
import { contractOnPaperPage } from './on-paper/page.tsx'
import { commitmentMovePage } from './move-commitments/done.tsx'
import { moveCommitmentsPage } from './move-commitments/page.tsx'
import { planAnewPage } from './plan-anew/page.tsx'
import { readTimelinePage } from './read-timeline/page.tsx'
import { variationPages } from './vary-commitment/index.ts'
import { runningPages } from './running/index.ts'
import { newSpendPage } from './spend/new.tsx'
import { spendPage } from './spend/page.tsx'
import { takeOutSpendPage } from './spend/take-out.tsx'
import { withdrawCommitmentPage } from './withdraw-commitment/page.tsx'
import { withdrawContractPage } from './withdraw-contract/page.tsx'

/** Every page of contracts and commitments for those who work for the authority. */
export function contractsPages(needs: ContractsNeeds): Page[] {
  return [
    listContractsPage,
    newContractPage,
    readContractPage(needs),
    levelsPage(needs),
    askOncePage,
    spendPage,
    newSpendPage(needs),
    takeOutSpendPage(needs),
    followProgressPage(needs),
    editContractPage(needs),
    withdrawContractPage(needs),
    putContractBackPage(needs),
    recordCommitmentPage(needs),
    readCommitmentPage(needs),
    editCommitmentPage(needs),
    withdrawCommitmentPage(needs),
    pauseCommitmentPage(needs),
    transferCommitmentPage(needs),
    novateContractPage(needs),
    answerMilestonePage,
    planAnewPage(needs),
    moveCommitmentsPage(needs),
    commitmentMovePage(needs),
    contractOnPaperPage(needs),
    readTimelinePage(needs),
    ...variationPages(needs),
    decideDraftsPage,
    decideDisclosurePage(needs),
    ...furtherBenefitPages,
    ...runningPages(needs),
    ...importPages(needs),
  ]
}
