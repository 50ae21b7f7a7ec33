import Type, { type Static } from 'typebox'
import { dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { Decimal } from '../../language/quantity.ts'
import { peopleInTeam } from '../../parties/store.ts'
import { type ApiRoute, defineApi, malformed, Problem } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { mayAct } from '../../web/acting.ts'
import type { Visit } from '../../web/visit.ts'
import { type AttentionKind, attentionKinds, isAttentionKind } from '../attention.ts'
import { attentionWords, howCounted } from '../attention-words.ts'
import { longestMarkReason } from '../mark.ts'
import { chooseMeasures, markAttention, readAttention } from '../permissions.ts'
import {
  actOn,
  type ActRefusal,
  againstOn,
  type AttentionFilter,
  attentionRows,
  type AttentionRow,
  countAsRecorded,
  countMatching,
  keptBefore,
  mostAtOnce,
  type ProposedAct,
} from '../store.ts'
import { everyone, whoseFrom, whoseText } from '../whose.ts'

const kind = Type.Enum([...attentionKinds])
const day = Type.String({ format: 'date' })
const orNull = <Shape extends Type.TSchema>(shape: Shape) => Type.Union([shape, Type.Null()])
const whoseQuery = Type.Optional(
  Type.String({
    maxLength: 220,
    description:
      '`everyone` (when left out), `service~NAME`, `person~ID`, `team~ID`: what these look after, or were given',
  }),
)

const countsAnswer = Type.Object({
  on: day,
  whose: Type.String(),
  ownLine: orNull(
    Type.String({ description: 'The council’s own line in pounds, of the policy’s rule in force' }),
  ),
  comparedWith: orNull(Type.String({ format: 'date', description: 'The morning that `before` is of' })),
  items: Type.Array(
    Type.Object({
      kind,
      words: Type.String(),
      how: Type.String({ description: 'How it is counted' }),
      count: Type.Integer({ minimum: 0 }),
      before: orNull(Type.Integer({ minimum: 0 })),
    }),
  ),
})

const row = Type.Object({
  id: Type.String({ description: 'Of the record it is about' }),
  of: Type.Enum(['commitment', 'contract', 'return', 'delivery', 'draft', 'mail', 'waiver', 'recovery-plan']),
  title: Type.String(),
  day: orNull(day),
  contract: orNull(Type.String({ description: 'None, for a waiver that comes before its contract' })),
  contractTitle: Type.String(),
  service: orNull(Type.String()),
  supplierName: orNull(Type.String()),
  owner: orNull(Type.String({ description: 'The person who looks after it' })),
  assignedTo: orNull(Type.String()),
  by: orNull(day),
  dismissed: orNull(Type.Object({ because: Type.String(), at: Type.String({ format: 'date-time' }) })),
})

const rowsQuery = Type.Object(
  {
    whose: whoseQuery,
    search: Type.Optional(Type.String({ maxLength: 200 })),
    contract: Type.Optional(Type.String({ maxLength: 36 })),
    supplier: Type.Optional(Type.String({ maxLength: 36 })),
    outcome: Type.Optional(Type.String({ maxLength: 36, description: 'Id of an outcome' })),
    dismissed: Type.Optional(Type.Enum(['true', 'false'])),
    sort: Type.Optional(Type.Enum(['day', '-day'])),
    ...listing,
  },
  { additionalProperties: false },
)

const mark = Type.Object(
  {
    rows: Type.Union(
      [Type.Array(Type.String({ maxLength: 36 }), { maxItems: mostAtOnce }), Type.Enum(['all'])],
      {
        description: `Ids of rows, or \`all\` that match the query; ${mostAtOnce} at most`,
      },
    ),
    act: Type.Enum(['assigned', 'dated', 'dismissed', 'put-back', 'measured', 'kept']),
    person: Type.Optional(
      orNull(Type.String({ maxLength: 36, description: 'Assigned: to whom; null for nobody' })),
    ),
    owns: Type.Optional(
      Type.Enum(['commitments', 'contracts'], {
        description: 'Of `no-owner`: what the person looks after from then on',
      }),
    ),
    by: Type.Optional(orNull(Type.String({ maxLength: 10, description: 'A day; null for none' }))),
    reason: Type.Optional(Type.String({ maxLength: longestMarkReason })),
    measure: Type.Optional(Type.String({ maxLength: 36 })),
  },
  { additionalProperties: false },
)

const kindParam = Type.Object({ kind })

async function whoseAsked({ tx }: Visit, text: string | undefined) {
  const whose = text === undefined ? everyone : whoseFrom(text)
  if (!whose) throw malformed('/whose', 'Say everyone, service~NAME, person~ID or team~ID.')
  const people = whose.of === 'team' ? (await peopleInTeam(tx, whose.id)).map(({ id }) => id) : []
  return { whose, people }
}

async function filterAsked(
  visit: Visit,
  kindText: string,
  query: Static<typeof rowsQuery>,
): Promise<AttentionFilter & { kind: AttentionKind }> {
  if (!isAttentionKind(kindText)) throw new Problem(404, 'not-found', 'There is no such kind.')
  for (const name of ['contract', 'supplier', 'outcome'] as const)
    if (query[name] && !isId(query[name])) throw malformed(`/${name}`, 'This is no id.')
  return {
    kind: kindText,
    ...(await whoseAsked(visit, query.whose)),
    dismissed: query.dismissed === 'true',
    ...(query.search?.trim() ? { search: query.search.trim() } : {}),
    ...(query.contract ? { contract: query.contract } : {}),
    ...(query.supplier ? { supplier: query.supplier } : {}),
    ...(query.outcome ? { outcome: query.outcome } : {}),
  }
}

function told({ subject, byDay, dismissed, said: _, ...rest }: AttentionRow) {
  return {
    id: subject,
    ...rest,
    by: byDay,
    dismissed: dismissed && { because: dismissed.because, at: dismissed.at.toISOString() },
  }
}

function dayGiven(text: string | null | undefined) {
  if (text === null || text === undefined) return null
  const read = dayOf(text)
  if (!read) throw malformed('/by', 'The day is written YYYY-MM-DD.')
  return read
}

function actAsked(body: Static<typeof mark>): ProposedAct {
  switch (body.act) {
    case 'assigned': {
      if (body.person === undefined)
        throw new Problem(422, 'nobody-named', 'Say to whom, or null for nobody.')
      if (body.person !== null && !isId(body.person)) throw malformed('/person', 'This is no id.')
      const by = dayGiven(body.by)
      const owns = body.owns ? { owns: body.owns } : {}
      return { act: 'assigned', who: body.person, ...(by ? { day: by } : {}), ...owns }
    }
    case 'dated':
      return { act: 'dated', day: dayGiven(body.by) }
    case 'dismissed':
      return { act: 'dismissed', reason: body.reason ?? '' }
    case 'measured':
      if (!isId(body.measure ?? '')) throw malformed('/measure', 'Say which measure, by its id.')
      return { act: 'measured', measure: body.measure! }
    case 'put-back':
    case 'kept':
      return { act: body.act }
  }
}

const refusals: Record<ActRefusal, string> = {
  'nothing-chosen': 'None of these rows needs attention now.',
  'nobody-here': 'The person does not work for the authority today.',
  'nobody-named': 'Say who looks after them.',
  'day-past': 'The day is before today.',
  'no-reason': 'Say why it needs no attention.',
  'reason-too-long': 'The reason is too long.',
  'no-measure': 'There is no such measure.',
  'not-of-this-kind': 'This can only be done about promises without an agreed measure.',
}

/** What needs attention: counts, rows and marks, as the pages have them. */
export function attentionApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/attention',
      allow: readAttention,
      tag: 'Performance',
      summary: 'What needs attention, counted by kind',
      query: Type.Object({ whose: whoseQuery }, { additionalProperties: false }),
      answer: countsAnswer,
      async handle(visit, { query }) {
        const { tx, today } = visit
        const asked = await whoseAsked(visit, query.whose)
        const against = await againstOn(tx, today)
        const counts = await countAsRecorded(tx, asked, against)
        const before = await keptBefore(tx, asked.whose, today)
        const items = attentionKinds.map((each) => ({
          kind: each,
          words: attentionWords[each].title,
          how: howCounted(each, against),
          count: counts[each],
          before: before ? (before.counts[each] ?? 0) : null,
        }))
        const ownLine = against.line ? new Decimal(against.line.pence).div(100).toFixed(2) : null
        return {
          body: {
            on: today,
            whose: whoseText(asked.whose),
            ownLine,
            comparedWith: before?.on ?? null,
            items,
          },
        }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/attention/:kind',
      allow: readAttention,
      tag: 'Performance',
      summary: 'The rows of one kind of what needs attention, by day',
      params: kindParam,
      query: rowsQuery,
      answer: pageOf(row),
      async handle(visit, { params, query }) {
        const { tx, today } = visit
        const filter = await filterAsked(visit, params.kind!, query)
        const limit = limitOf(query.limit)
        const place = readCursor(query.cursor, /^(\d{4}-\d{2}-\d{2}|infinity)$/, /^[0-9a-f-]{36}$/)
        const against = await againstOn(tx, today)
        const found = await attentionRows(tx, filter, against, {
          limit: limit + 1,
          order: query.sort === '-day' ? 'latest' : 'earliest',
          after: place && { day: place[0]!, subject: place[1]! },
        })
        const items = found.slice(0, limit)
        const last = items.at(-1)
        const next = found.length > limit && last ? cursorOf(last.day ?? 'infinity', last.subject) : null
        const total = query.total === 'true' ? { total: await countMatching(tx, filter, against) } : {}
        return { body: { items: items.map(told), next, ...total } }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/attention/:kind/marks',
      allow: markAttention,
      tag: 'Performance',
      summary: 'Gives rows to somebody, sets a day for them, dismisses them with a reason, or puts them back',
      params: kindParam,
      query: Type.Omit(rowsQuery, ['limit', 'cursor', 'total', 'sort', 'dismissed']),
      body: mark,
      answer: Type.Object({
        done: Type.Integer({ minimum: 0 }),
        left: Type.Integer({ minimum: 0, description: 'Those it could not be done about' }),
      }),
      async handle(visit, { params, query, body }) {
        const { tx, today } = visit
        const filter = await filterAsked(visit, params.kind!, query)
        const act = actAsked(body)
        if ((act.act === 'measured' || act.act === 'kept') && !mayAct(visit, chooseMeasures))
          throw new Problem(403, 'not-allowed', chooseMeasures.sentence)
        const against = await againstOn(tx, today)
        const chosen = Array.isArray(body.rows) ? body.rows.filter(isId) : 'all'
        const decision = await actOn(tx, { filter, against, chosen, act })
        if (!decision.accepted) throw new Problem(422, decision.because, refusals[decision.because])
        return { body: decision.fact }
      },
    }),
  ]
}
