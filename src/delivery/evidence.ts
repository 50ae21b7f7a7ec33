import { accept, type Decision, refuse } from '../language/decision.ts'

/** Something that supports a delivery: a file that was kept, or a link to what stands elsewhere. */
export interface Evidence {
  kind: 'file' | 'link'
  name: string
  url: string | null
  mediaType: string | null
}

/** Bytes one file of evidence may hold. */
export const largestFile = 25 * 1024 * 1024
/** Files and links that may go with one delivery. */
export const mostEvidence = 20

/** The kinds of file taken as evidence, by what they contain; the name of the file decides nothing but text from CSV. */
export const evidenceTypes = {
  'image/jpeg': { words: 'JPEG', endings: ['.jpg', '.jpeg'] },
  'image/png': { words: 'PNG', endings: ['.png'] },
  'application/pdf': { words: 'PDF', endings: ['.pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    words: 'Word',
    endings: ['.docx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { words: 'Excel', endings: ['.xlsx'] },
  'text/csv': { words: 'CSV', endings: ['.csv'] },
  'text/plain': { words: 'text', endings: ['.txt'] },
} as const

export type EvidenceType = keyof typeof evidenceTypes

export type FileRefusal = 'file-too-large' | 'file-empty' | 'type-not-taken'

/** What is known of an uploaded file: its size, and what its first bytes say it is. */
export interface FileSeen {
  name: string
  bytes: number
  tooLarge: boolean
  /** The type its signature names; undefined for what has none, such as text. */
  signature: string | undefined
  /** Whether it reads as plain text throughout. */
  isText: boolean
}

/** Decides whether a file is taken as evidence, by its content. */
export function takeFile(file: FileSeen): Decision<EvidenceType, FileRefusal> {
  if (file.tooLarge || file.bytes > largestFile) return refuse('file-too-large')
  if (file.bytes === 0) return refuse('file-empty')
  if (file.signature !== undefined) {
    return Object.hasOwn(evidenceTypes, file.signature)
      ? accept(file.signature as EvidenceType)
      : refuse('type-not-taken')
  }
  const ending = /\.(csv|txt)$/i.exec(file.name)?.[1]?.toLowerCase()
  if (!file.isText || !ending) return refuse('type-not-taken')
  return accept(ending === 'csv' ? 'text/csv' : 'text/plain')
}

/** Whether bytes are plain text: no control characters but tabs and line ends, in UTF-8 or the older Windows letters. */
export function isPlainText(bytes: Uint8Array): boolean {
  return !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127)
}

export type LinkRefusal = 'no-link' | 'link-not-web' | 'link-too-long' | 'link-has-password'

/** Decides whether a link is taken as evidence: a web address, without a name and password in it. */
export function takeLink(text: string): Decision<string, LinkRefusal> {
  const typed = text.trim()
  if (typed === '') return refuse('no-link')
  if (typed.length > 2000) return refuse('link-too-long')
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return refuse('link-not-web')
  const { protocol, hostname, username, password, href } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return refuse('link-not-web')
  if (username || password) return refuse('link-has-password')
  return hostname.includes('.') ? accept(href) : refuse('link-not-web')
}

/** Kinds that a browser shows by itself, without running anything of ours beside it. */
export function isShownInline(type: string | null): boolean {
  return type === 'image/jpeg' || type === 'image/png' || type === 'application/pdf'
}
