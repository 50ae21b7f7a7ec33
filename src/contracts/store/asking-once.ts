import { type Tx } from '../../platform/database.ts'
import type { ContractKind } from '../contract.ts'

/** Whether a framework's or lot's suppliers are asked once for all that belongs to it; version 0 before anybody chose. */
export interface AskingOnce {
  once: boolean
  version: number
}

/** Only what others can belong to can be asked about at once. */
export const canBeAskedOnce = ({ kind }: { kind: ContractKind }): boolean =>
  kind === 'framework' || kind === 'lot'

export async function askingOnceOf(tx: Tx, contract: string): Promise<AskingOnce> {
  const row = await tx
    .selectFrom('contract_asking')
    .select(['once', 'version'])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { once: false, version: 0 }
}

/** Keeps the choice for returns asked for from now on; false when somebody chose since that version. */
export async function setAskingOnce(
  tx: Tx,
  contract: string,
  { once, version }: AskingOnce,
): Promise<boolean> {
  const now = await askingOnceOf(tx, contract)
  if (now.version !== version) return false
  if (now.once === once) return true
  const kept = await tx
    .insertInto('contract_asking')
    .values({
      authority_id: tx.authority,
      contract_id: contract,
      version: version + 1,
      once,
      recorded_at: tx.at,
      recorded_by: tx.actor.id ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!kept) return false
  tx.note({
    action: 'contract-asking-set',
    subject: 'contract',
    id: contract,
    words: once
      ? 'From now on each supplier is asked once for all its call-offs.'
      : 'From now on suppliers are asked for each call-off by itself.',
    facts: [{ table: 'contract_asking', key: { contract_id: contract, version: kept.version } }],
  })
  return true
}
