import { sql } from 'kysely'
import { type Day } from '../../../language/day.ts'
import type { Tx } from '../../../platform/database.ts'
import type { FurtherBenefitState, Side } from '../../further-benefit/further-benefit.ts'
import { improvementByYear, type YearOfImprovement } from '../../further-benefit/improvement.ts'
import { type FurtherBenefitRecord, furtherBenefitRecord, furtherBenefits } from './row.ts'

export interface FurtherBenefitFilter {
  /** Words of the title, the contract or its number; every one of them somewhere. */
  search?: string | undefined
  states?: readonly FurtherBenefitState[] | undefined
  side?: Side | undefined
  contract?: string | undefined
  /** Of any of these suppliers. */
  suppliers?: readonly string[] | undefined
  /** On contracts that any of these look after. */
  owners?: readonly string[] | undefined
}

function narrowed(tx: Tx, filter: FurtherBenefitFilter) {
  const { search = '', states = [], side, contract, suppliers, owners } = filter
  let query = furtherBenefits(tx)
  for (const word of search.split(/\s+/).filter(Boolean).slice(0, 8)) {
    const like = `%${word.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where(
      sql<boolean>`(b.title_key like ${like} or k.title_key like ${like} or lower(coalesce(k.reference, '')) like ${like})`,
    )
  }
  if (states.length > 0) query = query.where('b.state', 'in', [...states])
  if (side) query = query.where('b.raised_side', '=', side)
  if (contract) query = query.where('b.contract_id', '=', contract)
  if (suppliers) query = query.where(sql<boolean>`b.supplier_id = any(${[...suppliers]}::uuid[])`)
  if (owners) query = query.where(sql<boolean>`k.owner_id = any(${[...owners]}::uuid[])`)
  return query
}

/** A page of further benefits, the newest first. */
export async function furtherBenefitsIn(
  tx: Tx,
  filter: FurtherBenefitFilter,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
): Promise<{ benefits: FurtherBenefitRecord[]; next?: string }> {
  let query = narrowed(tx, filter)
    .orderBy('b.further_benefit_id', 'desc')
    .limit(limit + 1)
  if (after) query = query.where('b.further_benefit_id', '<', after)
  const rows = await query.execute()
  const benefits = rows.slice(0, limit).map(furtherBenefitRecord)
  const last = benefits.at(-1)
  return rows.length > limit && last ? { benefits, next: last.id } : { benefits }
}

/** How many there are of each state. */
export async function countFurtherBenefits(
  tx: Tx,
  filter: FurtherBenefitFilter = {},
): Promise<Map<FurtherBenefitState, number>> {
  const found = await sql<{ state: FurtherBenefitState; count: number }>`
    select b.state, count(*)::int as count from (${narrowed(tx, filter)}) as b group by b.state`.execute(tx)
  return new Map(found.rows.map(({ state, count }) => [state, count]))
}

/** What was added over the years on one contract, or on all of them. */
export async function improvementOf(tx: Tx, contract?: string): Promise<YearOfImprovement[]> {
  const ofContract = contract ? sql`and c.contract_id = ${contract}::uuid` : sql``
  const commitments = await sql<{ origin: 'tender' | 'added'; agreedOn: Day; count: number }>`
    select c.origin, f.effective_from as "agreedOn", count(*)::int as count
    from commitment c
    join commitment_fact f on f.authority_id = c.authority_id and f.commitment_id = c.commitment_id and f.version = 1
    join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id and k.withdrawn_at is null
    where c.authority_id = ${tx.authority} and c.withdrawn_on is null ${ofContract}
    group by c.origin, f.effective_from`.execute(tx)
  const benefits = await sql<{ raisedAt: Date; decidedAt: Date | null; isDeclined: boolean }>`
    select c.recorded_at as "raisedAt", c.decided_at as "decidedAt", c.state = 'declined' as "isDeclined"
    from further_benefit c
    join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id and k.withdrawn_at is null
    where c.authority_id = ${tx.authority} ${ofContract}`.execute(tx)
  return improvementByYear({
    commitments: commitments.rows.flatMap(({ count, ...each }) => Array.from({ length: count }, () => each)),
    benefits: benefits.rows,
  })
}
