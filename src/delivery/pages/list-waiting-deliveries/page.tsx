import { supplierOf, teamsOf } from '../../../parties/store.ts'
import { strategicOutcomesOf } from '../../../measurement/store.ts'
import type { Chip } from '../../../web/components/chips.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { readReturns, verify } from '../../permissions.ts'
import { checkingOf, countToVerify, deliveriesToVerify, type QueuePlace, waitingFor } from '../../store.ts'
import { readPlace, withQuery } from '../keyset.ts'
import { narrowedTo } from '../narrowed-to.ts'
import { queueFilterOf } from '../queue-filter.ts'
import type { QueueShown } from './shown.ts'
import { Queue } from './view.tsx'

const perPage = 50

export const listWaitingDeliveriesPage = definePage({
  path: pattern.verificationQueue(),
  allow: readReturns,
  async get(visit) {
    const { tx, query, visitor } = visit
    const filter = await queueFilterOf(visit)
    const found = await deliveriesToVerify(tx, filter, { after: afterOf(query), limit: perPage + 1 })
    const { services, suppliers } = await waitingFor(tx)
    const checking = await checkingOf(tx)
    const shown: QueueShown = {
      visit,
      order: filter.order ?? 'risk',
      waiting: found.slice(0, perPage),
      more: found.length > perPage,
      count: await countToVerify(tx, filter),
      outcomes: await strategicOutcomesOf(tx),
      teams: await teamsOf(tx),
      services,
      suppliers,
      hasLimits: checking.confirmFromPence !== null || checking.confirmTimesPlan !== null,
      narrowed: [
        ...(await narrowedTo(visit, visit.urls.verificationQueue)),
        ...(await supplierChip(visit, filter.supplier)),
      ],
      mayAccept: mayPass(verify, visitor.roles, false),
    }
    return show({
      title: 'Deliveries to check',
      current: 'verify',
      width: 'wide',
      body: <Queue {...shown} />,
    })
  },
})

/** The last of the page before: its points, its moment and its id. */
function afterOf(query: URLSearchParams): QueuePlace | undefined {
  const place = readPlace(query.get('after'))
  const [, points, moment] = /^(\d{1,3})\.(\d{1,14})$/.exec(place?.order ?? '') ?? []
  return place && points && moment
    ? { points: Number(points), sentAt: new Date(Number(moment)), id: place.id }
    : undefined
}

async function supplierChip({ tx, query, urls }: Visit, supplier: string | undefined): Promise<Chip[]> {
  const of = supplier && (await supplierOf(tx, supplier))
  if (!of) return []
  return [{ text: of.name, removeHref: withQuery(urls.verificationQueue, query, { supplier: undefined }) }]
}
