import { type Kysely, sql } from 'kysely'
import type { Seal } from '../../platform/seal.ts'
import type { Tables } from '../../platform/tables.ts'
import { emailKey } from '../email.ts'
import { newRecoveryCodes, tidyRecoveryCode } from '../recovery-code.ts'
import { hashOf } from '../secret.ts'

type Db = Kysely<Tables>

/** The argon2id hash of the person's password; undefined when they have none. */
export async function passwordHashOf(db: Db, person: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('password')
    .select('hash')
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.hash
}

export async function keepPassword(db: Db, person: string, hash: string, at: Date): Promise<void> {
  await db
    .insertInto('password')
    .values({ person_id: person, hash, changed_at: at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, changed_at: at }))
    .execute()
}

/**
 * The secret that the person's authenticator app shares with us, and the half-minute of the last code accepted. The secret is
 * undefined when it was sealed with a key that this installation doesn't have.
 */
export interface SecondFactor {
  secret: string | undefined
  lastStep: number | null
}

/** The person's second factor, locked: a code is used once even when sent twice at the same moment. */
export async function lockSecondFactor(
  db: Db,
  seal: Seal,
  person: string,
): Promise<SecondFactor | undefined> {
  const row = await db
    .selectFrom('second_factor')
    .select(['secret', 'last_step'])
    .where('person_id', '=', person)
    .where('confirmed_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  return row && { secret: seal.opened(row.secret, aboutFactor(person)), lastStep: row.last_step }
}

/** A sealed secret opens for its own person only: copied to another row it opens nothing. */
const aboutFactor = (person: string) => `second factor of ${person}`

export async function hasSecondFactor(db: Db, person: string): Promise<boolean> {
  const row = await db
    .selectFrom('second_factor')
    .select('person_id')
    .where('person_id', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Remembers the code that was accepted, and seals the secret anew: with the newest key, when there is a newer one. */
export async function rememberStep(
  db: Db,
  seal: Seal,
  person: string,
  { secret, step }: { secret: string; step: number },
): Promise<void> {
  await db
    .updateTable('second_factor')
    .set({ last_step: step, secret: seal.sealed(secret, aboutFactor(person)) })
    .where('person_id', '=', person)
    .execute()
}

/** Keeps a second factor whose first code was right, instead of the one before. */
export async function keepSecondFactor(
  db: Db,
  seal: Seal,
  person: string,
  { secret, step, at }: { secret: string; step: number; at: Date },
): Promise<void> {
  const row = { secret: seal.sealed(secret, aboutFactor(person)), confirmed_at: at, last_step: step }
  await db
    .insertInto('second_factor')
    .values({ person_id: person, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}

/** How many second factors were sealed with a key that this installation doesn't have. */
export async function factorsOfOtherKeys(db: Db, seal: Seal): Promise<number> {
  const rows = await db
    .selectFrom('second_factor')
    .select((select) => [
      sql<string>`split_part(secret, '.', 1)`.as('key'),
      select.fn.countAll<number>().as('count'),
    ])
    .groupBy('key')
    .execute()
  return rows.filter(({ key }) => !seal.has(key)).reduce((sum, { count }) => sum + Number(count), 0)
}

/** Takes the second factor and the recovery codes away: the person sets up another at their next sign-in. */
export async function removeSecondFactor(db: Db, person: string): Promise<void> {
  await db.deleteFrom('second_factor').where('person_id', '=', person).execute()
  await db.deleteFrom('recovery_code').where('person_id', '=', person).execute()
}

/** Ten new recovery codes instead of those before. They are returned once; only their hashes are kept. */
export async function renewRecoveryCodes(db: Db, person: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  await db.deleteFrom('recovery_code').where('person_id', '=', person).execute()
  await db
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({ person_id: person, code_hash: hashOf(tidyRecoveryCode(code)), used_at: null })),
    )
    .execute()
  return codes
}

/** Uses up a recovery code; false when it isn't one of the person's, or was used. */
export async function useRecoveryCode(db: Db, person: string, typed: string, at: Date): Promise<boolean> {
  const used = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('person_id', '=', person)
    .where('code_hash', '=', hashOf(tidyRecoveryCode(typed)))
    .where('used_at', 'is', null)
    .returning('code_hash')
    .executeTakeFirst()
  return used !== undefined
}

export async function recoveryCodesLeft(db: Db, person: string): Promise<number> {
  const row = await db
    .selectFrom('recovery_code')
    .select((select) => select.fn.countAll<number>().as('left'))
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.left)
}

/** What a sign-in is checked against: one question, whether the e-mail address is known or not. */
export async function signInOf(
  db: Db,
  email: string,
): Promise<{ person: string; hash: string | undefined } | undefined> {
  const row = await db
    .selectFrom('person as p')
    .leftJoin('password as w', 'w.person_id', 'p.person_id')
    .select(['p.person_id', 'w.hash'])
    .where('p.email_key', '=', emailKey(email))
    .executeTakeFirst()
  return row && { person: row.person_id, hash: row.hash ?? undefined }
}
