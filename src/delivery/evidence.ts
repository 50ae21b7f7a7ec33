import type { InspectionOutcome } from './inspection.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'

/**
 * What supports a delivery: a file that was kept; a link to what stands elsewhere; what the supplier declares and signs; what
 * somebody of the authority saw on site; the word of the organisation that benefited.
 */
export type EvidenceKind = 'file' | 'link' | 'declaration' | 'inspection' | 'confirmation'

/** "2 files", "1 signed declaration": in the order in which they are told. */
const kindWords: Record<EvidenceKind, readonly [one: string, many: string]> = {
  file: ['file', 'files'],
  link: ['link', 'links'],
  declaration: ['signed declaration', 'signed declarations'],
  inspection: ['inspection on site', 'inspections on site'],
  confirmation: ['confirmation', 'confirmations'],
}

/** Who stands behind it: the strongest is the word of somebody else than the supplier. */
export const evidenceStrengths = ['others', 'shown', 'own-word'] as const
export type EvidenceStrength = (typeof evidenceStrengths)[number]

/** How strong each kind is. A person weighs it: the strength decides nothing. */
export function strengthOf(kind: EvidenceKind): EvidenceStrength {
  if (kind === 'confirmation' || kind === 'inspection') return 'others'
  return kind === 'declaration' ? 'own-word' : 'shown'
}

/** How many there are of each kind: "1 file", "2 links". */
export function kindsCounted(kinds: readonly EvidenceKind[]): string[] {
  return Object.entries(kindWords).flatMap(([kind, [one, many]]) => {
    const count = kinds.filter((each) => each === kind).length
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
}

interface Standing {
  scan: ScanState
  destroyedAt: Date | null
}

/** Whether it supports anything: neither set aside by the scanner nor destroyed, and no inspection that found otherwise. */
export function supports({
  scan,
  destroyedAt,
  outcome = null,
}: Standing & { outcome?: InspectionOutcome | null }): boolean {
  return scan !== 'found' && destroyedAt === null && outcome !== 'did-not'
}

/** Whether its content may be opened: by those who sent it, unless something was found in it; by others once it was looked through. */
export function mayOpen({ scan, destroyedAt }: Standing, { isOwn }: { isOwn: boolean }): boolean {
  return scan !== 'found' && destroyedAt === null && (isOwn || scan !== 'waiting')
}

export interface Evidence {
  kind: EvidenceKind
  name: string
  url: string | null
  mediaType: string | null
}

/** Bytes one file of evidence may hold. */
export const largestFile = 25 * 1024 * 1024
/** Bytes that the files of one return may hold together. */
export const largestReturn = 200 * 1024 * 1024
/** Files and links that may go with one delivery. */
export const mostEvidence = 20

/** Why a file could not be kept, whatever it is. */
type TakingFault = 'picture-broken' | 'unpacks-too-far' | 'disk-full' | 'files-away'

/** Whether a scanner looked through a file, where there is one; what it found something in is never opened again. */
type ScanState = 'none' | 'waiting' | 'clean' | 'found'

/** The kinds of file taken as evidence, by what they contain; the name of the file decides nothing but text from CSV. */
export const evidenceTypes = {
  'image/jpeg': { words: 'JPEG', endings: ['.jpg', '.jpeg'] },
  'image/png': { words: 'PNG', endings: ['.png'] },
  'image/heic': { words: 'HEIC', endings: ['.heic', '.heif'] },
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

export type FileRefusal = 'file-too-large' | 'file-empty' | 'type-not-taken' | 'return-full' | TakingFault

/** What is known of an uploaded file: its size, and what its first bytes say it is. */
export interface FileSeen {
  name: string
  bytes: number
  tooLarge: boolean
  /** The type its signature names; undefined for what has none, such as text. */
  signature: string | undefined
  /** Whether it reads as plain text throughout. */
  isText: boolean
  /** Why it could not be kept, whatever it is. */
  fault?: TakingFault
}

/** Decides whether a file is taken as evidence, by its content. */
export function takeFile(file: FileSeen): Decision<EvidenceType, FileRefusal> {
  if (file.tooLarge || file.bytes > largestFile) return refuse('file-too-large')
  if (file.fault === 'disk-full') return refuse('disk-full')
  if (file.bytes === 0) return refuse('file-empty')
  const taken = typeOf(file)
  return taken.accepted && file.fault ? refuse(file.fault) : taken
}

/** Decides of what type a file is, by its content. */
export function typeOf(
  file: Pick<FileSeen, 'name' | 'signature' | 'isText'>,
): Decision<EvidenceType, 'type-not-taken'> {
  if (file.signature !== undefined) {
    return Object.hasOwn(evidenceTypes, file.signature)
      ? accept(file.signature as EvidenceType)
      : refuse('type-not-taken')
  }
  const ending = /\.(csv|txt)$/i.exec(file.name)?.[1]?.toLowerCase()
  if (!file.isText || !ending) return refuse('type-not-taken')
  return accept(ending === 'csv' ? 'text/csv' : 'text/plain')
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
