import type { Page } from '../../web/page.ts'
import type { ContractsNeeds } from '../needs.ts'
import { decideDisclosurePage } from './decide-disclosure/page.tsx'
import { decideDraftsPage } from './decide-draft/page.tsx'
import { listContractsPage } from './list-contracts/page.tsx'
import { readContractPage } from './read-contract/page.tsx'

/** Every page of contracts and commitments for those who work for the authority. */
export function contractsPages(needs: ContractsNeeds): Page[] {
  return [listContractsPage, readContractPage(needs), decideDraftsPage, decideDisclosurePage(needs)]
}
