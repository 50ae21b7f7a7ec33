import type { Kysely } from 'kysely'
import { newId } from '../language/identifier.ts'
import type { Tables } from './tables.ts'

/** A letter to queue: text for every reader, and the same as HTML. */
export interface Letter {
  to: string
  subject: string
  /** Paragraphs in plain words; a line that is only an address becomes a button in HTML. */
  paragraphs: string[]
  /** The record a link in it leads to: one that never arrived is found from there. */
  about?: { kind: string; id: string }
}

/**
 * Queues a letter in the caller's transaction: it goes out only if what it tells of was recorded.
 * Without SMTP it is kept for the outbox page, where an administrator can read it.
 */
export async function queueLetter(
  db: Kysely<Tables>,
  letter: Letter,
  { authority, at, sending }: { authority: string | null; at: Date; sending: boolean },
): Promise<string> {
  const mail_id = newId()
  await db
    .insertInto('mail')
    .values({
      mail_id,
      authority_id: authority,
      to_address: letter.to,
      subject: letter.subject,
      about_kind: letter.about?.kind ?? null,
      about_id: letter.about?.id ?? null,
      body: `${letter.paragraphs.join('\n\n')}\n`,
      html: htmlOf(letter),
      state: sending ? 'waiting' : 'kept',
      made_at: at,
      due_at: at,
    })
    .execute()
  return mail_id
}

const ink = 'font-family:Arial,sans-serif;font-size:17px;line-height:1.5;color:#17211e'

function htmlOf({ subject, paragraphs }: Letter): string {
  const body = paragraphs.map((text) =>
    /^https?:\/\/\S+$/.test(text)
      ? `<p style="margin:0 0 20px"><a href="${escaped(text)}" style="${ink};color:#0b5c4b">${escaped(text)}</a></p>`
      : `<p style="margin:0 0 20px;${ink}">${escaped(text).replaceAll('\n', '<br>')}</p>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;background:#ffffff"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="max-width:600px">${body.join('')}</td></tr></table></body></html>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
