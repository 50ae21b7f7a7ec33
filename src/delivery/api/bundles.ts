import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import type { DeliveryNeeds } from '../needs.ts'
import { ownBundle } from '../pages/bundle/page.tsx'
import { sentByOf } from '../pages/own-return.tsx'
import { answerOwnReturn } from '../permissions.ts'
import { bundleOf, type BundleRecord, sendBundle } from '../store.ts'
import { day, id } from './shapes.ts'

const bundleAnswer = Type.Object({
  id,
  framework: id,
  title: Type.String(),
  supplier: id,
  quarter: Type.String(),
  returns: Type.Array(
    Type.Object({
      id,
      contractTitle: Type.String(),
      due: day,
      standing: Type.Enum(['to-answer', 'begun', 'ready', 'sent', 'nothing', 'cancelled'], {
        description: '`ready` is answered, and not sent yet',
      }),
    }),
  ),
})

const told = ({ supplierName: _, ...bundle }: BundleRecord) => bundle

async function asked(visit: Visit): Promise<BundleRecord> {
  const bundle = await ownBundle(visit)
  if (!bundle) throw new Problem(404, 'not-found', 'There is no such bundle of returns.')
  return bundle
}

/** All that a supplier is asked under a framework, and sending it at once. */
export const bundleRoutes = (needs: DeliveryNeeds): ApiRoute[] => [
  defineApi({
    method: 'GET',
    path: '/return-bundles/:bundle',
    allow: answerOwnReturn,
    tag: 'Reporting',
    summary: 'The returns of all call-offs that a supplier was asked for at once, and how each stands',
    answer: bundleAnswer,
    async handle(visit) {
      return { body: told(await asked(visit)) }
    },
  }),
  defineApi({
    method: 'POST',
    path: '/return-bundles/:bundle/send',
    allow: answerOwnReturn,
    tag: 'Reporting',
    summary: 'Sends every return of the bundle that is ready; the others stay',
    answer: bundleAnswer,
    async handle(visit) {
      const { id: of } = await asked(visit)
      const sent = await sendBundle(visit.tx, needs, of, { sentBy: sentByOf(visit) })
      if (!sent?.length)
        throw new Problem(409, 'nothing-to-send', 'No return of this bundle is ready to send.')
      return { body: told((await bundleOf(visit.tx, of))!) }
    },
  }),
]
