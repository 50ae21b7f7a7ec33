import { createReadStream } from 'node:fs'
import Type from 'typebox'
import { type ApiRoute, defineApi, fileInForm } from '../../web/api.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { uploadError, withoutDrafts, workbookBytes, workbookType } from '../pages/answer-by-workbook/page.tsx'
import { ownAnswering } from '../pages/own-return.tsx'
import { answerOwnReturn, readReturns, readReturnsOrOwn } from '../permissions.ts'
import { type Answering, answeringOf, isFillable, largestWorkbook, takeWorkbook } from '../store.ts'
import { notOpen } from './answering.ts'
import { returnHere } from './returns.ts'
import { id, noReturn, refused } from './shapes.ts'

async function answeringAsked(visit: Visit): Promise<Answering> {
  const answering = await ownAnswering(visit)
  if (!answering) throw noReturn()
  return answering
}

/** For its supplier with what it typed, for who works here without. */
async function answeringToHandOut(visit: Visit): Promise<Answering> {
  if (!mayPass(readReturns, visit.visitor.roles, false)) return answeringAsked(visit)
  const record = await returnHere(visit)
  const answering = withoutDrafts(await answeringOf(visit.tx, record))
  if (!answering.lines.some(isFillable)) throw notOpen()
  return answering
}

const downloadRoute = defineApi({
  method: 'GET',
  path: '/returns/:return/workbook',
  allow: readReturnsOrOwn,
  tag: 'Reporting',
  summary:
    'The return as an Excel workbook with only the cells to fill open; for the council without what was not sent',
  async handle(visit) {
    const { body, name } = workbookBytes(visit, await answeringToHandOut(visit))
    return { headers: { 'content-type': workbookType, 'content-disposition': `attachment; ${name}` }, body }
  },
})

const takeRoute = defineApi({
  method: 'POST',
  path: '/returns/:return/workbook',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary:
    'Takes over what a filled workbook says: what is right is kept as answers, faults are told by cell',
  multipart: true,
  form: Type.Object({ file: fileInForm }),
  uploadLimit: largestWorkbook,
  answer: Type.Object({
    taken: Type.Array(id, { description: 'Commitments whose answers were taken over; send them with /send' }),
    faults: Type.Array(Type.Object({ cell: Type.String(), message: Type.String() })),
  }),
  async handle(visit) {
    const answering = await answeringAsked(visit)
    if (!answering.lines.some(isFillable)) throw notOpen()
    const file = visit.files.find(({ field }) => field === 'file')
    const error = uploadError(file)
    if (!file || error) throw refused('no-workbook', '/file', `${error}.`)
    const taken = await takeWorkbook(visit.tx, visit.platform.files, answering, createReadStream(file.path))
    if (!taken.accepted) throw refused(taken.because, '/file', taken.message)
    return {
      body: { taken: taken.taken, faults: taken.faults.map(({ cell, text }) => ({ cell, message: text })) },
    }
  },
})

export const workbookRoutes: ApiRoute[] = [downloadRoute, takeRoute]
