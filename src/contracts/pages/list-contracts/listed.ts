import type { ContractRecord } from '../../store.ts'
import type { Asked } from './filter.ts'

/** A page of the list with all that is shown beside it. */
export interface Listed {
  asked: Asked
  contracts: ContractRecord[]
  next: string | undefined
  /** All that the filter finds, counted so far as filters are counted. */
  count: number
  /** Commitments by contract. */
  counts: Map<string, number>
  /** Promises that wait for a decision, by contract. */
  drafts: Map<string, number>
  owners: Map<string, string>
  services: string[]
  supplierName: string | undefined
  frameworkTitle: string | undefined
  importName: string | undefined
  /** How many contracts were withdrawn by hand. */
  withdrawn: number
}

/** The query without these names, and with these values. */
export function without(
  query: URLSearchParams,
  names: readonly string[],
  values: Record<string, string> = {},
): URLSearchParams {
  const next = new URLSearchParams(
    [...query].filter(([name, value]) => !names.includes(name) && value !== ''),
  )
  for (const [name, value] of Object.entries(values)) next.set(name, value)
  return next
}
