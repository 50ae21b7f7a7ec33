import type { Visit } from '../../../web/visit.ts'
import { mostEvidence, takeFile, takeLink } from '../../evidence.ts'
import { type EvidenceToKeep, seenOf } from '../../store.ts'
import { fileError, linkError, tooMany } from '../evidence-words.ts'

/** Evidence as the form gives it, or the sentence beside the field that isn't taken. */
export async function evidenceToKeep({
  form,
  files,
}: Pick<Visit, 'form' | 'files'>): Promise<EvidenceToKeep | { field: 'file' | 'link'; text: string }> {
  const link = form.text('link')
  const kept: EvidenceToKeep['files'][number][] = []
  const uploads = files.filter(({ field }) => field === 'file')
  if (uploads.length + (link ? 1 : 0) > mostEvidence) return { field: 'file', text: tooMany }
  for (const upload of uploads) {
    const taken = takeFile(seenOf(upload))
    if (!taken.accepted) return { field: 'file', text: fileError(taken.because, upload.name) }
    kept.push({ upload, mediaType: taken.fact })
  }
  const taken = link ? takeLink(link) : undefined
  if (taken && !taken.accepted) return { field: 'link', text: linkError(taken.because) }
  return { files: kept, link }
}
