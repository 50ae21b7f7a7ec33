import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import type { FactRow, Tx } from '../../../platform/database.ts'
import { newId } from '../../../language/identifier.ts'
import { recordedNow } from '../../../platform/database.ts'
import type { HowAgreed, Move, Moves } from '../../move.ts'
import { type CommitmentRecord, commitmentRecord, commitments } from '../commitment-row.ts'

/** What became of one commitment of a move. */
export interface MoveLineRecord {
  commitment: string
  contract: string
  contractTitle: string
  title: string
  due: Day
  supplierName: string
  /** The version it had after it was moved at once. */
  version: number | null
  versionNow: number
  withdrawn: boolean
  variation: string | null
  answer: 'agreed' | 'declined' | 'taken-back' | null
}

export interface MoveRecord extends Move {
  id: string
  recordedAt: Date
  recordedBy: string | null
  undoneAt: Date | null
  lines: MoveLineRecord[]
}

/** Commitments that stand, by their ids, or all of a contract or a supplier; by the day they are due. */
export async function commitmentsToMove(
  tx: Tx,
  { ids, contract, supplier }: { ids: readonly string[]; contract?: string; supplier?: string },
  limit: number,
): Promise<CommitmentRecord[]> {
  const of = sql.join(
    [
      sql`k.commitment_id = any(${[...ids]}::uuid[])`,
      ...(contract ? [sql`k.contract_id = ${contract}::uuid`] : []),
      ...(supplier ? [sql`k.supplier_id = ${supplier}::uuid`] : []),
    ],
    sql` or `,
  )
  const rows = await commitments(tx)
    .where(sql<boolean>`(${of})`)
    .where('k.withdrawn_on', 'is', null)
    .where(
      sql<boolean>`exists (select from contract c where c.authority_id = k.authority_id and c.contract_id = k.contract_id
        and c.withdrawn_at is null)`,
    )
    .orderBy('k.due')
    .orderBy('k.commitment_id')
    .limit(limit)
    .execute()
  return rows.map(commitmentRecord)
}

export async function addMove(
  tx: Tx,
  { months, moves, how, reason }: Move,
  lines: readonly { commitment: string; version: number | null; variation: string | null }[],
): Promise<{ id: string; facts: FactRow[] }> {
  const move_id = newId()
  const here = { authority_id: tx.authority, move_id }
  await tx
    .insertInto('commitment_move')
    .values({ ...here, months, moves, how, reason, ...recordedNow(tx) })
    .execute()
  const rows = lines.map(({ commitment, version, variation }) => ({
    ...here,
    commitment_id: commitment,
    version,
    variation_id: variation,
  }))
  await tx.insertInto('commitment_move_line').values(rows).execute()
  const facts = ['commitment_move', 'commitment_move_line'].map((table) => ({ table, key: { move_id } }))
  return { id: move_id, facts }
}

export async function moveOf(tx: Tx, id: string): Promise<MoveRecord | undefined> {
  const move = await tx
    .selectFrom('commitment_move as m')
    .leftJoin('commitment_move_undone as u', (join) =>
      join.onRef('u.authority_id', '=', 'm.authority_id').onRef('u.move_id', '=', 'm.move_id'),
    )
    .select(['m.months', 'm.moves', 'm.how', 'm.reason', 'm.recorded_at', 'm.recorded_by'])
    .select('u.recorded_at as undone_at')
    .where('m.authority_id', '=', tx.authority)
    .where('m.move_id', '=', id)
    .executeTakeFirst()
  if (!move) return undefined
  const { rows } = await sql<MoveLineRecord>`
    select l.commitment_id as commitment, k.contract_id as contract, c.title as "contractTitle", k.title, k.due,
      s.name as "supplierName", l.version, k.version as "versionNow", k.withdrawn_on is not null as withdrawn,
      l.variation_id as variation, a.answer
    from commitment_move_line l
    join commitment k on k.authority_id = l.authority_id and k.commitment_id = l.commitment_id
    join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
    join supplier s on s.authority_id = k.authority_id and s.supplier_id = k.supplier_id
    left join variation_answer a on a.authority_id = l.authority_id and a.variation_id = l.variation_id
    where l.authority_id = ${tx.authority} and l.move_id = ${id}::uuid
    order by k.due, k.commitment_id`.execute(tx)
  return {
    id,
    months: move.months,
    moves: move.moves as Moves,
    how: move.how as HowAgreed,
    reason: move.reason,
    recordedAt: move.recorded_at,
    recordedBy: move.recorded_by,
    undoneAt: move.undone_at,
    lines: rows,
  }
}

/** Records that a move was put back, once; false when it was already. */
export async function addMoveUndone(tx: Tx, move_id: string): Promise<boolean> {
  const added = await tx
    .insertInto('commitment_move_undone')
    .values({ authority_id: tx.authority, move_id, ...recordedNow(tx) })
    .onConflict((conflict) => conflict.columns(['authority_id', 'move_id']).doNothing())
    .returning('move_id')
    .executeTakeFirst()
  return added !== undefined
}
