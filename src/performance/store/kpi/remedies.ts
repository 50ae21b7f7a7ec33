import { type Day, longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { Decimal } from '../../../language/quantity.ts'
import { recordedNow, type Tx } from '../../../platform/tx.ts'
import { type Remedy, type RemedyKind, remedyKinds } from '../../kpi/remedy.ts'

export interface RemedyRecord extends Remedy {
  id: string
  commitmentTitle: string | null
  recordedAt: Date
  recordedBy: string | null
}

/** What was done about it, the newest first. */
export async function remediesOf(tx: Tx, contract: string): Promise<RemedyRecord[]> {
  const rows = await tx
    .selectFrom('remedy as r')
    .leftJoin('commitment as c', (on) =>
      on.onRef('c.authority_id', '=', 'r.authority_id').onRef('c.commitment_id', '=', 'r.commitment_id'),
    )
    .selectAll('r')
    .select('c.title')
    .where('r.authority_id', '=', tx.authority)
    .where('r.contract_id', '=', contract)
    .orderBy('r.taken_on', 'desc')
    .orderBy('r.remedy_id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.remedy_id,
    kind: row.kind as RemedyKind,
    commitment: row.commitment_id,
    commitmentTitle: row.title,
    on: row.taken_on as Day,
    amount: row.amount === null ? null : new Decimal(row.amount),
    words: row.words,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

export async function addRemedy(tx: Tx, contract: string, remedy: Remedy): Promise<string> {
  const remedy_id = newId()
  await tx
    .insertInto('remedy')
    .values({
      authority_id: tx.authority,
      remedy_id,
      contract_id: contract,
      commitment_id: remedy.commitment,
      kind: remedy.kind,
      taken_on: remedy.on,
      amount: remedy.amount?.toFixed() ?? null,
      words: remedy.words,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'remedy-recorded',
    subject: 'contract',
    id: contract,
    words: `Recorded of ${longDay(remedy.on)}: ${remedyKinds[remedy.kind]}.`,
    facts: [{ table: 'remedy', key: { remedy_id } }],
  })
  return remedy_id
}
