import type { ContractKind } from '../../contract.ts'

/** A kind of agreement where it is clear to which one it belongs. */
export const kindInShort: Readonly<Record<ContractKind, string>> = {
  contract: 'Contract',
  framework: 'Framework',
  lot: 'Lot',
  'call-off': 'Call-off',
  'spot-purchase': 'Spot purchase',
}
