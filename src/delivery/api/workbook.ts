import { createReadStream } from 'node:fs'
import Type from 'typebox'
import { type ApiRoute, defineApi, fileInForm } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { uploadError, workbookBytes, workbookType } from '../pages/answer-by-workbook/page.tsx'
import { ownAnswering } from '../pages/own-return.tsx'
import { answerOwnReturn } from '../permissions.ts'
import { type Answering, isFillable, largestWorkbook, takeWorkbook } from '../store.ts'
import { notOpen } from './answering.ts'
import { id, noReturn, refused } from './shapes.ts'

async function answeringAsked(visit: Visit): Promise<Answering> {
  const answering = await ownAnswering(visit)
  if (!answering) throw noReturn()
  return answering
}

const downloadRoute = defineApi({
  method: 'GET',
  path: '/returns/:return/workbook',
  allow: answerOwnReturn,
  tag: 'Reporting',
  summary: 'The return as an Excel workbook with only the cells to fill open',
  async handle(visit) {
    const { body, name } = workbookBytes(visit, await answeringAsked(visit))
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
