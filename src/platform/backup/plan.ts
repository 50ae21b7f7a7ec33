import type { Kysely } from 'kysely'
import type { Settings } from '../environment.ts'
import type { Tables } from '../tables.ts'
import type { Tx } from '../tx.ts'
import { isPublicKey } from './encryption.ts'

/** How often back-ups are made by themselves, and how many are kept. */
export interface BackupPlan {
  often: Often
  kept: number
  /** A public key of age that they are encrypted to. */
  publicKey: string | null
  version: number
}

export const often = {
  nightly: 'Every night',
  weekly: 'Once a week',
  never: 'Never by themselves',
} as const

export type Often = keyof typeof often

/** What somebody typed for the plan. */
export interface TypedPlan {
  often: string
  kept: string
  publicKey: string
}

export type PlanErrors = Partial<Record<keyof TypedPlan, string>>

/**
 * The plan that holds. Until somebody chooses: every night beside the embedded database, and never beside a council's own,
 * which has somebody who backs it up.
 */
export async function planOf(db: Kysely<Tables>, settings: Settings): Promise<BackupPlan> {
  const found = await db
    .selectFrom('backup_plan')
    .select(['often', 'kept', 'public_key as publicKey', 'version'])
    .executeTakeFirst()
  if (found) return found as BackupPlan
  return { often: settings.databaseUrl ? 'never' : 'nightly', kept: 7, publicKey: null, version: 0 }
}

/** Decides whether a plan as typed can be kept. */
export async function readPlan(
  typed: TypedPlan,
): Promise<{ plan: Omit<BackupPlan, 'version'> } | { errors: PlanErrors }> {
  const kept = /^\d{1,3}$/.test(typed.kept) ? Number(typed.kept) : 0
  const errors: PlanErrors = {
    ...(Object.hasOwn(often, typed.often) ? {} : { often: 'Choose how often back-ups are made' }),
    ...(kept >= 1 && kept <= 365 ? {} : { kept: 'Give a whole number from 1 to 365' }),
    ...(typed.publicKey === '' || (await isPublicKey(typed.publicKey))
      ? {}
      : { publicKey: 'This is no public key of age: such a key begins with age1' }),
  }
  if (Object.keys(errors).length > 0) return { errors }
  return { plan: { often: typed.often as Often, kept, publicKey: typed.publicKey || null } }
}

/** Keeps the plan, and says so in the audit; false when somebody else changed it since that version. */
export async function keepPlan(
  tx: Tx,
  { often: how, kept, publicKey }: Omit<BackupPlan, 'version'>,
  version: number,
): Promise<boolean> {
  const row = { often: how, kept, public_key: publicKey, version: version + 1, changed_at: tx.at }
  const changed =
    version === 0
      ? await tx
          .insertInto('backup_plan')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await tx.updateTable('backup_plan').set(row).where('version', '=', version).executeTakeFirst()
  const count = 'numUpdatedRows' in changed ? changed.numUpdatedRows : changed.numInsertedOrUpdatedRows
  if (!count) return false
  tx.note({
    action: 'backup-plan-changed',
    subject: 'backup-plan',
    id: tx.authority,
    words: `Back-ups of this installation: ${often[how].toLowerCase()}; the newest ${kept} are kept${publicKey ? ', encrypted' : ''}.`,
  })
  return true
}
