import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { accept, type Decision, refuse } from '../../language/decision.ts'
import { newId } from '../../language/identifier.ts'
import { drawnBeside } from '../../platform/pictures/drawn-beside.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Actor } from '../../platform/tx.ts'
import type { UploadedFile } from '../../web/form.ts'
import { type EvidenceType, takeFile } from '../evidence.ts'
import {
  largestText,
  type Redaction,
  type RedactionKind,
  redactedWords,
  redactTable,
  redactText,
} from '../redaction.ts'
import type { WithdrawalRefusal } from '../withdrawal.ts'
import { evidenceOf, type EvidenceRecord, seenOf, takeFilesIn } from './evidence.ts'
import type { Telling } from './telling.ts'
import { addRedacted, type Replacement, withdrawEvidence } from './withdrawing.ts'

type Keeping = Pick<Platform, 'files' | 'scanner'>

/**
 * Makes the redacted file: what is taken out is not in it. It is taken in as any file is, before anything is recorded; outside of a
 * transaction, for drawing takes seconds. Undefined when it can't be made.
 */
async function redactFile(
  platform: Keeping,
  authority: string,
  {
    evidence,
    kind,
    redaction,
    name,
  }: { evidence: EvidenceRecord; kind: RedactionKind; redaction: Redaction; name: string },
): Promise<Replacement | undefined> {
  const { files } = platform
  const [from, to] = [join(files.temporary, newId()), join(files.temporary, newId())]
  try {
    await pipeline(await files.open(authority, evidence.sha256!), createWriteStream(from, { mode: 0o600 }))
    const type = evidence.mediaType as EvidenceType
    const isMade =
      kind === 'picture'
        ? await drawnBeside({ wanted: 'blacked-out', from, to, type, areas: redaction.areas })
        : await isWritten(from, to, kind, redaction)
    if (!isMade) return undefined
    const upload: UploadedFile = {
      field: 'file',
      name,
      path: to,
      bytes: (await stat(to)).size,
      tooLarge: false,
    }
    await takeFilesIn({ platform, authority }, [upload])
    const taken = takeFile(seenOf(upload))
    return taken.accepted ? { upload, mediaType: taken.fact, redacted: redactedWords(redaction) } : undefined
  } finally {
    for (const path of [from, to]) await files.discard(path)
  }
}

async function isWritten(
  from: string,
  to: string,
  kind: 'text' | 'table',
  redaction: Redaction,
): Promise<boolean> {
  if ((await stat(from)).size > largestText) return false
  const text = decoded(await readFile(from))
  const redacted =
    kind === 'text' ? redactText(text, redaction.lines) : stringify(redactTable(rowsOf(text), redaction))
  await writeFile(to, redacted, { mode: 0o600 })
  return true
}

/** The beginning of a text or table, to choose from; undefined when it is too large or can't be read. */
export async function linesToRedact(
  { files }: Pick<Platform, 'files'>,
  authority: string,
  { sha256, bytes }: EvidenceRecord,
  kind: 'text' | 'table',
): Promise<string[][] | undefined> {
  if (!sha256 || !bytes || bytes > largestText) return undefined
  const text = decoded(await files.read(authority, sha256))
  return kind === 'table' ? rowsOf(text) : text.split('\n').map((line) => [line])
}

/** UTF-8, or else the older letters of Windows. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function rowsOf(text: string): string[][] {
  const [sign] = [',', ';', '\t'].toSorted(
    (a, b) => text.slice(0, 2000).split(b).length - text.slice(0, 2000).split(a).length,
  )
  return parse(text, { delimiter: sign, relax_quotes: true, relax_column_count: true, bom: true })
}

/** What the redacted file is called. The first one's name may name somebody: it is used only where that file stays. */
function redactedName(
  { name, mediaType }: Pick<EvidenceRecord, 'name' | 'mediaType'>,
  isKept: boolean,
): string {
  const ending = { 'image/jpeg': 'jpg', 'image/png': 'png', 'text/csv': 'csv' }[mediaType ?? ''] ?? 'txt'
  const plain = name.replace(/\.[a-z0-9]{1,5}$/i, '')
  return isKept ? `Redacted from ${plain}.${ending}` : `Redacted.${ending}`
}

interface Redacting {
  evidence: EvidenceRecord
  kind: RedactionKind
  redaction: Redaction
  /** Why the first one is destroyed; where nothing is said it is kept. */
  because: string | undefined
}

/** Makes a redacted file and puts it in the place of the first, or beside it. Answers why it could not, if it could not. */
export async function redact(
  platform: Keeping & Pick<Platform, 'database'>,
  scope: { authority: string; actor: Actor; at: Date },
  telling: Telling,
  { evidence, kind, redaction, because }: Redacting,
): Promise<Decision<string, 'not-made' | WithdrawalRefusal>> {
  const name = redactedName(evidence, because === undefined)
  const made = await redactFile(platform, scope.authority, { evidence, kind, redaction, name })
  if (!made) return refuse('not-made')
  return platform.database.withAuthority(scope, async (tx) => {
    const now = await evidenceOf(tx, evidence.id)
    if (!now || now.destroyedAt) return refuse('destroyed-already')
    if (because === undefined) return accept(await addRedacted(tx, now, made))
    const decision = await withdrawEvidence(tx, telling, now, { because, replacement: made })
    return decision.accepted ? accept(decision.fact.replacedBy!) : decision
  })
}
