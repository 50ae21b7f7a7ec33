import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { shownForecast } from '../burn-up.ts'
import type { ContractsNeeds } from '../needs.ts'
import { type GoingOne, goingOf } from '../pages/going.ts'
import { happeningsOfContract } from '../pages/happenings.tsx'
import { seeContracts } from '../permissions.ts'
import { day, decimal, id, moment, orNull } from './shapes.ts'
import { contractAsked } from './viewer.ts'

const tag = 'Contracts'
const point = Type.Object({
  quarter: Type.String({ description: 'Such as 2026-27Q3' }),
  planned: decimal,
  reported: orNull(decimal),
  verified: orNull(decimal),
})
const going = Type.Object({
  commitment: id,
  title: Type.String(),
  promised: decimal,
  plannedByNow: decimal,
  reported: decimal,
  verified: decimal,
  acceptedEarlier: Type.String({ description: 'By the council’s earlier records; no part of verified' }),
  shortfallNow: decimal,
  forecast: orNull(decimal),
  shortfallAtEnd: orNull(decimal),
  points: Type.Array(point, {
    description: 'Running totals at the end of each quarter; null for those to come',
  }),
})
const happening = Type.Object({
  at: moment,
  from: orNull(day),
  title: Type.String(),
  by: orNull(Type.String()),
  words: Type.Array(Type.String()),
  commitment: orNull(id),
})

function goingTold({ commitment, going: one }: GoingOne) {
  const { forecast, points } = one
  return {
    commitment: commitment.id,
    title: commitment.title,
    promised: commitment.quantity.toFixed(),
    plannedByNow: one.plannedByNow.toFixed(),
    reported: one.reported.toFixed(),
    verified: one.verified.toFixed(),
    acceptedEarlier: one.acceptedEarlier.toFixed(),
    shortfallNow: one.shortfallNow.toFixed(),
    forecast: forecast.is === 'too-early' ? null : shownForecast(forecast.quantity).toFixed(),
    shortfallAtEnd: one.shortfallAtEnd ? shownForecast(one.shortfallAtEnd).toFixed() : null,
    points: points.map(({ quarter, planned, reported, verified }) => ({
      quarter,
      planned: planned.toFixed(),
      reported: reported?.toFixed() ?? null,
      verified: verified?.toFixed() ?? null,
    })),
  }
}

/** How a contract goes and how it came to stand so: what its pages of progress and its timeline show. */
export function goingRoutes(needs: ContractsNeeds): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/contracts/:contract/burn-ups',
      allow: seeContracts,
      tag,
      summary: 'Each commitment against its plan, quarter by quarter, with a forecast',
      answer: Type.Object({ items: Type.Array(going), next: Type.Null() }),
      async handle(visit, { params }) {
        const contract = await contractAsked(visit, params.contract)
        const all = await goingOf(visit.tx, needs, contract, visit.today)
        return { body: { items: all.map(goingTold), next: null } }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/contracts/:contract/timeline',
      allow: seeContracts,
      tag,
      summary: 'What happened to a contract and its commitments, the newest first, with who and why',
      answer: Type.Object({ items: Type.Array(happening), next: Type.Null() }),
      async handle(visit, { params }) {
        const contract = await contractAsked(visit, params.contract)
        const { happenings, people } = await happeningsOfContract(visit, needs, contract)
        const items = happenings.map(({ at, from, title, by, words, commitment }) => ({
          at: at.toISOString(),
          from: from ?? null,
          title,
          by: by ? ('person' in by ? (people.get(by.person) ?? null) : by.name) : null,
          words,
          commitment: commitment ?? null,
        }))
        return { body: { items, next: null } }
      },
    }),
  ]
}
