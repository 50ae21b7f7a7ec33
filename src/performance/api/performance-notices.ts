import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { contractOf } from '../../contracts/store.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { prepareNotice, publishNotice } from '../kpi/notice.ts'
import { noticeRefusal, publicationRefusal } from '../kpi/refusal-words.ts'
import { keepPerformance, readPerformance } from '../permissions.ts'
import {
  addNotice,
  noticeMaterial,
  noticeOf,
  type NoticeRecord,
  recordPublication,
  releaseOf,
} from '../store.ts'
import { dayAsked, refused } from './asked.ts'

const day = Type.String({ format: 'date' })
const orNull = <Shape extends Type.TSchema>(shape: Shape) => Type.Union([shape, Type.Null()])
const tag = 'Performance'

const notice = Type.Object({
  id: Type.String(),
  contract: Type.String(),
  starts: day,
  ends: day,
  preparedOn: day,
  publishedOn: orNull(day),
  reference: orNull(Type.String({ description: 'Its number where it was published' })),
  release: orNull(
    Type.Unknown({
      description: 'As OCDS 1.1 with the UK extension; null where no procurement number is known',
    }),
  ),
})

/** Contract performance notices: prepared here, published elsewhere. */
export function performanceNoticesApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'POST',
      path: '/contracts/:contract/performance-notices',
      allow: keepPerformance,
      tag,
      summary: 'Prepares a contract performance notice from what was rated and recorded in these days',
      body: Type.Object({ starts: day, ends: day }, { additionalProperties: false }),
      answer: notice,
      status: 201,
      async handle(visit, { params, body }) {
        const { tx, today } = visit
        const id = params.contract ?? ''
        const contract = isId(id) ? await contractOf(tx, id, { lock: true }) : undefined
        if (!contract || contract.withdrawnAt)
          throw new Problem(404, 'not-found', 'There is no such contract here.')
        const days = { starts: dayAsked(body.starts, 'starts'), ends: dayAsked(body.ends, 'ends') }
        const decision = prepareNotice(await noticeMaterial(tx, contract, days), today)
        if (!decision.accepted) throw refused(decision.because, noticeRefusal(decision.because))
        return { status: 201, body: await told(visit, await addNotice(tx, decision.fact)) }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/performance-notices/:notice',
      allow: readPerformance,
      tag,
      summary: 'A contract performance notice as it was prepared, and as an OCDS release',
      answer: notice,
      async handle(visit, { params }) {
        return { body: await told(visit, params.notice) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/performance-notices/:notice/publication',
      allow: keepPerformance,
      tag,
      summary: 'Records that the notice was published',
      body: Type.Object(
        { reference: Type.String({ minLength: 1, maxLength: 400 }), on: Type.Optional(day) },
        { additionalProperties: false },
      ),
      answer: notice,
      async handle(visit, { params, body }) {
        const { tx, today } = visit
        const before = await noticeAsked(visit, params.notice)
        await contractOf(tx, before.notice.contract.id, { lock: true })
        const found = await noticeAsked(visit, params.notice)
        if (found.publishedOn) throw new Problem(409, 'published-already', 'It was published already.')
        const on = body.on === undefined ? today : dayAsked(body.on, 'on')
        const decision = publishNotice(found, { reference: body.reference, on }, today)
        if (!decision.accepted) throw refused(decision.because, publicationRefusal(decision.because))
        await recordPublication(tx, found, decision.fact)
        return { body: await told(visit, found.id) }
      },
    }),
  ]
}

async function noticeAsked({ tx }: Visit, id = ''): Promise<NoticeRecord> {
  const found = isId(id) ? await noticeOf(tx, id) : undefined
  if (found) return found
  throw new Problem(404, 'not-found', 'There is no such notice here.')
}

async function told(visit: Visit, asked: string | undefined) {
  const found = await noticeAsked(visit, asked)
  const { id, notice: of, preparedOn, publishedOn, reference } = found
  const release = (await releaseOf(visit.tx, found)) ?? null
  return {
    id,
    contract: of.contract.id,
    starts: of.starts,
    ends: of.ends,
    preparedOn,
    publishedOn,
    reference,
    release,
  }
}
