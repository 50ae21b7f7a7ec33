import type { Day } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'
import { recordedNow } from '../../platform/database.ts'

/** A contract as one version of it stood. */
export interface ContractVersion {
  version: number
  from: Day
  reason: string | null
  recordedAt: Date
  recordedBy: string | null
  title: string
  ends: Day | null
  owner: string | null
  suppliers: string[]
  disclosure: string
}

/** Every version of a contract, the first first. */
export async function contractVersionsOf(tx: Tx, contract: string): Promise<ContractVersion[]> {
  const rows = await tx
    .selectFrom('contract_fact')
    .select(['version', 'effective_from', 'reason', 'recorded_at', 'recorded_by', 'terms'])
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .orderBy('version')
    .execute()
  return rows.map(({ terms, ...row }) => {
    const kept = terms as unknown as Omit<ContractVersion, 'ends' | 'owner'> & {
      ends?: Day
      owner_id?: string
    }
    return {
      version: row.version,
      from: row.effective_from as Day,
      reason: row.reason,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      title: kept.title,
      ends: kept.ends ?? null,
      owner: kept.owner_id ?? null,
      suppliers: kept.suppliers,
      disclosure: kept.disclosure,
    }
  })
}

/** That a contract's end moved on, and the version from which it did. */
export interface Extension {
  version: number
  ended: Day
  ends: Day
}

/** Every time the contract's last day moved on, in order. */
export function extensionsIn(versions: readonly ContractVersion[]): Extension[] {
  return versions.flatMap(({ version, ends }, place) => {
    const ended = versions[place - 1]?.ends
    return ended && ends && ends > ended ? [{ version, ended, ends }] : []
  })
}

/** The last extension, when nobody went through the commitments since. */
export async function extensionToReview(tx: Tx, contract: string): Promise<Extension | undefined> {
  const last = extensionsIn(await contractVersionsOf(tx, contract)).at(-1)
  if (!last) return undefined
  const reviewed = await tx
    .selectFrom('extension_review')
    .select('version')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .where('version', '>=', last.version)
    .executeTakeFirst()
  return reviewed ? undefined : last
}

/** Records that somebody went through the commitments after an extension, and how many changed. */
export async function addExtensionReview(
  tx: Tx,
  { id, title }: { id: string; title: string },
  { version, ended, ends }: Extension,
  changed: number,
): Promise<void> {
  const key = { contract_id: id, version }
  const added = await tx
    .insertInto('extension_review')
    .values({ authority_id: tx.authority, ...key, ended, ends, changed, ...recordedNow(tx) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!added) return
  tx.note({
    action: 'extension-reviewed',
    subject: 'contract',
    id,
    words: `Went through the commitments of “${title}” after its end moved from ${ended} to ${ends}: ${changed} planned anew.`,
    facts: [{ table: 'extension_review', key }],
  })
}
