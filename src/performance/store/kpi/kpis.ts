import { type Day, longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/tx.ts'
import type { Kpi, RatedEvery } from '../../kpi/kpi.ts'
import { type KpiRating, type Rating, ratings } from '../../kpi/rating.ts'

/** A rating as it was recorded. */
export interface RatingRecord extends KpiRating {
  id: string
  /** The rating it corrected. */
  replaces: string | null
  isReplaced: boolean
  recordedAt: Date
  recordedBy: string | null
}

export interface KpiRecord extends Kpi {
  id: string
  contract: string
  endedOn: Day | null
  endReason: string | null
  /** By period, each followed by what it corrected. */
  ratings: RatingRecord[]
}

/** The contract's KPIs with all their ratings, the oldest first; those that ended too. */
export async function kpisOf(tx: Tx, contract: string): Promise<KpiRecord[]> {
  const rows = await tx
    .selectFrom('kpi as k')
    .leftJoin('kpi_ending as e', (on) =>
      on.onRef('e.authority_id', '=', 'k.authority_id').onRef('e.kpi_id', '=', 'k.kpi_id'),
    )
    .select(['k.kpi_id', 'k.title', 'k.target', 'k.starts', 'k.months', 'e.ended_on', 'e.reason'])
    .where('k.authority_id', '=', tx.authority)
    .where('k.contract_id', '=', contract)
    .orderBy('k.starts')
    .orderBy('k.kpi_id')
    .execute()
  const rated = await ratingsOf(
    tx,
    rows.map(({ kpi_id }) => kpi_id),
  )
  return rows.map((row) => ({
    id: row.kpi_id,
    contract,
    title: row.title,
    target: row.target,
    starts: row.starts as Day,
    months: row.months as RatedEvery,
    endedOn: row.ended_on as Day | null,
    endReason: row.reason,
    ratings: rated.get(row.kpi_id) ?? [],
  }))
}

async function ratingsOf(tx: Tx, kpis: readonly string[]): Promise<Map<string, RatingRecord[]>> {
  if (kpis.length === 0) return new Map()
  const rows = await tx
    .selectFrom('kpi_rating')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .where('kpi_id', 'in', kpis)
    .orderBy('starts')
    .orderBy('kpi_rating_id', 'desc')
    .execute()
  const replaced = new Set(rows.map(({ replaces }) => replaces))
  const found = Map.groupBy(rows, ({ kpi_id }) => kpi_id)
  return new Map(
    [...found].map(([kpi, of]) => [
      kpi,
      of.map((row) => ({
        id: row.kpi_rating_id,
        starts: row.starts as Day,
        ends: row.ends as Day,
        rating: row.rating as Rating,
        measured: row.measured,
        why: row.why,
        replaces: row.replaces,
        isReplaced: replaced.has(row.kpi_rating_id),
        recordedAt: row.recorded_at,
        recordedBy: row.recorded_by,
      })),
    ]),
  )
}

/** Sets a KPI of the contract. Answers with its id. */
export async function addKpi(tx: Tx, contract: string, kpi: Kpi): Promise<string> {
  const kpi_id = newId()
  await tx
    .insertInto('kpi')
    .values({ authority_id: tx.authority, kpi_id, contract_id: contract, ...kpi, ...recordedNow(tx) })
    .execute()
  tx.note({
    action: 'kpi-set',
    subject: 'contract',
    id: contract,
    words: `Set the key performance indicator “${kpi.title}”, rated from ${longDay(kpi.starts)}.`,
    facts: [{ table: 'kpi', key: { kpi_id } }],
  })
  return kpi_id
}

export async function recordKpiEnding(
  tx: Tx,
  { id, contract, title }: KpiRecord,
  { on, reason }: { on: Day; reason: string },
): Promise<void> {
  await tx
    .insertInto('kpi_ending')
    .values({ authority_id: tx.authority, kpi_id: id, ended_on: on, reason, ...recordedNow(tx) })
    .execute()
  tx.note({
    action: 'kpi-ended',
    subject: 'contract',
    id: contract,
    words: `Ended the key performance indicator “${title}” on ${longDay(on)}.`,
    facts: [{ table: 'kpi_ending', key: { kpi_id: id } }],
  })
}

/** Records a rating, or the correction of one. */
export async function addRating(
  tx: Tx,
  { id, contract, title }: Pick<KpiRecord, 'id' | 'contract' | 'title'>,
  rating: KpiRating,
  replaces: string | null,
): Promise<void> {
  const kpi_rating_id = newId()
  await tx
    .insertInto('kpi_rating')
    .values({
      authority_id: tx.authority,
      kpi_rating_id,
      kpi_id: id,
      ...rating,
      replaces,
      ...recordedNow(tx),
    })
    .execute()
  const verb = replaces ? 'Corrected the rating of' : 'Rated'
  tx.note({
    action: replaces ? 'kpi-rating-corrected' : 'kpi-rated',
    subject: 'contract',
    id: contract,
    words: `${verb} “${title}” for ${longDay(rating.starts)} to ${longDay(rating.ends)}: ${ratings[rating.rating]}.`,
    facts: [{ table: 'kpi_rating', key: { kpi_rating_id } }],
  })
}

/** The ratings that stand: those that no other corrects. */
export function standingRatings({ ratings: all }: Pick<KpiRecord, 'ratings'>): RatingRecord[] {
  return all.filter(({ isReplaced }) => !isReplaced)
}
