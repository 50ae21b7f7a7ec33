import type { Page } from '../../../web/page.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { varyCommitmentPage } from './ask.tsx'
import { readVariationPage } from './by-council.tsx'
import { answerOwnVariationPage, openVariationLinkPage } from './by-supplier.tsx'
import { myCommitmentsPage, varyMyCommitmentPage } from './own-commitments.tsx'

/** Changing what was promised, with the agreement of both sides. */
export function variationPages(needs: ContractsNeeds): Page[] {
  return [
    varyCommitmentPage,
    readVariationPage(needs),
    openVariationLinkPage,
    answerOwnVariationPage(needs),
    myCommitmentsPage(needs),
    varyMyCommitmentPage,
  ]
}
