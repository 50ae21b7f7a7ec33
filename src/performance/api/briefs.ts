import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { cursorOf, limitOf, listing, pageOf, readCursor } from '../../web/listing.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import type { Figure } from '../brief/figures.ts'
import { sheetOf } from '../brief/sheet.ts'
import { readBriefs, readDrafts } from '../permissions.ts'
import {
  type BriefListed,
  briefOf,
  type BriefRecord,
  type BriefRow,
  briefsIn,
  countBriefs,
  rowsOfFigure,
} from '../store.ts'

const day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })
const orNull = <Shape extends Type.TSchema>(shape: Shape) => Type.Union([shape, Type.Null()])
const amount = Type.String({ description: 'A decimal, in the unit of the measure' })

const briefInList = {
  id: Type.String(),
  number: Type.Integer({ description: 'Short number, for the addresses on paper' }),
  state: Type.Enum(['draft', 'signed-off']),
  service: orNull(Type.String({ description: 'Null for the whole council' })),
  figuresOn: Type.String({ format: 'date', description: 'The figures hold at the end of this day' }),
  meeting: Type.String(),
  meetingOn: orNull(day),
  signedOffAt: orNull(moment),
  replacedBy: orNull(Type.Integer({ description: 'Number of the brief that corrects it' })),
}

const figure = Type.Object({
  key: Type.String(),
  number: Type.Integer({ description: 'The small number beside it on paper' }),
  words: Type.String(),
  count: Type.Integer({ description: 'Rows behind it' }),
  quantity: orNull(Type.String({ description: 'Added up, for figures of one measure alone; a decimal' })),
  unit: orNull(Type.String()),
})

const briefAnswer = Type.Object({
  ...briefInList,
  wonSince: day,
  preparedAt: moment,
  replaces: orNull(Type.Integer({ description: 'Number of the brief it corrects' })),
  opening: Type.String(),
  figures: Type.Array(figure),
  late: Type.Array(
    Type.Object({
      commitment: Type.String(),
      contract: Type.String(),
      title: Type.String(),
      due: day,
      promised: amount,
      verified: amount,
      byEarlierRecords: amount,
      unit: Type.String(),
      why: Type.String(),
      added: Type.String({ description: 'The sentence a person added' }),
    }),
    { description: 'Those shown on the first page' },
  ),
  stories: Type.Array(Type.Object({ delivery: Type.String(), text: Type.String(), from: Type.String() })),
  points: Type.Array(
    Type.Object({ text: Type.String(), figure: orNull(Type.String({ description: 'Key of a figure' })) }),
    { description: 'What members are asked for' },
  ),
})

const optional = <Shape extends Type.TSchema>(shape: Shape) => Type.Optional(orNull(shape))
const row = Type.Object({
  part: Type.Enum(['commitment', 'held-back', 'won', 'added', 'earlier', 'contract']),
  contract: Type.String(),
  contractTitle: Type.String(),
  commitment: orNull(Type.String()),
  delivery: orNull(Type.String()),
  title: optional(Type.String()),
  supplier: optional(Type.String()),
  measure: optional(Type.String({ description: 'Code of the measure' })),
  outcome: optional(Type.String()),
  standing: optional(Type.String()),
  due: optional(day),
  met: optional(Type.String()),
  quantity: optional(amount),
  verified: optional(amount),
  byEarlierRecords: optional(amount),
  unit: optional(Type.String()),
})

/** Briefs as they read and as they were frozen: the same that the pages show. */
export function briefsApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/briefs',
      allow: readBriefs,
      tag: 'Performance',
      summary: 'Two-page briefs for meetings, the newest first; drafts for those who write them',
      query: Type.Object(
        {
          ...listing,
          search: Type.Optional(
            Type.String({ maxLength: 100, description: 'In the meeting and the service; or a number' }),
          ),
        },
        { additionalProperties: false },
      ),
      answer: pageOf(Type.Object(briefInList)),
      async handle(visit, { query }) {
        const { tx } = visit
        const place = readCursor(query.cursor, /^\d{1,9}$/)
        const asked = { drafts: mayReadDrafts(visit), ...(query.search ? { search: query.search } : {}) }
        const limit = limitOf(query.limit)
        const found = await briefsIn(tx, { ...asked, limit, ...(place ? { below: Number(place[0]) } : {}) })
        const total = query.total === 'true' ? { total: await countBriefs(tx, asked) } : {}
        const next = found.next === null ? null : cursorOf(String(found.next))
        return { body: { items: found.briefs.map(listed), next, ...total } }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/briefs/:brief',
      allow: readBriefs,
      tag: 'Performance',
      summary: 'A brief: its figures, what is late and why, stories, what members are asked for',
      params: Type.Object({ brief: Type.String({ maxLength: 36 }) }),
      answer: briefAnswer,
      async handle(visit, { params }) {
        const brief = await briefAsked(visit, params.brief)
        return { body: told(brief, visit.authority.name), version: brief.version }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/briefs/:brief/figures/:figure',
      allow: readBriefs,
      tag: 'Performance',
      summary: 'The rows behind a figure of a brief, as they stood',
      params: Type.Object({
        brief: Type.String({ maxLength: 36 }),
        figure: Type.String({ maxLength: 200, description: 'Key of a figure, such as not-met' }),
      }),
      query: Type.Object(listing, { additionalProperties: false }),
      answer: pageOf(row),
      async handle(visit, { params, query }) {
        const brief = await briefAsked(visit, params.brief)
        const found = brief.prepared.figures.find(({ key }) => key === params.figure)
        if (!found) throw noBrief()
        const place = readCursor(query.cursor, /^\d{1,9}$/)
        const limit = limitOf(query.limit)
        const after = place ? { after: Number(place[0]) } : {}
        const { rows, next } = await rowsOfFigure(visit.tx, brief, { figure: found.key, limit, ...after })
        const total = query.total === 'true' ? { total: found.count } : {}
        return {
          body: { items: rows.map(rowTold), next: next === null ? null : cursorOf(String(next)), ...total },
        }
      },
    }),
  ]
}

function mayReadDrafts({ visitor }: Visit): boolean {
  return mayPass(readDrafts, visitor.roles, false)
}

async function briefAsked(visit: Visit, id = ''): Promise<BriefRecord> {
  const brief = isId(id) ? await briefOf(visit.tx, id) : undefined
  if (brief && (brief.state === 'signed-off' || mayReadDrafts(visit))) return brief
  throw noBrief()
}

function noBrief(): Problem {
  return new Problem(404, 'not-found', 'There is no such brief here, or no such figure in it.')
}

function listed(brief: BriefListed) {
  const { id, number, state, service, on, meeting, meetingOn, signedOffAt, replacedBy } = brief
  return {
    id,
    number,
    state,
    service,
    figuresOn: on,
    meeting,
    meetingOn,
    signedOffAt: signedOffAt?.toISOString() ?? null,
    replacedBy,
  }
}

function told(brief: BriefRecord, authority: string) {
  const { words, prepared } = brief
  const sheet = sheetOf({
    ...brief,
    authority,
    isDraft: brief.state === 'draft',
    signedOff: undefined,
    replaces: brief.replaces?.number ?? null,
    replacedBy: brief.replacedBy?.number ?? null,
  })
  return {
    ...listed({ ...brief, replacedBy: brief.replacedBy?.number ?? null }),
    wonSince: brief.since,
    preparedAt: brief.preparedAt.toISOString(),
    replaces: brief.replaces?.number ?? null,
    opening: words.opening,
    figures: prepared.figures.map(figureTold),
    late: sheet.late.rows.map(({ why, added, commitmentId }) => {
      const row = prepared.late.find((one) => one.commitmentId === commitmentId)!
      const { contractId, title, due, quantity, verified, earlier, units } = row
      return {
        commitment: commitmentId,
        contract: contractId,
        title,
        due,
        promised: quantity,
        verified,
        byEarlierRecords: earlier,
        unit: units,
        why,
        added,
      }
    }),
    stories: sheet.stories,
    points: words.points.map(({ text, figure: key }) => ({ text, figure: key ?? null })),
  }
}

function figureTold({ key, number, words, count, quantity, unit }: Figure) {
  return { key, number, words, count, quantity: quantity ?? null, unit: unit?.many ?? null }
}

function rowTold({ part, contract, commitment, delivery, words }: BriefRow) {
  const { title, supplier, measure, outcome, standing, due, met, quantity, verified, earlier, units } = words
  return {
    part,
    contract,
    contractTitle: words.contract,
    commitment,
    delivery,
    title,
    supplier,
    measure,
    outcome,
    standing,
    due,
    met,
    quantity,
    verified,
    byEarlierRecords: earlier,
    unit: units,
  }
}
