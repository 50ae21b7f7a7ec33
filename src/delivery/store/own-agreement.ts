import { sql } from 'kysely'
import type { Tx } from '../../platform/tx.ts'

/**
 * Whether the transaction acts under a lent role on what its own person agreed: they recorded or changed the commitment, or
 * sent the return in (decision 0015).
 */
export async function actsOnOwnAgreement(
  tx: Tx,
  { commitment, returnId = null }: { commitment: string; returnId?: string | null },
): Promise<boolean> {
  const { id, for: lenders } = tx.actor
  if (!id || !lenders) return false
  const { rows } = await sql<{ own: boolean }>`
    select exists(select from commitment_fact f
        where f.authority_id = ${tx.authority} and f.commitment_id = ${commitment} and f.recorded_by = ${id})
      or exists(select from return r join person p on p.email_key = lower(r.sent_by)
        where r.authority_id = ${tx.authority} and r.return_id = ${returnId}::uuid and p.person_id = ${id}) as own`.execute(
    tx,
  )
  return rows[0]!.own
}
