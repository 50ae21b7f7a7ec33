import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { type KpiRating, kpiRatings } from '../kpi-result.ts'
import { seeContracts } from '../permissions.ts'
import { kpiResultsOf, procurementOf } from '../store.ts'
import { day, id, orNull } from './shapes.ts'
import { contractAsked } from './viewer.ts'

const tag = 'Contracts'
const words = Type.Optional(Type.String())

const procurementAnswer = Type.Object({
  id,
  ocid: Type.String(),
  title: Type.String(),
  description: orNull(Type.String()),
  buyer: orNull(Type.String()),
  legalBasis: orNull(Type.String()),
  method: orNull(Type.String()),
  firstNoticeOn: orNull(day),
  notices: Type.Array(Type.Object({ id: Type.String(), type: words, on: day, url: words })),
  lots: Type.Array(Type.Object({ id: Type.String(), title: words, description: words, status: words })),
  criteria: Type.Array(
    Type.Object({
      kind: Type.Enum(['criterion', 'note']),
      lot: words,
      type: words,
      name: words,
      description: words,
      percent: Type.Optional(Type.String({ description: 'Out of a hundred, where it is one figure' })),
      namesSocialValue: Type.Boolean(),
      socialValueWords: Type.Array(Type.String()),
    }),
  ),
  namesSocialValue: Type.Boolean(),
})

const readProcurement = defineApi({
  method: 'GET',
  path: '/procurements/:procurement',
  allow: seeContracts,
  tag,
  summary: 'The competition a contract came from, as far as its notices tell: lots, award criteria',
  answer: procurementAnswer,
  async handle({ tx }, { params }) {
    const asked = params.procurement ?? ''
    const found = isId(asked) ? await procurementOf(tx, asked) : undefined
    if (!found) throw new Problem(404, 'not-found', 'There is no such procurement.')
    return { body: found }
  },
})

const kpiAnswer = Type.Object({
  kpi: Type.String(),
  describes: orNull(Type.String()),
  starts: orNull(day),
  ends: orNull(day),
  rating: Type.Enum(Object.keys(kpiRatings) as KpiRating[]),
  measured: orNull(Type.String({ description: 'In the notice’s words' })),
})

const readKpiResults = defineApi({
  method: 'GET',
  path: '/contracts/:contract/kpi-results',
  allow: seeContracts,
  tag,
  summary: 'How the supplier did on key performance indicators, as notices report it',
  answer: Type.Object({ items: Type.Array(kpiAnswer), next: Type.Null() }),
  async handle(visit, { params }) {
    const contract = await contractAsked(visit, params.contract)
    return { body: { items: await kpiResultsOf(visit.tx, contract.id), next: null } }
  },
})

export const procurementRoutes: ApiRoute[] = [readProcurement, readKpiResults]
