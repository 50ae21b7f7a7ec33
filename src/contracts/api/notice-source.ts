import Type from 'typebox'
import type { Tx } from '../../platform/database.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import { chooseSource, sourceRefusals } from '../find-a-tender/source.ts'
import { keepNoticeSource as mayKeep, seeImports } from '../permissions.ts'
import { fetchNow, keepNoticeSource, type NoticeFetch, noticeFetches, noticeSourceOf } from '../store.ts'
import { dayAsked, id, moment, orNull, refused, text } from './shapes.ts'

const tag = 'Bringing things in'

const chosen = {
  isOn: Type.Boolean(),
  identifier: text(60, 'As buyers are named there: GB-PPON-PXRT-5737-VBQD'),
  beginsOn: Type.String({ format: 'date', maxLength: 10 }),
  applies: Type.Boolean({ description: 'What came is brought in without a person, where nothing is faulty' }),
}

const fetchTold = Type.Object({
  id,
  beganAt: moment,
  from: moment,
  to: moment,
  endedAt: orNull(moment),
  pages: Type.Integer(),
  lookedAt: Type.Integer({ description: 'Notices of everybody that were gone through' }),
  found: Type.Integer({ description: 'New notices of the authority' }),
  problem: orNull(Type.String()),
  notBefore: orNull(moment),
  importId: orNull(id),
})

const source = Type.Object({ ...chosen, fetches: Type.Array(fetchTold) })

const told = (fetch: NoticeFetch) => ({
  id: fetch.id,
  beganAt: fetch.beganAt.toISOString(),
  from: fetch.from.toISOString(),
  to: fetch.to.toISOString(),
  endedAt: fetch.endedAt?.toISOString() ?? null,
  pages: fetch.pages,
  lookedAt: fetch.lookedAt,
  found: fetch.found,
  problem: fetch.problem,
  notBefore: fetch.notBefore?.toISOString() ?? null,
  importId: fetch.importId,
})

async function sourceTold(tx: Tx) {
  const { version, ...found } = await noticeSourceOf(tx)
  return { body: { ...found, fetches: (await noticeFetches(tx)).map(told) }, version }
}

const readSource = defineApi({
  method: 'GET',
  path: '/notice-source',
  allow: seeImports,
  tag,
  summary: 'How notices are fetched from Find a Tender, and the last twenty fetches',
  answer: source,
  handle: ({ tx }) => sourceTold(tx),
})

const changeSource = defineApi({
  method: 'PUT',
  path: '/notice-source',
  allow: mayKeep,
  tag,
  summary: 'Chooses how notices are fetched from Find a Tender; needs If-Match',
  body: Type.Object(chosen, { additionalProperties: false }),
  answer: source,
  async handle({ tx, today }, { body, version: given }) {
    const version = versionAsked(given)
    const decision = chooseSource({ ...body, beginsOn: dayAsked(body.beginsOn, 'beginsOn') }, today)
    if (!decision.accepted) {
      const { field, sentence } = sourceRefusals[decision.because]
      throw refused(decision.because, field, sentence)
    }
    if (!(await keepNoticeSource(tx, { version, source: decision.fact })))
      throw changedSince((await sourceTold(tx)).body)
    return sourceTold(tx)
  },
})

const fetchOne = defineApi({
  method: 'POST',
  path: '/notice-source/fetches',
  allow: mayKeep,
  tag,
  summary: 'Has notices fetched now: it begins within five minutes; 409 while a fetch goes on, or it is off',
  answer: source,
  status: 202,
  async handle({ tx }) {
    if (!(await fetchNow(tx)))
      throw new Problem(409, 'not-begun', 'A fetch goes on already, or fetching is turned off.')
    return { ...(await sourceTold(tx)), status: 202 }
  },
})

/** Fetching notices from Find a Tender. */
export const noticeSourceRoutes: ApiRoute[] = [readSource, changeSource, fetchOne]
