import { isId } from '../../../language/identifier.ts'
import type { UploadedFile } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type Visit } from '../../../web/visit.ts'
import { isWaiting } from '../../delivery-state.ts'
import { largestFile, mostEvidence, takeFile, takeLink } from '../../evidence.ts'
import { answerReturn } from '../../permissions.ts'
import {
  addEvidenceLater,
  addFile,
  addWebLink,
  type Answering,
  type EvidenceRecord,
  type Line,
  removeEvidence,
  seeFile,
} from '../../store.ts'
import { afterEvidence } from '../answering-steps.ts'
import { fileError, linkError, tooMany } from '../evidence-words.ts'
import { ownAnswering, ownReturn, showReturn, useYourLink } from '../own-return.tsx'
import { EvidenceForm, type EvidenceErrors } from './form.tsx'

export const addEvidencePage = definePage({
  path: pattern.myReturnEvidence(':return', ':commitment'),
  allow: answerReturn,
  uploadLimit: largestFile,
  takesFilesOf: async (visit) => (await ownReturn(visit)) !== undefined,
  async get(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    return takesEvidence(found.line)
      ? showForm(visit, found, {})
      : goTo(visit.urls.myReturn(found.answering.return.id))
  },
  async post(visit) {
    const found = await ownLine(visit)
    if (!found) return useYourLink(visit)
    if (!takesEvidence(found.line)) return goTo(visit.urls.myReturn(found.answering.return.id))
    const remove = visit.form.text('remove')
    if (!remove) return add(visit, found)
    if (isId(remove)) await removeEvidence(visit.tx, found.answering.return.id, remove)
    return goTo(visit.path)
  },
})

interface Found {
  answering: Answering
  line: Line
}

async function ownLine(visit: Visit): Promise<Found | undefined> {
  const answering = await ownAnswering(visit)
  const line = answering?.lines.find(({ owed }) => owed.commitment === visit.params.commitment)
  return answering && line && { answering, line }
}

/** Before sending, and afterwards while the delivery waits to be checked. */
function takesEvidence({ open, owed }: Line): boolean {
  return open !== undefined || isSent(owed)
}

const isSent = ({ sent }: Line['owed']) => sent.some(({ state }) => isWaiting(state))

async function add(visit: Visit, { answering, line }: Found): Promise<Answer> {
  const { form, files, urls, tx } = visit
  const link = form.text('link')
  const chosen = await chosenFiles(files)
  const errors = errorsOf({ line, link, chosen })
  if (errors.file || errors.link) return showForm(visit, { answering, line }, { ...errors, typed: link }, 422)
  const place = { returnId: answering.return.id, commitment: line.owed.commitment }
  for (const { upload, decision } of chosen) {
    if (decision.accepted)
      await addFile(tx, visit.platform.files, place, { upload, mediaType: decision.fact })
  }
  const taken = takeLink(link)
  if (taken.accepted) await addWebLink(tx, place, taken.fact)
  if (form.text('next') === 'add') return goTo(visit.path)
  if (isSent(line.owed)) {
    await addEvidenceLater(tx, answering.return, line.owed.commitment)
    return goTo(urls.myReturnSent(answering.return.id))
  }
  return goTo(afterEvidence(urls, answering, line, visit.query.get('from') === 'check'))
}

interface Chosen {
  upload: UploadedFile
  decision: ReturnType<typeof takeFile>
}

async function chosenFiles(files: readonly UploadedFile[]): Promise<Chosen[]> {
  const chosen: Chosen[] = []
  for (const upload of files.filter(({ field }) => field === 'file')) {
    chosen.push({ upload, decision: takeFile(await seeFile(upload)) })
  }
  return chosen
}

function errorsOf({ line, link, chosen }: { line: Line; link: string; chosen: Chosen[] }): EvidenceErrors {
  const refused = chosen.find(({ decision }) => !decision.accepted)
  if (refused && !refused.decision.accepted) {
    return { file: fileError(refused.decision.because, refused.upload.name) }
  }
  if (line.evidence.length + chosen.length + (link ? 1 : 0) > mostEvidence) return { file: tooMany }
  const taken = link ? takeLink(link) : undefined
  return taken && !taken.accepted ? { link: linkError(taken.because) } : {}
}

function showForm(
  visit: Visit,
  { answering, line }: Found,
  errors: EvidenceErrors & { typed?: string },
  status = 200,
): Answer {
  const { urls } = visit
  const { id } = answering.return
  const { owed } = line
  const sent = isSent(owed)
  const fromCheck = visit.query.get('from') === 'check'
  const title = `${owed.title}: what shows that it happened?`
  const back = sent
    ? urls.myReturnSent(id)
    : fromCheck
      ? urls.myReturnCheck(id)
      : urls.myReturnQuantity(id, owed.commitment)
  const body = (
    <EvidenceForm
      title={title}
      action={visit.path}
      wanted={owed.evidenceWanted}
      suits={owed.measure.evidence}
      evidence={line.evidence}
      earlier={sent || line.open?.answers === 'again' ? line.earlierEvidence : []}
      hrefOf={(evidence: EvidenceRecord) => evidence.url ?? urls.myEvidenceFile(evidence.id)}
      typed={errors.typed ?? ''}
      errors={errors}
      isSent={sent}
    />
  )
  return showReturn(visit, { title, back, body }, status)
}
