import type { UploadedFile } from '../../../web/form.ts'
import type { Visit } from '../../../web/visit.ts'
import { isWaiting } from '../../delivery-state.ts'
import { refuse } from '../../../language/decision.ts'
import { largestReturn, mostEvidence, takeFile, takeLink } from '../../evidence.ts'
import {
  addEvidenceLater,
  addFile,
  addWebLink,
  type Answering,
  bytesOfReturn,
  type Line,
  seenOf,
} from '../../store.ts'
import { fileError, linkError, tooMany } from '../evidence-words.ts'

interface Chosen {
  upload: UploadedFile
  decision: ReturnType<typeof takeFile>
}

/** Evidence as a form gives it: files of the field `file`, and perhaps a link. */
export interface EvidenceGiven {
  link: string
  chosen: Chosen[]
  isEmpty: boolean
  /** The sentence beside the field, where something isn't taken. */
  errors: { file?: string; link?: string }
}

/** Before sending, and afterwards while the delivery waits to be checked. */
export function takesEvidence({ open, owed }: Line): boolean {
  return open !== undefined || isSent(owed)
}

export const isSent = ({ sent }: Line['owed']) => sent.some(({ state }) => isWaiting(state))

export async function evidenceGiven(
  { answering, line }: { answering: Answering; line: Line },
  { form, files, tx }: Pick<Visit, 'form' | 'files' | 'tx'>,
): Promise<EvidenceGiven> {
  const link = form.text('link')
  const chosen: Chosen[] = []
  for (const upload of files.filter(({ field }) => field === 'file')) {
    chosen.push({ upload, decision: takeFile(seenOf(upload)) })
  }
  refuseTooMuch(chosen, await bytesOfReturn(tx, answering.return.id))
  const isEmpty = chosen.length === 0 && link === ''
  return { link, chosen, isEmpty, errors: errorsOf(line, link, chosen) }
}

/** Together with what stands in the return already. */
function refuseTooMuch(chosen: Chosen[], before: number): void {
  let all = before
  for (const each of chosen) {
    all += each.upload.bytes
    if (each.decision.accepted && all > largestReturn) each.decision = refuse('return-full')
  }
}

function errorsOf(line: Line, link: string, chosen: Chosen[]): EvidenceGiven['errors'] {
  const refused = chosen.find(({ decision }) => !decision.accepted)
  if (refused && !refused.decision.accepted) {
    return { file: fileError(refused.decision.because, refused.upload.name) }
  }
  if (line.evidence.length + chosen.length + (link ? 1 : 0) > mostEvidence) return { file: tooMany }
  const taken = link ? takeLink(link) : undefined
  return taken && !taken.accepted ? { link: linkError(taken.because) } : {}
}

/** Keeps what was given; while its delivery waits it goes to the council at once, unless more is to be added first. */
export async function addGiven(
  { tx }: Visit,
  { answering, line }: { answering: Answering; line: Line },
  { chosen, link }: EvidenceGiven,
  { more = false } = {},
): Promise<void> {
  const place = { returnId: answering.return.id, commitment: line.owed.commitment }
  for (const { upload, decision } of chosen) {
    if (decision.accepted) await addFile(tx, place, { upload, mediaType: decision.fact })
  }
  const taken = takeLink(link)
  if (taken.accepted) await addWebLink(tx, place, taken.fact)
  if (!more && isSent(line.owed)) await addEvidenceLater(tx, answering.return, line.owed.commitment)
}
