import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import { askSuppliersOnce, seeContracts } from '../permissions.ts'
import { askingOnceOf, canBeAskedOnce, setAskingOnce } from '../store.ts'
import { contractAsked } from './viewer.ts'

const once = Type.Object(
  { once: Type.Boolean({ description: 'One letter and one link for all call-offs of a supplier' }) },
  { additionalProperties: false },
)
const path = '/contracts/:contract/asking'

/** Whether a framework's suppliers are asked once for all its call-offs. */
export const askOnceRoutes: ApiRoute[] = [
  defineApi({
    method: 'GET',
    path,
    allow: seeContracts,
    tag: 'Contracts',
    summary: 'Whether each supplier of a framework or lot is asked once for all its call-offs',
    answer: once,
    async handle(visit, { params }) {
      const contract = await contractAsked(visit, params.contract)
      const kept = await askingOnceOf(visit.tx, contract.id)
      return { body: { once: kept.once }, version: kept.version }
    },
  }),
  defineApi({
    method: 'PUT',
    path,
    allow: askSuppliersOnce,
    tag: 'Contracts',
    summary: 'Choose whether each supplier of a framework or lot is asked once for all its call-offs',
    body: once,
    answer: once,
    async handle(visit, { params, body, version }) {
      const contract = await contractAsked(visit, params.contract, { lock: true })
      if (!canBeAskedOnce(contract))
        throw new Problem(422, 'not-a-framework', 'Only a framework or a lot has call-offs.')
      const asked = versionAsked(version)
      const isKept = await setAskingOnce(visit.tx, contract.id, { ...body, version: asked })
      const kept = await askingOnceOf(visit.tx, contract.id)
      if (!isKept) throw changedSince({ once: kept.once })
      return { body: { once: kept.once }, version: kept.version }
    },
  }),
]
