import { exactMoney } from '../../language/money.ts'
import { Decimal, quantityWords } from '../../language/quantity.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import { type Checking, usualChecking } from '../checking.ts'

/** How the authority has deliveries checked, with the version: 0 for one that never chose. */
export type CheckingKept = Checking & { version: number }

export async function checkingOf(tx: Tx): Promise<CheckingKept> {
  const row = await tx
    .selectFrom('checking')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  if (!row) return { ...usualChecking, version: 0 }
  return {
    moreBy: new Decimal(row.more_by),
    similarFrom: row.similar_from,
    unlikeBy: new Decimal(row.unlike_by),
    confirmFromPence: row.confirm_from_pence,
    confirmContractualOnly: row.confirm_contractual_only,
    confirmTimesPlan: row.confirm_times_plan === null ? null : new Decimal(row.confirm_times_plan),
    version: row.version,
  }
}

/** Keeps it from now on; false when somebody else changed it since that version. */
export async function setChecking(tx: Tx, checking: Checking, version: number): Promise<boolean> {
  const row = {
    more_by: checking.moreBy.toFixed(),
    similar_from: checking.similarFrom,
    unlike_by: checking.unlikeBy.toFixed(),
    confirm_from_pence: checking.confirmFromPence,
    confirm_contractual_only: checking.confirmContractualOnly,
    confirm_times_plan: checking.confirmTimesPlan?.toFixed() ?? null,
    version: version + 1,
    ...recordedNow(tx),
  }
  const kept =
    version === 0
      ? await tx
          .insertInto('checking')
          .values({ authority_id: tx.authority, ...row })
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await tx
          .updateTable('checking')
          .set(row)
          .where('authority_id', '=', tx.authority)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (!kept) return false
  tx.note({
    action: 'checking-set',
    subject: 'authority',
    id: tx.authority,
    words: `Changed how deliveries are checked. ${checkingWords(checking)}`,
    facts: [{ table: 'checking', key: { authority_id: tx.authority } }],
  })
  return true
}

function checkingWords({
  moreBy,
  similarFrom,
  unlikeBy,
  confirmFromPence,
  confirmContractualOnly,
  confirmTimesPlan,
}: Checking): string {
  const from =
    confirmFromPence === null
      ? ''
      : `${confirmContractualOnly ? 'clauses of ' : ''}contracts of ${exactMoney(new Decimal(confirmFromPence).div(100))} or more`
  const times = confirmTimesPlan ? `more than ${quantityWords(confirmTimesPlan)} times the plan` : ''
  const limits = [from, times].filter(Boolean).join(', and ')
  return [
    `Noticed above ${quantityWords(moreBy)} times the plan, and more than ${quantityWords(unlikeBy)} usual distances from the middle of ${similarFrom} reports or more.`,
    limits ? `A second person confirms: ${limits}.` : 'One person decides.',
  ].join(' ')
}
