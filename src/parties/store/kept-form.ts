import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { isId, newId } from '../../language/identifier.ts'
import type { Tables } from '../../platform/tables.ts'

type Db = Kysely<Tables>

/** A form that was sent after its sender's session had ended. */
export interface KeptForm {
  /** Where it was going. */
  path: string
  /** Whose session it was: nobody else is shown it. */
  person: string
  fields: [string, string][]
  /** Names of files that came with it and were not kept. */
  files: string[]
}

export const keptFormCookie = 'gm-kept'
export const keptFormHours = 8

/** Seals the form with a key that only the answered cookie value holds: `<id>.<key>`. */
export async function keepFormSealed(db: Db, form: KeptForm, at: Date): Promise<string> {
  const form_id = newId()
  const key = randomBytes(32)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(form_id))
  const text = Buffer.concat([cipher.update(JSON.stringify(form), 'utf8'), cipher.final()])
  const sealed = Buffer.concat([iv, cipher.getAuthTag(), text])
  const expires_at = new Date(at.getTime() + keptFormHours * 3_600_000)
  await db.insertInto('kept_form').values({ form_id, sealed, expires_at }).execute()
  return `${form_id}.${key.toString('base64url')}`
}

/** The form that the cookie opens; undefined when there is none, or the cookie was tampered with. */
export async function keptFormOf(
  db: Db,
  cookie: string | undefined,
  now: Date,
): Promise<KeptForm | undefined> {
  const [id = '', key = ''] = (cookie ?? '').split('.')
  if (!isId(id) || key.length !== 43) return undefined
  const row = await db
    .selectFrom('kept_form')
    .select('sealed')
    .where('form_id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && opened(row.sealed, id, Buffer.from(key, 'base64url'))
}

function opened(sealed: Buffer, id: string, key: Buffer): KeptForm | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(id))
  decipher.setAuthTag(sealed.subarray(12, 28))
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    return JSON.parse(text.toString('utf8')) as KeptForm
  } catch {
    return undefined
  }
}

export async function dropKeptForm(db: Db, cookie: string | undefined): Promise<void> {
  const id = (cookie ?? '').split('.')[0] ?? ''
  if (isId(id)) await db.deleteFrom('kept_form').where('form_id', '=', id).execute()
}
