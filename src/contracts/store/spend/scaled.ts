import { sql } from 'kysely'
import { type Decimal, sum } from '../../../language/quantity.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Scaling } from '../../spend/scaling.ts'
import { agreementsAbove } from '../under.ts'
import { type CommitmentRecord, commitmentRecord, commitments } from '../commitment-row.ts'
import { invoicedFor } from './invoiced.ts'

/** A commitment that grows with what is invoiced, and the sum that it follows from. */
export interface ScaledRecord extends CommitmentRecord {
  scaling: Scaling
  invoiced: Decimal
}

/** The commitments that follow from what is invoiced under this agreement: its own, and those of what it belongs to. */
export async function scaledUnder(
  tx: Tx,
  { id, framework }: { id: string; framework: string | null },
): Promise<ScaledRecord[]> {
  const contracts = [id, ...(await agreementsAbove(tx, framework)).map((above) => above.id)]
  const rows = await commitments(tx)
    .where(sql<boolean>`k.contract_id = any(${contracts}::uuid[])`)
    .where('k.withdrawn_on', 'is', null)
    .where(sql<boolean>`k.plan ? 'scaling'`)
    .orderBy('k.due')
    .orderBy('k.commitment_id')
    .execute()
  const found: ScaledRecord[] = []
  for (const record of rows.map(commitmentRecord)) {
    const invoiced = sum((await invoicedFor(tx, record)).map(({ amount }) => amount))
    found.push({ ...record, scaling: record.scaling!, invoiced })
  }
  return found
}
