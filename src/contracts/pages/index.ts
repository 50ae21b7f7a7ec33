import type { Page } from '../../web/page.ts'
import type { ContractsNeeds } from '../needs.ts'
import { decideDisclosurePage } from './decide-disclosure/page.tsx'
import { decideDraftsPage } from './decide-draft/page.tsx'
import { importPages } from './imports.ts'
import { listContractsPage } from './list-contracts/page.tsx'
import { readContractPage } from './read-contract/page.tsx'
import { recordCommitmentPage } from './record-commitment/page.tsx'

/** Every page of contracts and commitments for those who work for the authority. */
export function contractsPages(needs: ContractsNeeds): Page[] {
  return [
    listContractsPage,
    readContractPage(needs),
    recordCommitmentPage(needs),
    decideDraftsPage,
    decideDisclosurePage(needs),
    ...importPages(needs),
  ]
}
