import type { Kysely } from 'kysely'
import { newId } from '../../language/identifier.ts'
import { type Database, installationChain } from '../../platform/database.ts'
import type { Tables } from '../../platform/tables.ts'
import { emailKey } from '../email.ts'
import { hashOf } from '../secret.ts'
import { countedFor, type Failures } from '../sign-in-lock.ts'

type Db = Kysely<Tables>

/** Failed sign-ins that still count, for the e-mail address and from the network address. */
export async function failuresOf(
  db: Db,
  { email, address, now }: { email: string; address: string; now: Date },
): Promise<{ ofEmail: Failures; ofAddress: Failures }> {
  const counted = (column: 'email_hash' | 'address', value: string, minutes: number) =>
    db
      .selectFrom('sign_in_failure')
      .select((select) => [select.fn.countAll<number>().as('count'), select.fn.max('at').as('last')])
      .where(column, '=', value)
      .where('at', '>', new Date(now.getTime() - minutes * 60_000))
      .executeTakeFirstOrThrow()
  const ofEmail = await counted('email_hash', hashOf(emailKey(email)), countedFor.email)
  const ofAddress = await counted('address', address, countedFor.address)
  return {
    ofEmail: { count: Number(ofEmail.count), last: ofEmail.last ?? undefined },
    ofAddress: { count: Number(ofAddress.count), last: ofAddress.last ?? undefined },
  }
}

interface Failure {
  email: string
  address: string
  at: Date
  /** What was wrong, in words without the e-mail address. */
  words: string
  /** The account that was tried, when there is one. */
  person?: string | undefined
}

/** Records a failed sign-in in a transaction of its own, on the installation's chain: the visit's own was rolled back. */
export async function recordFailure(database: Database, failure: Failure): Promise<void> {
  const { email, address, at, words, person } = failure
  await database.withAuthority(
    { authority: installationChain, actor: { kind: 'system' }, at },
    async (tx) => {
      const failure_id = newId()
      await tx
        .insertInto('sign_in_failure')
        .values({ failure_id, email_hash: hashOf(emailKey(email)), address, at })
        .execute()
      const subject = person ? 'person' : 'sign-in'
      tx.note({
        action: 'sign-in-failed',
        subject,
        id: person ?? failure_id,
        words: `${words} From ${address}.`,
      })
    },
  )
}

/** A sign-in that worked, or a new password by e-mail, takes away the slow-down for that e-mail address. */
export async function forgetFailures(db: Db, email: string): Promise<void> {
  await db
    .deleteFrom('sign_in_failure')
    .where('email_hash', '=', hashOf(emailKey(email)))
    .execute()
}
