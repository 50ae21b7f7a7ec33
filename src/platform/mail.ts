import type { Kysely } from 'kysely'
import { newId } from '../language/identifier.ts'
import type { Tables } from './tables.ts'

/** A list whose lines lead somewhere: in HTML by their words, in text by the address below them. */
export interface LinkedLines {
  lines: { words: string; href: string; more?: string }[]
}

/** A letter to queue: text for every reader, and the same as HTML. */
export interface Letter {
  to: string
  subject: string
  /** Paragraphs in plain words; a line that is only an address becomes a button in HTML. */
  paragraphs: (string | LinkedLines)[]
  /** The record a link in it leads to: one that never arrived is found from there. */
  about?: { kind: string; id: string }
  /** Goes out on working days only, from one full hour of English local time until another. */
  hours?: { from: number; until: number }
}

/** From whom letters are, and whether they go out: without SMTP they are kept for the outbox page, where an administrator can read them. */
interface Queueing {
  authority: string | null
  at: Date
  sending: boolean
}

/** Queues a letter in the caller's transaction: it goes out only if what it tells of was recorded. */
export async function queueLetter(db: Kysely<Tables>, letter: Letter, queueing: Queueing): Promise<string> {
  const [mail] = await queueLetters(db, [letter], queueing)
  return mail!
}

/** The same for many letters at once; answers with their ids, in order. At most a thousand. */
export async function queueLetters(
  db: Kysely<Tables>,
  letters: readonly Letter[],
  { authority, at, sending }: Queueing,
): Promise<string[]> {
  if (letters.length === 0) return []
  const rows = letters.map((letter) => ({
    mail_id: newId(),
    authority_id: authority,
    to_address: letter.to,
    subject: letter.subject,
    about_kind: letter.about?.kind ?? null,
    about_id: letter.about?.id ?? null,
    body: `${letter.paragraphs.map(textOf).join('\n\n')}\n`,
    html: htmlOf(letter),
    state: sending ? 'waiting' : 'kept',
    made_at: at,
    due_at: at,
    from_hour: letter.hours?.from ?? null,
    until_hour: letter.hours?.until ?? null,
  }))
  await db.insertInto('mail').values(rows).execute()
  return rows.map(({ mail_id }) => mail_id)
}

const ink = 'font-family:Arial,sans-serif;font-size:17px;line-height:1.5;color:#17211e'

function htmlOf({ subject, paragraphs }: Letter): string {
  const body = paragraphs.map((text) =>
    typeof text !== 'string'
      ? `<ul style="margin:0 0 20px;padding-left:20px;${ink}">${text.lines.map(htmlLine).join('')}</ul>`
      : /^https?:\/\/\S+$/.test(text)
        ? `<p style="margin:0 0 20px"><a href="${escaped(text)}" style="${ink};color:#0b5c4b">${escaped(text)}</a></p>`
        : `<p style="margin:0 0 20px;${ink}">${escaped(text).replaceAll('\n', '<br>')}</p>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;background:#ffffff"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="max-width:600px">${body.join('')}</td></tr></table></body></html>`
}

function textOf(paragraph: string | LinkedLines): string {
  if (typeof paragraph === 'string') return paragraph
  return paragraph.lines
    .map(({ words, href, more }) => `* ${words}${more ? ` (${more})` : ''}\n  ${href}`)
    .join('\n')
}

function htmlLine({ words, href, more }: LinkedLines['lines'][number]): string {
  const said = more ? `<br>${escaped(more)}` : ''
  return `<li style="margin:0 0 10px"><a href="${escaped(href)}" style="color:#0b5c4b">${escaped(words)}</a>${said}</li>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
