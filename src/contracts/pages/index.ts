import type { Page } from '../../web/page.ts'
import type { ContractsNeeds } from '../needs.ts'
import { listContractsPage } from './list-contracts/page.tsx'

/** Every page of contracts and commitments for those who work for the authority. */
export function contractsPages(_needs: ContractsNeeds): Page[] {
  return [listContractsPage]
}
