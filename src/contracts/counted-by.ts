import type { ContractKind } from './contract.ts'

/** Who else may count a result under a framework: who runs it, or who buys under it. */
export const countingRoles = {
  host: 'The host, who runs the framework',
  user: 'The user, who buys under it',
} as const

export type CountingRole = keyof typeof countingRoles

/** The other authority that counts what is delivered; it is then in no headline, register or total here. */
export interface CountedBy {
  role: CountingRole
  /** The name of that authority. */
  name: string
}

export type CountedByRefusal =
  'counted-elsewhere-without-framework' | 'no-counting-name' | 'counting-name-too-long'

export const longestCountingName = 300

/** What is wrong with who counts it; nothing where this authority does. */
export function faultOfCounting(
  kind: ContractKind | undefined,
  countedBy: CountedBy | undefined,
): CountedByRefusal | undefined {
  if (!countedBy) return undefined
  if (!mayBeCountedElsewhere(kind)) return 'counted-elsewhere-without-framework'
  const name = countedBy.name.trim()
  if (name === '') return 'no-counting-name'
  return name.length > longestCountingName ? 'counting-name-too-long' : undefined
}

/** Only what is a framework, or is bought under one, has a host and a user. */
export function mayBeCountedElsewhere(kind: ContractKind | undefined): boolean {
  return kind !== undefined && kind !== 'contract'
}

/** "Counted by Midland Buying Group, not here"; nothing where it is counted here. */
export function countedElsewhereWords({
  countedBy,
}: {
  countedBy?: CountedBy | null | undefined
}): string | undefined {
  return countedBy ? `Counted by ${countedBy.name}, not here` : undefined
}

/** As a commitment's row keeps it; nothing where it is counted here. */
export function countedByOf(row: { counted_by: string | null; counted_by_name: string | null }): {
  countedBy?: CountedBy
} {
  const { counted_by: role, counted_by_name: name } = row
  return role !== null && name !== null ? { countedBy: { role: role as CountingRole, name } } : {}
}
