import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, fileInForm, Problem } from '../../web/api.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { largestFile, mayOpen } from '../evidence.ts'
import { addGiven, evidenceGiven, takesEvidence } from '../pages/add-evidence/given.ts'
import { evidenceHeaders, thumbnailHeaders } from '../pages/evidence-headers.ts'
import { ownReturn } from '../pages/own-return.tsx'
import { answerOwnReturn, readEvidenceOrOwn, readReturns } from '../permissions.ts'
import { evidenceOf, type EvidenceRecord, removeEvidence, takeFilesIn } from '../store.ts'
import { lineAnswer, lineTold, notOpen, ownLine } from './answering.ts'
import { refused } from './shapes.ts'

const addRoute = defineApi({
  method: 'POST',
  path: '/returns/:return/answers/:commitment/evidence',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary: 'Adds evidence: files, a link or both, before sending or while the delivery waits to be checked',
  multipart: true,
  form: Type.Object({
    file: Type.Optional(fileInForm),
    link: Type.Optional(Type.String({ maxLength: 2000, description: 'A web address' })),
  }),
  uploadLimit: largestFile,
  takesFilesOf: ownLine,
  takeIn: takeFilesIn,
  answer: lineAnswer,
  status: 201,
  async handle(visit) {
    const { answering, line } = await ownLine(visit)
    if (!takesEvidence(line)) throw notOpen()
    const given = await evidenceGiven({ answering, line }, visit)
    if (given.errors.file) throw refused('file-not-taken', '/file', `${given.errors.file}.`)
    if (given.errors.link) throw refused('link-not-taken', '/link', `${given.errors.link}.`)
    if (given.isEmpty) throw refused('no-evidence', '/file', 'Send a file or a link.')
    await addGiven(visit, { answering, line }, given)
    return { status: 201, body: lineTold((await ownLine(visit)).line) }
  },
})

const removeRoute = defineApi({
  method: 'DELETE',
  path: '/returns/:return/answers/:commitment/evidence/:evidence',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary: 'Takes evidence off that was not sent yet',
  answer: lineAnswer,
  async handle(visit, { params }) {
    const { answering, line } = await ownLine(visit)
    if (!line.evidence.some(({ id }) => id === params.evidence)) throw noEvidence()
    await removeEvidence(visit.tx, answering.return.id, params.evidence!)
    return { body: lineTold((await ownLine(visit)).line) }
  },
})

const thumbnailRoute = defineApi({
  method: 'GET',
  path: '/evidence/:evidence/thumbnail',
  allow: readEvidenceOrOwn,
  tag: 'Deliveries',
  summary: 'A small picture of a picture that was sent as evidence',
  async handle(visit, { params }) {
    const evidence = await evidenceAsked(visit, params.evidence ?? '')
    if (!evidence.thumbnail) throw noEvidence()
    const { platform, authority } = visit
    const headers = { ...thumbnailHeaders, 'content-type': 'image/jpeg' }
    return { headers, body: await platform.files.open(authority.id, evidence.thumbnail) }
  },
})

/** Evidence that may be read and opened by who asks. */
async function evidenceAsked(visit: Visit, id: string): Promise<EvidenceRecord> {
  const evidence = isId(id) ? await evidenceOf(visit.tx, id) : undefined
  if (!evidence || !(await mayRead(visit, evidence.returnId))) throw noEvidence()
  const isOwn = !mayPass(readReturns, visit.visitor.roles, false)
  if (mayOpen(evidence, { isOwn })) return evidence
  if (evidence.destroyedAt) throw new Problem(410, 'destroyed', 'The content of this file was destroyed.')
  if (evidence.scan === 'found')
    throw new Problem(403, 'set-aside', 'Something harmful was found in this file. Nobody can open it here.')
  throw new Problem(409, 'not-scanned-yet', 'This file waits for the virus scanner.')
}

const openRoute = defineApi({
  method: 'GET',
  path: '/evidence/:evidence',
  allow: readEvidenceOrOwn,
  tag: 'Deliveries',
  summary: 'The file that was sent as evidence',
  async handle(visit, { params }) {
    const evidence = await evidenceAsked(visit, params.evidence ?? '')
    if (!evidence.sha256) throw noEvidence()
    const headers = {
      ...evidenceHeaders(evidence),
      'content-type': evidence.mediaType ?? 'application/octet-stream',
    }
    const { platform, authority } = visit
    return { headers, body: await platform.files.open(authority.id, evidence.sha256) }
  },
})

async function mayRead(visit: Visit, ofReturn: string): Promise<boolean> {
  if (mayPass(readReturns, visit.visitor.roles, false)) return true
  return (await ownReturn({ ...visit, params: { return: ofReturn } })) !== undefined
}

export const noEvidence = () => new Problem(404, 'not-found', 'There is no such file of evidence.')

export const evidenceRoutes: ApiRoute[] = [addRoute, removeRoute, openRoute, thumbnailRoute]
