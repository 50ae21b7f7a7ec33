import type { Day } from '../../language/day.ts'
import { type NoticedPeriod, periodOf } from './noticed-period.ts'
import { type NoticedValue, valueOf } from './noticed-value.ts'
import type { SupplierIds } from './procurement-parties.ts'
import type { Award } from './release.ts'

/**
 * What an award has come to (decision 0010): a decision with no contract yet; a contract; nothing; nobody named; or,
 * in a dynamic market, a supplier's place in it, which is no award of work.
 */
export type AwardStanding = 'pending' | 'contracted' | 'cancelled' | 'nobody-named' | 'market-member'

/** A buyer's decision who is to do the work. It is a contract only once one is entered into. */
export interface NoticedAward {
  id: string
  title?: string
  description?: string
  standing: AwardStanding
  status?: string
  on?: Day
  supplierIds: string[]
  lots: string[]
  value?: NoticedValue
  period: NoticedPeriod
}

export interface AwardContext {
  dynamicMarket: boolean
  /** Ids of awards that a contract refers to. */
  contracted: ReadonlySet<string>
  supplierIds: SupplierIds
}

function standingOf(award: Award, supplierIds: string[], context: AwardContext): AwardStanding {
  if (award.id && context.contracted.has(award.id)) return 'contracted'
  if (context.dynamicMarket) return 'market-member'
  if (award.status === 'cancelled' || award.status === 'unsuccessful') return 'cancelled'
  return supplierIds.length > 0 ? 'pending' : 'nobody-named'
}

export function awardOf(award: Award, index: number, context: AwardContext): NoticedAward {
  const supplierIds = context.supplierIds(award)
  return {
    id: award.id ?? String(index + 1),
    title: award.title,
    description: award.description,
    standing: standingOf(award, supplierIds, context),
    status: award.status,
    on: award.date,
    supplierIds,
    lots: award.relatedLots ?? [],
    value: valueOf(award.value),
    period: periodOf(award.contractPeriod),
  }
}
