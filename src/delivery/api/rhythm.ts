import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { quarterFrom, quarterOf } from '../../language/quarter.ts'
import { type ApiRoute, defineApi, malformed, Problem } from '../../web/api.ts'
import {
  changedSince,
  cursorOf,
  limitOf,
  listing,
  pageOf,
  readCursor,
  versionAsked,
} from '../../web/listing.ts'
import { optOutError } from '../pages/leave-alone/page.tsx'
import { tellingOf } from '../pages/telling.ts'
import { longestOptOutReason } from '../opt-out.ts'
import { askForReturns, keepReturnRhythm, readReturns } from '../permissions.ts'
import { keepRhythm, type Rhythm } from '../rhythm.ts'
import { sinceOf } from '../typed-rhythm.ts'
import {
  contractTitleOf,
  countAhead,
  endOptOut,
  mostToRemind,
  optOut,
  optOutOf,
  remindNow,
  returnsAhead,
  rhythmOf,
  setRhythm,
} from '../store.ts'
import { id, idShape, refused } from './shapes.ts'

const rhythmShape = Type.Object(
  {
    isOn: Type.Boolean({ description: 'Whether returns are asked for and reminded of by themselves' }),
    askAfter: Type.Integer({ description: 'Days after the end of the quarter' }),
    answerDays: Type.Integer({ description: 'Days to answer' }),
    remindDays: Type.Array(Type.Integer(), {
      maxItems: 20,
      description: 'Days from the day due, before it below 0',
    }),
    escalateAfter: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Days after the day due when the contract’s manager is told; null for never',
    }),
    planAfter: Type.Optional(
      Type.Union([Type.Integer(), Type.Null()], {
        description:
          'Days after a return was due when the supplier is asked for a plan to catch up; null for never. Left out: as it was',
      }),
    ),
    stepBefore: Type.Optional(
      Type.Integer({
        description: 'Days before its day that the supplier is reminded of a step. Left out: as it was',
      }),
    ),
    stepAfter: Type.Optional(
      Type.Integer({
        description: 'Days after its day in which the supplier may be reminded. Left out: as it was',
      }),
    ),
    fromHour: Type.Integer({ description: 'Letters go out from this hour on, English local time' }),
    untilHour: Type.Integer({ description: 'and from this one on no more' }),
  },
  { additionalProperties: false },
)
const rhythmAnswer = Type.Object({
  ...rhythmShape.properties,
  onSince: Type.Union([Type.String(), Type.Null()]),
  plansSince: Type.Union([Type.String(), Type.Null()]),
})

function told({ onSince, version: _, ...rest }: Rhythm & { version: number }) {
  return { ...rest, remindDays: [...rest.remindDays], onSince, isOn: onSince !== null }
}

const readRoute = defineApi({
  method: 'GET',
  path: '/return-rhythm',
  allow: readReturns,
  tag: 'Returns',
  summary: 'When returns are asked for, and suppliers reminded, by themselves',
  answer: rhythmAnswer,
  async handle({ tx }) {
    const rhythm = await rhythmOf(tx)
    return { body: told(rhythm), version: rhythm.version }
  },
})

const setRoute = defineApi({
  method: 'PUT',
  path: '/return-rhythm',
  allow: keepReturnRhythm,
  tag: 'Returns',
  summary: 'Set when returns are asked for, and suppliers reminded, by themselves',
  body: rhythmShape,
  answer: rhythmAnswer,
  async handle({ tx, today }, { body, version }) {
    const asked = versionAsked(version)
    const kept = await rhythmOf(tx)
    if (kept.version !== asked) throw changedSince(told(kept))
    const { isOn, ...rest } = body
    const { planAfter, stepBefore, stepAfter } = kept
    const proposed = { planAfter, stepBefore, stepAfter, ...rest }
    const since = sinceOf(kept, { isOn, planAfter: proposed.planAfter }, today)
    const decision = keepRhythm({ ...proposed, ...since })
    if (!decision.accepted)
      throw refused(decision.because, '', 'These days or hours don’t go together, or are out of range.')
    if (!(await setRhythm(tx, decision.fact, asked))) throw changedSince(told(await rhythmOf(tx)))
    const now = await rhythmOf(tx)
    return { body: told(now), version: now.version }
  },
})

const aheadShape = Type.Object({
  contract: Type.String(),
  contractTitle: Type.String(),
  supplier: Type.String(),
  supplierName: Type.String(),
  email: Type.Union([Type.String(), Type.Null()]),
  planned: Type.Integer({ description: 'Commitments with something planned for the quarter' }),
  isFinal: Type.Boolean({ description: 'The contract ends in the quarter' }),
  leftAloneBecause: Type.Union([Type.String(), Type.Null()]),
})

const aheadRoute = defineApi({
  method: 'GET',
  path: '/returns-ahead',
  allow: readReturns,
  tag: 'Returns',
  summary:
    'Returns of a quarter that nobody asked for yet: those that will be asked by themselves, and those that can’t',
  query: Type.Object(
    {
      quarter: Type.Optional(
        Type.String({ maxLength: 10, description: 'Such as 2026-27Q2; the one it is now when left out' }),
      ),
      kind: Type.Optional(Type.Enum(['to-ask', 'no-address', 'left-alone'])),
      search: Type.Optional(Type.String({ maxLength: 200 })),
      ...listing,
    },
    { additionalProperties: false },
  ),
  answer: pageOf(aheadShape),
  async handle({ tx, today }, { query }) {
    const quarter = query.quarter === undefined ? quarterOf(today) : quarterFrom(query.quarter)
    if (!quarter) throw malformed('/quarter', 'A quarter is written like 2026-27Q2.')
    const kind = query.kind ?? 'to-ask'
    const limit = limitOf(query.limit)
    const [titleKey, contract, supplier] = readCursor(query.cursor, /^[^]*$/, idShape, idShape) ?? []
    const after = contract && supplier ? { titleKey: titleKey ?? '', contract, supplier } : undefined
    const found = await returnsAhead(tx, quarter, {
      kind,
      search: query.search ?? '',
      after,
      limit: limit + 1,
    })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const next = found.length > limit && last ? cursorOf(last.titleKey, last.contract, last.supplier) : null
    const total = query.total === 'true' ? { total: (await countAhead(tx, quarter))[kind] } : {}
    const body = items.map(({ titleKey: _, name, ...item }) => ({ ...item, supplierName: name }))
    return { body: { items: body, next, ...total } }
  },
})

const leftAloneAnswer = Type.Object({
  leftAlone: Type.Boolean(),
  reason: Type.Union([Type.String(), Type.Null()]),
})

const leaveAloneRoute = defineApi({
  method: 'PUT',
  path: '/contracts/:contract/left-alone',
  allow: askForReturns,
  tag: 'Returns',
  summary:
    'Leave a contract alone, so that nothing of it is asked or reminded of by itself, or have it asked again',
  body: Type.Object(
    {
      leftAlone: Type.Boolean(),
      reason: Type.Optional(Type.String({ maxLength: longestOptOutReason * 2 })),
    },
    { additionalProperties: false },
  ),
  answer: leftAloneAnswer,
  async handle({ tx, params }, { body }) {
    const contract = params.contract ?? ''
    const title = isId(contract) ? await contractTitleOf(tx, contract) : undefined
    if (title === undefined) throw new Problem(404, 'not-found', 'There is no such contract.')
    if (!body.leftAlone) await endOptOut(tx, contract)
    else {
      const decision = await optOut(tx, contract, body.reason ?? '')
      if (!decision.accepted) throw refused(decision.because, '/reason', `${optOutError(decision.because)}.`)
    }
    const standing = await optOutOf(tx, contract)
    return { body: { leftAlone: standing !== undefined, reason: standing?.reason ?? null } }
  },
})

const remindRoute = defineApi({
  method: 'POST',
  path: '/returns/reminders',
  allow: askForReturns,
  tag: 'Returns',
  summary: 'Remind suppliers of these awaited returns now, once a day for each',
  body: Type.Object(
    { returns: Type.Array(id, { minItems: 1, maxItems: mostToRemind }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ reminded: Type.Array(Type.String()), left: Type.Array(Type.String()) }),
  async handle(visit, { body }) {
    const { reminded } = await remindNow(visit.tx, tellingOf(visit), body.returns.filter(isId))
    return { body: { reminded, left: body.returns.filter((each) => !reminded.includes(each)) } }
  },
})

export const rhythmRoutes: ApiRoute[] = [readRoute, setRoute, aheadRoute, leaveAloneRoute, remindRoute]
