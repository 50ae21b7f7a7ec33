import { recordedNow, type Tx } from '../../platform/tx.ts'
import { type ConfirmationSetting, usualConfirmationSetting } from '../confirmation.ts'

/** How the authority has organisations asked; version 0 for one that never chose. */
export async function confirmationSettingOf(tx: Tx): Promise<ConfirmationSetting & { version: number }> {
  const row = await tx
    .selectFrom('confirmation_setting')
    .select(['percent', 'remind_after as remindAfter', 'version'])
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  return row ?? { ...usualConfirmationSetting, version: 0 }
}

/** Keeps it from now on; false when somebody else changed it since that version. */
export async function setConfirmationSetting(
  tx: Tx,
  { percent, remindAfter }: ConfirmationSetting,
  version: number,
): Promise<boolean> {
  const row = { percent, remind_after: remindAfter, version: version + 1, ...recordedNow(tx) }
  const kept =
    version === 0
      ? await tx
          .insertInto('confirmation_setting')
          .values({ authority_id: tx.authority, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('confirmation_setting')
          .set(row)
          .where('authority_id', '=', tx.authority)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (!kept) return false
  tx.note({
    action: 'confirmation-setting-set',
    subject: 'authority',
    id: tx.authority,
    words: `Organisations that benefited are asked about ${percent} of a hundred deliveries, and once more after ${remindAfter} days.`,
  })
  return true
}
