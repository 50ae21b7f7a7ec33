import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, fileInForm, Problem } from '../../web/api.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { largestFile } from '../evidence.ts'
import { addGiven, evidenceGiven, takesEvidence } from '../pages/add-evidence/given.ts'
import { evidenceHeaders } from '../pages/evidence-headers.ts'
import { ownReturn } from '../pages/own-return.tsx'
import { answerOwnReturn, readEvidenceOrOwn, readReturns } from '../permissions.ts'
import { evidenceOf, removeEvidence } from '../store.ts'
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
  answer: lineAnswer,
  status: 201,
  async handle(visit) {
    const { answering, line } = await ownLine(visit)
    if (!takesEvidence(line)) throw notOpen()
    const given = await evidenceGiven(line, visit)
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

const openRoute = defineApi({
  method: 'GET',
  path: '/evidence/:evidence',
  allow: readEvidenceOrOwn,
  tag: 'Deliveries',
  summary: 'The file that was sent as evidence',
  async handle(visit, { params }) {
    const asked = params.evidence ?? ''
    const evidence = isId(asked) ? await evidenceOf(visit.tx, asked) : undefined
    if (!evidence?.sha256 || !(await mayRead(visit, evidence.returnId))) throw noEvidence()
    const headers = {
      ...evidenceHeaders(evidence),
      'content-type': evidence.mediaType ?? 'application/octet-stream',
    }
    const { platform, authority } = visit
    return { headers, body: platform.files.open(authority.id, evidence.sha256) }
  },
})

async function mayRead(visit: Visit, ofReturn: string): Promise<boolean> {
  if (mayPass(readReturns, visit.visitor.roles, false)) return true
  return (await ownReturn({ ...visit, params: { return: ofReturn } })) !== undefined
}

const noEvidence = () => new Problem(404, 'not-found', 'There is no such file of evidence.')

export const evidenceRoutes: ApiRoute[] = [addRoute, removeRoute, openRoute]
