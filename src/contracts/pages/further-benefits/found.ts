import { isId } from '../../../language/identifier.ts'
import type { Visit } from '../../../web/visit.ts'
import { contractOf, type ContractRecord, furtherBenefitOf, type FurtherBenefitRecord } from '../../store.ts'

export interface BenefitFound {
  contract: ContractRecord
  benefit: FurtherBenefitRecord
}

/** The further benefit that the address names, with its contract; of an act both are locked, the contract first. */
export async function benefitFound(
  { tx, params }: Visit,
  options: { lock?: boolean } = {},
): Promise<BenefitFound | undefined> {
  const id = params.benefit ?? ''
  const known = isId(id) ? await furtherBenefitOf(tx, id) : undefined
  const contract = known && (await contractOf(tx, known.contract, options))
  const benefit = options.lock && known ? await furtherBenefitOf(tx, id, options) : known
  return contract && benefit && !contract.withdrawnAt ? { contract, benefit } : undefined
}
