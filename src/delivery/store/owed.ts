import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { firstDayOf, lastDayOf, type Quarter } from '../../language/quarter.ts'
import type { Tx } from '../../platform/tx.ts'
import { plannedIn, type Promised } from '../planned.ts'
import { givenSum } from './given.ts'
import { type MeasureOwed, measureOfRow, targetsOfRow } from './promised-row.ts'
import { asSent, type SentDelivery, sentDeliveries } from './sent-delivery.ts'

/** A commitment in a return: what is planned for the quarter, what was given before, what was sent in this return. */
export interface Owed {
  commitment: string
  title: string
  standing: string
  evidenceWanted: string | null
  measure: MeasureOwed
  promised: Promised
  /** Undefined when none is planned for the quarter. */
  planned: Decimal | undefined
  before: Decimal
  /** The newest first. */
  sent: SentDelivery[]
}

interface OwedRow {
  commitment: string
  title: string
  standing: string
  evidenceWanted: string | null
  measure: MeasureOwed
  quantity: string
  due: Day
  profile: Promised['profile']
  targets: { quarter: Quarter; quantity: string }[]
  before: string
  /** On the quarter's last day. */
  paused: boolean
  withdrawn: boolean
}

/**
 * Every commitment of a return's contract and supplier that stands, or that something was reported for: those planned
 * for the quarter first, then by title.
 */
export async function owedIn(
  tx: Tx,
  { id, contract, supplier, quarter }: { id: string; contract: string; supplier: string; quarter: Quarter },
): Promise<Owed[]> {
  const { rows } = await sql<OwedRow>`
    select c.commitment_id as commitment, c.title, c.standing, c.evidence_wanted as "evidenceWanted",
      ${measureOfRow('c')} as measure,
      c.quantity, c.due, c.profile,
      (c.paused_from is not null and ${lastDayOf(quarter)}::date between c.paused_from and c.paused_until) as paused, c.withdrawn_on is not null as withdrawn,
      ${targetsOfRow('c')} as targets,
      (select ${givenSum} from public.delivery d
        where d.authority_id = c.authority_id and d.commitment_id = c.commitment_id and d.quarter < ${quarter}) as before
    from commitment c
    where c.authority_id = ${tx.authority} and c.contract_id = ${contract} and ${keptBy(supplier, quarter)}
    order by c.title collate "en-GB-x-icu", c.commitment_id`.execute(tx)
  const sent = Map.groupBy(await sentIn(tx, id), ({ commitment }) => commitment)
  const owed = rows
    .filter(({ commitment, withdrawn }) => !withdrawn || sent.has(commitment))
    .map((row) => ({ ...owedOf(row, quarter), sent: sent.get(row.commitment) ?? [] }))
  return [...owed.filter(({ planned }) => planned), ...owed.filter(({ planned }) => !planned)]
}

/** Who kept a commitment in the quarter: its supplier, but for quarters over before it passed to them; and whoever passed it on since the quarter began. */
function keptBy(supplier: string, quarter: Quarter): RawBuilder<boolean> {
  return sql`(
    (c.supplier_id = ${supplier}::uuid and not exists (
      select from commitment_transfer t where t.authority_id = c.authority_id and t.commitment_id = c.commitment_id
        and t.to_supplier_id = c.supplier_id and t.transferred_on > ${lastDayOf(quarter)}::date
        and not exists (select from commitment_transfer e where e.authority_id = t.authority_id
          and e.commitment_id = t.commitment_id and e.from_supplier_id = t.to_supplier_id)))
    or exists (
      select from commitment_transfer t where t.authority_id = c.authority_id and t.commitment_id = c.commitment_id
        and t.from_supplier_id = ${supplier}::uuid and t.transferred_on > ${firstDayOf(quarter)}::date))`
}

function owedOf(row: OwedRow, quarter: Quarter): Omit<Owed, 'sent'> {
  const { commitment, title, standing, evidenceWanted, measure, due, profile } = row
  const promised: Promised = {
    quantity: new Decimal(row.quantity),
    due,
    profile,
    targets: new Map(row.targets.map((target) => [target.quarter, new Decimal(target.quantity)])),
  }
  const planned = row.paused ? undefined : plannedIn(promised, quarter)
  return {
    commitment,
    title,
    standing,
    evidenceWanted,
    measure,
    promised,
    planned,
    before: new Decimal(row.before),
  }
}

/** What was sent in a return, the newest first. */
export async function sentIn(tx: Tx, returnId: string): Promise<SentDelivery[]> {
  const rows = await sentDeliveries(tx, tx.authority)
    .where('d.return_id', '=', returnId)
    .orderBy('d.recorded_at', 'desc')
    .orderBy('d.delivery_id', 'desc')
    .execute()
  return rows.map(asSent)
}
