import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { cursorOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { mayPass } from '../../web/permission.ts'
import { guardedSubjects, readAudit, readHistory } from '../permissions.ts'
import { historyOf, isRecordHere } from '../store.ts'
import { entry, entryTold } from './audit-entries.ts'
import { aNumber, missing } from './shapes.ts'

export const historyRoute: ApiRoute = defineApi({
  method: 'GET',
  path: '/history/:subject/:id',
  allow: readHistory,
  tag: 'Audit',
  summary: 'How a record came to be as it is, the newest first; such as /history/contract/{id}',
  query: Type.Object({ cursor: listing.cursor }, { additionalProperties: false }),
  answer: pageOf(entry),
  async handle({ tx, visitor }, { params, query }) {
    const { subject = '', id = '' } = params
    if (!isId(id)) throw missing('record')
    if (guardedSubjects.has(subject) && !mayPass(readAudit, visitor.roles, false))
      throw new Problem(403, 'not-allowed', readAudit.sentence)
    const place = readCursor(query.cursor, aNumber, aNumber)
    const after = place && { position: Number(place[0]), number: Number(place[1]) }
    const { acts, next } = await historyOf(tx, subject, id, after)
    if (acts.length === 0 && !after && !(await isRecordHere(tx, subject, id))) throw missing('record')
    const following = next ? cursorOf(String(next.position), String(next.number)) : null
    return { body: { items: acts.map(entryTold), next: following } }
  },
})
