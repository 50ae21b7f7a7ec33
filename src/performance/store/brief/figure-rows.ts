import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { RowTold } from '../../brief/prepared.ts'
import type { BriefRecord } from './briefs.ts'

/** One row behind a figure, as it stood. */
export interface BriefRow {
  position: number
  part: 'commitment' | 'held-back' | 'won' | 'added' | 'earlier' | 'contract'
  contract: string
  commitment: string | null
  delivery: string | null
  words: RowTold
}

/** The rows behind a figure in order, from a place on; of a signed-off brief those that were frozen. */
export async function rowsOfFigure(
  tx: Tx,
  { id, state }: Pick<BriefRecord, 'id' | 'state'>,
  { figure, after = 0, limit }: { figure: string; after?: number; limit: number },
): Promise<{ rows: BriefRow[]; next: number | null }> {
  const table = sql.table(state === 'signed-off' ? 'brief_row' : 'brief_draft_row')
  const found = await sql<BriefRow>`
    select position, part, contract_id as contract, commitment_id as commitment, delivery_id as delivery, words
    from ${table}
    where authority_id = ${tx.authority} and brief_id = ${id} and ${figure} = any(figures) and position > ${after}
    order by position limit ${limit + 1}`.execute(tx)
  const rows = found.rows.slice(0, limit)
  return { rows, next: found.rows.length > limit ? rows.at(-1)!.position : null }
}
