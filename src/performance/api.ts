import Type from 'typebox'
import { dayOf } from '../language/day.ts'
import { isId } from '../language/identifier.ts'
import { Decimal } from '../language/quantity.ts'
import { quarterWords } from '../language/quarter.ts'
import { outcomesOf } from '../measurement/store.ts'
import { type ApiRoute, defineApi, malformed } from '../web/api.ts'
import type { Visit } from '../web/visit.ts'
import { attentionApi } from './api/attention.ts'
import { type Headline, metOn } from './met.ts'
import { briefsApi } from './api/briefs.ts'
import { contractPerformanceApi } from './api/contract-performance.ts'
import { portfolioApi } from './api/portfolio.ts'
import { yearAheadApi } from './api/year-ahead.ts'
import { performanceNoticesApi } from './api/performance-notices.ts'
import { readHeadlines, readProgress } from './permissions.ts'
import { headline, headlineByOutcome, headlineByQuarter, progressOf, promisesOf } from './store.ts'

const count = Type.Integer({ minimum: 0 })
const counts = {
  due: Type.Integer({ minimum: 0, description: 'Due by the day: the next four add up to it' }),
  inFull: count,
  byEarlierRecords: Type.Integer({
    minimum: 0,
    description: 'In full only by the council’s earlier records, brought in and not checked here',
  }),
  inPart: count,
  notMet: count,
  notYetDue: count,
}
const headlinesAnswer = Type.Object({
  on: Type.String({ format: 'date' }),
  ...counts,
  byOutcome: Type.Array(Type.Object({ outcome: Type.String(), name: Type.String(), ...counts })),
  byQuarter: Type.Array(Type.Object({ quarter: Type.String(), words: Type.String(), ...counts })),
})

const progressAnswer = Type.Object({
  on: Type.String({ format: 'date' }),
  items: Type.Array(
    Type.Object({
      commitment: Type.String(),
      promised: Type.String({ description: 'A decimal, in the unit of the measure' }),
      due: Type.String({ format: 'date' }),
      reported: Type.String({ description: 'What stands as reported, checked or not' }),
      verified: Type.String({ description: 'What was accepted' }),
      waiting: Type.Integer({ description: 'Deliveries that wait to be checked' }),
      met: Type.Enum(['in-full', 'in-part', 'not-met', 'not-yet-due']),
    }),
  ),
  next: Type.Null(),
})

function dayAsked(text: string | undefined, { today }: Visit) {
  if (text === undefined) return today
  const on = dayOf(text)
  if (!on) throw malformed('/on', 'The day is written YYYY-MM-DD.')
  return on
}

const on = Type.Optional(Type.String({ maxLength: 10, description: 'Today when left out' }))

export function performanceApi(): ApiRoute[] {
  return [
    ...attentionApi(),
    defineApi({
      method: 'GET',
      path: '/headlines',
      allow: readHeadlines,
      tag: 'Performance',
      summary: 'Published commitments due by a day: met in full, in part, not met',
      query: Type.Object(
        { authority: Type.Optional(Type.String({ maxLength: 41 })), on },
        { additionalProperties: false },
      ),
      answer: headlinesAnswer,
      async handle(visit, { query }) {
        const { tx } = visit
        const day = dayAsked(query.on, visit)
        const names = new Map(
          (await outcomesOf(tx)).map(({ id, slug, name }) => [id, { outcome: slug, name }]),
        )
        const byOutcome = [...(await headlineByOutcome(tx, day))].flatMap(([id, found]) => {
          const named = names.get(id)
          return named ? [{ ...named, ...found }] : []
        })
        const byQuarter = (await headlineByQuarter(tx, day)).map(({ quarter, headline: found }) => ({
          quarter,
          words: quarterWords(quarter),
          ...found,
        }))
        const all: Headline = await headline(tx, day)
        return { body: { on: day, ...all, byOutcome, byQuarter } }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/progress',
      allow: readProgress,
      tag: 'Performance',
      summary: 'How far the commitments of a contract are met',
      query: Type.Object({ contract: Type.String({ maxLength: 36 }), on }, { additionalProperties: false }),
      answer: progressAnswer,
      async handle(visit, { query }) {
        const { tx } = visit
        const day = dayAsked(query.on, visit)
        const promises = isId(query.contract) ? await promisesOf(tx, query.contract) : []
        const progress = await progressOf(
          tx,
          promises.map(({ id }) => id),
        )
        const items = promises.map(({ id, quantity, due }) => {
          const { reported, verified, waiting } = progress.get(id)!
          const met = metOn({ quantity: new Decimal(quantity), due, verified }, day)
          return {
            commitment: id,
            promised: quantity,
            due,
            reported: reported.toFixed(),
            verified: verified.toFixed(),
            waiting,
            met,
          }
        })
        return { body: { on: day, items, next: null } }
      },
    }),
    ...briefsApi(),
    ...contractPerformanceApi(),
    ...yearAheadApi(),
    ...portfolioApi(),
    ...performanceNoticesApi(),
  ]
}
