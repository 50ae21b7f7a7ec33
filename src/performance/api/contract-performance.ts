import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { Decimal } from '../../language/quantity.ts'
import { commitmentsOf, contractOf, type ContractRecord } from '../../contracts/store.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { endKpi, periodsOf, type RatedEvery, ratedEvery, setKpi } from '../kpi/kpi.ts'
import { noticesDue } from '../kpi/notice.ts'
import { recordFailure } from '../kpi/performance-failure.ts'
import { rateKpi, type Rating, ratings } from '../kpi/rating.ts'
import {
  endingRefusals,
  failureRefusal,
  kpiRefusal,
  ratingRefusal,
  remedyRefusal,
} from '../kpi/refusal-words.ts'
import { recordRemedy } from '../kpi/remedy.ts'
import { keepPerformance, readPerformance } from '../permissions.ts'
import {
  addFailure,
  addKpi,
  addRating,
  addRemedy,
  failuresOf,
  type KpiRecord,
  kpisOf,
  noticeFacts,
  recordKpiEnding,
  remediesOf,
  standingRatings,
} from '../store.ts'
import { dayAsked, refused } from './asked.ts'

const day = Type.String({ format: 'date' })
const orNull = <Shape extends Type.TSchema>(shape: Shape) => Type.Union([shape, Type.Null()])
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const tag = 'Performance'
const closed = { additionalProperties: false }
const pounds = Type.String({ pattern: '^\\d{1,13}(\\.\\d{1,4})?$', description: 'Pounds' })

const rating = Type.Object({
  id: Type.String(),
  starts: day,
  ends: day,
  rating: Type.Enum(Object.keys(ratings) as Rating[], { description: 'One of the five of the law' }),
  measured: Type.String(),
  why: Type.String(),
})
const kpi = Type.Object({
  id: Type.String(),
  title: Type.String(),
  target: Type.String({ description: 'What counts as meeting it' }),
  starts: day,
  months: Type.Integer({ description: 'How often it is rated, in months' }),
  endedOn: orNull(day),
  endReason: orNull(Type.String()),
  ratings: Type.Array(rating, { description: 'Those that stand, the first period first' }),
})
const failure = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  result: orNull(Type.String()),
  on: day,
  requirement: Type.String(),
  words: Type.String(),
  chance: Type.String(),
  isPublished: Type.Boolean({ description: 'A published notice tells of it' }),
})
const remedy = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  commitment: orNull(Type.String()),
  on: day,
  amount: orNull(pounds),
  words: Type.String(),
})
const overview = Type.Object({
  kpis: Type.Array(kpi),
  failures: Type.Array(failure),
  remedies: Type.Array(remedy),
  noticesDue: Type.Array(Type.Object({ because: Type.Enum(['yearly', 'ended', 'failure']), by: day }), {
    description: 'Contract performance notices still to be published, the most pressing first',
  }),
})

/** How a contract goes: the same acts that the pages call. */
export function contractPerformanceApi(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/contracts/:contract/performance',
      allow: readPerformance,
      tag,
      summary: 'KPIs and their ratings, failures, remedies, and the notices that are due',
      answer: overview,
      async handle(visit, { params }) {
        return { body: await told(visit, await contractAsked(visit, params.contract)) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/contracts/:contract/kpis',
      allow: keepPerformance,
      tag,
      summary: 'Sets a key performance indicator',
      body: Type.Object(
        {
          title: words(1000),
          target: words(1000),
          starts: day,
          months: Type.Enum([...ratedEvery]),
        },
        closed,
      ),
      answer: kpi,
      status: 201,
      async handle(visit, { params, body }) {
        const contract = await contractAsked(visit, params.contract, true)
        const term = { starts: contract.starts, ends: contract.ends, withdrawn: false }
        const proposed = {
          ...body,
          months: body.months as RatedEvery,
          starts: dayAsked(body.starts, 'starts'),
        }
        const decision = setKpi(term, proposed)
        if (!decision.accepted) throw refused(decision.because, kpiRefusal(decision.because))
        const id = await addKpi(visit.tx, contract.id, decision.fact)
        return { status: 201, body: await kpiToldOf(visit, contract, id) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/contracts/:contract/kpis/:kpi/ratings',
      allow: keepPerformance,
      tag,
      summary: 'Rates a KPI for a period that is over; a correction names the rating it replaces',
      body: Type.Object(
        {
          starts: Type.String({ format: 'date', description: 'First day of the period' }),
          rating: Type.Enum(Object.keys(ratings) as Rating[]),
          measured: words(1000),
          why: Type.Optional(Type.String({ maxLength: 4000 })),
          replaces: Type.Optional(Type.String({ maxLength: 36 })),
        },
        closed,
      ),
      answer: kpi,
      status: 201,
      async handle(visit, { params, body }) {
        const { tx, today } = visit
        const contract = await contractAsked(visit, params.contract, true)
        const found = await kpiAsked(visit, contract, params.kpi)
        const starts = dayAsked(body.starts, 'starts')
        const standing = standingRatings(found).find((each) => each.starts === starts)?.id ?? null
        const periods = periodsOf(found, { until: found.endedOn ?? contract.ends, on: today })
        const proposed = { ...body, starts, why: body.why ?? '', replaces: body.replaces ?? null }
        const decision = rateKpi({ periods, standing, today }, proposed)
        if (!decision.accepted) throw refused(decision.because, ratingRefusal(decision.because))
        await addRating(tx, found, decision.fact, standing)
        return { status: 201, body: await kpiToldOf(visit, contract, found.id) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/contracts/:contract/kpis/:kpi/end',
      allow: keepPerformance,
      tag,
      summary: 'Ends a KPI with a reason',
      body: Type.Object({ reason: words(4000), on: Type.Optional(day) }, closed),
      answer: kpi,
      async handle(visit, { params, body }) {
        const { tx, today } = visit
        const contract = await contractAsked(visit, params.contract, true)
        const found = await kpiAsked(visit, contract, params.kpi)
        if (found.endedOn) throw new Problem(409, 'ended-already', 'This KPI has ended already.')
        const on = body.on === undefined ? today : dayAsked(body.on, 'on')
        const decision = endKpi(found, { on, reason: body.reason }, today)
        if (!decision.accepted) throw refused(decision.because, endingRefusals[decision.because])
        await recordKpiEnding(tx, found, decision.fact)
        return { body: await kpiToldOf(visit, contract, found.id) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/contracts/:contract/performance-failures',
      allow: keepPerformance,
      tag,
      summary: 'Records a breach, or poor performance that was not improved',
      body: Type.Object(
        {
          kind: Type.Enum(['breach', 'poor-performance']),
          result: Type.Optional(Type.Enum(['termination', 'damages', 'settlement', 'none'])),
          on: day,
          requirement: words(6000),
          words: words(6000),
          chance: Type.Optional(Type.String({ maxLength: 6000 })),
        },
        closed,
      ),
      answer: overview,
      status: 201,
      async handle(visit, { params, body }) {
        const contract = await contractAsked(visit, params.contract, true)
        const proposed = {
          ...body,
          on: dayAsked(body.on, 'on'),
          result: body.result ?? '',
          chance: body.chance ?? '',
        }
        const decision = recordFailure(proposed, visit.today)
        if (!decision.accepted) throw refused(decision.because, failureRefusal(decision.because))
        await addFailure(visit.tx, contract.id, decision.fact)
        return { status: 201, body: await told(visit, contract) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/contracts/:contract/remedies',
      allow: keepPerformance,
      tag,
      summary: 'Records what was done because something was not delivered',
      body: Type.Object(
        {
          kind: Type.Enum(['warning', 'recovery-plan', 'deduction', 'other-benefit', 'termination-in-part']),
          commitment: Type.Optional(orNull(Type.String({ maxLength: 36 }))),
          on: day,
          amount: Type.Optional(orNull(pounds)),
          words: words(4000),
        },
        closed,
      ),
      answer: overview,
      status: 201,
      async handle(visit, { params, body }) {
        const { tx, today } = visit
        const contract = await contractAsked(visit, params.contract, true)
        const proposed = {
          ...body,
          commitment: body.commitment ?? null,
          on: dayAsked(body.on, 'on'),
          amount: body.amount ? new Decimal(body.amount) : null,
        }
        const decision = recordRemedy(await commitmentsOf(tx, contract.id), proposed, today)
        if (!decision.accepted) throw refused(decision.because, remedyRefusal(decision.because))
        await addRemedy(tx, contract.id, decision.fact)
        return { status: 201, body: await told(visit, contract) }
      },
    }),
  ]
}

async function contractAsked({ tx }: Visit, id = '', lock = false): Promise<ContractRecord> {
  const contract = isId(id) ? await contractOf(tx, id, { lock }) : undefined
  if (contract && !contract.withdrawnAt) return contract
  throw new Problem(404, 'not-found', 'There is no such contract here.')
}

async function kpiAsked({ tx }: Visit, contract: ContractRecord, id = ''): Promise<KpiRecord> {
  const found = (await kpisOf(tx, contract.id)).find((each) => each.id === id)
  if (found) return found
  throw new Problem(404, 'not-found', 'There is no such KPI on this contract.')
}

async function kpiToldOf(visit: Visit, contract: ContractRecord, id: string) {
  return kpiTold(await kpiAsked(visit, contract, id))
}

function kpiTold(record: KpiRecord) {
  const { id, title, target, starts, months, endedOn, endReason } = record
  const rated = standingRatings(record).map((each) => ({
    id: each.id,
    starts: each.starts,
    ends: each.ends,
    rating: each.rating,
    measured: each.measured,
    why: each.why,
  }))
  return { id, title, target, starts, months, endedOn, endReason, ratings: rated }
}

async function told({ tx, today }: Visit, contract: ContractRecord) {
  return {
    kpis: (await kpisOf(tx, contract.id)).map(kpiTold),
    failures: (await failuresOf(tx, contract.id)).map(
      ({ id, kind, result, on, requirement, words: happened, chance, isTold }) => ({
        id,
        kind,
        result,
        on,
        requirement,
        words: happened,
        chance,
        isPublished: isTold,
      }),
    ),
    remedies: (await remediesOf(tx, contract.id)).map(
      ({ id, kind, commitment, on, amount, words: reason }) => ({
        id,
        kind,
        commitment,
        on,
        amount: amount?.toFixed(2) ?? null,
        words: reason,
      }),
    ),
    noticesDue: noticesDue(await noticeFacts(tx, contract), today),
  }
}
