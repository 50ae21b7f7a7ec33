import type { Kysely } from 'kysely'
import { newId } from '../../language/identifier.ts'
import type { Tx } from '../../platform/database.ts'
import type { Tables } from '../../platform/tables.ts'
import { isRole, type Role, roles } from '../role.ts'
import { hashOf, newSecret } from '../secret.ts'

type Db = Kysely<Tables>

/** A program's key to the API: bound to one authority, with one role, until a day. */
export interface TokenRecord {
  id: string
  name: string
  role: Role
  /** The supplier it speaks for, when its role is a supplier's. */
  supplier: string | null
  madeAt: Date
  madeBy: string | null
  expires: Date
  ended: Date | null
  used: Date | null
}

const aDay = 86_400_000

/** Makes a token; the text is shown once, and only its hash is kept. `person` is who made it. */
export async function addToken(
  tx: Tx,
  { name, role, days, supplier = null }: { name: string; role: Role; days: number; supplier?: string | null },
): Promise<{ id: string; text: string }> {
  const id = newId()
  const text = `gm_${newSecret()}`
  await tx
    .insertInto('token')
    .values({
      token_id: id,
      token_hash: hashOf(text),
      authority_id: tx.authority,
      role,
      name,
      person_id: tx.actor.kind === 'person' ? (tx.actor.id ?? null) : null,
      supplier_id: supplier,
      made_at: tx.at,
      expires_at: new Date(tx.at.getTime() + days * aDay),
      ended_at: null,
      used_at: null,
    })
    .execute()
  tx.note({
    action: 'token-made',
    subject: 'token',
    id,
    words: `Made the token “${name}” with the role ${roles[role].name}, for ${days} days.`,
  })
  return { id, text }
}

/** The authority's tokens, the newest first. */
export async function tokensOf(tx: Tx): Promise<TokenRecord[]> {
  const rows = await tx
    .selectFrom('token')
    .selectAll()
    .where('authority_id', '=', tx.authority)
    .orderBy('made_at', 'desc')
    .orderBy('token_id', 'desc')
    .execute()
  return rows.flatMap((row) =>
    isRole(row.role)
      ? [
          {
            id: row.token_id,
            name: row.name,
            role: row.role,
            supplier: row.supplier_id,
            madeAt: row.made_at,
            madeBy: row.person_id,
            expires: row.expires_at,
            ended: row.ended_at,
            used: row.used_at,
          },
        ]
      : [],
  )
}

/** Ends a token at once; false when there is none of that id, or it had ended. */
export async function endToken(tx: Tx, id: string): Promise<boolean> {
  const ended = await tx
    .updateTable('token')
    .set({ ended_at: tx.at })
    .where('authority_id', '=', tx.authority)
    .where('token_id', '=', id)
    .where('ended_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  if (!ended) return false
  tx.note({ action: 'token-ended', subject: 'token', id, words: `Ended the token “${ended.name}”.` })
  return true
}

/** Lets a token that was ended work again, until it runs out: when a handover is put back. */
export async function startTokenAgain(tx: Tx, id: string): Promise<void> {
  const started = await tx
    .updateTable('token')
    .set({ ended_at: null })
    .where('authority_id', '=', tx.authority)
    .where('token_id', '=', id)
    .where('ended_at', 'is not', null)
    .returning('name')
    .executeTakeFirst()
  if (!started) return
  tx.note({
    action: 'token-works-again',
    subject: 'token',
    id,
    words: `The token “${started.name}” works again.`,
  })
}

interface TokenHeld {
  id: string
  authority: string
  role: string
  supplier: string | null
  name: string
  used: Date | null
}

/** What a token opens, when it is known, was not ended and has not run out. */
export async function tokenByText(db: Db, text: string, now: Date): Promise<TokenHeld | undefined> {
  return db
    .selectFrom('token')
    .select([
      'token_id as id',
      'authority_id as authority',
      'role',
      'supplier_id as supplier',
      'name',
      'used_at as used',
    ])
    .where('token_hash', '=', hashOf(text))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function markTokenUsed(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('token').set({ used_at: at }).where('token_id', '=', id).execute()
}
