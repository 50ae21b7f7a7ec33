import { type Decimal, sum } from '../language/quantity.ts'
import type { CountedBy } from './counted-by.ts'
import type { ContractKind } from './contract.ts'

/** A commitment as it counts at its level, in its measure's unit. */
export interface OnLevel {
  measureCode: string
  measureName: string
  unit: { one: string; many: string }
  level: ContractKind
  quantity: Decimal
  reported: Decimal
  verified: Decimal
  /** Who else counts it: it is then in no sum here. */
  countedBy?: CountedBy
}

/** What is promised of one measure at one level of a framework: units of one measure only are ever added. */
export interface PromisedAtLevel extends OnLevel {
  commitments: number
}

const order: readonly ContractKind[] = ['framework', 'contract', 'lot', 'call-off', 'spot-purchase']

/** Commitments added up by measure and level, the measures by name, the levels from the top. */
export function promisedAtLevels(commitments: readonly OnLevel[]): PromisedAtLevel[] {
  const here = commitments.filter(({ countedBy }) => !countedBy)
  const groups = Map.groupBy(here, ({ measureCode, level }) => `${measureCode} ${level}`)
  const added = [...groups.values()].map((group) => ({
    ...group[0]!,
    commitments: group.length,
    quantity: sum(group.map(({ quantity }) => quantity)),
    reported: sum(group.map(({ reported }) => reported)),
    verified: sum(group.map(({ verified }) => verified)),
  }))
  return added.sort(
    (a, b) =>
      a.measureName.localeCompare(b.measureName, 'en-GB') ||
      a.measureCode.localeCompare(b.measureCode) ||
      order.indexOf(a.level) - order.indexOf(b.level),
  )
}
