import { quarterFrom, quarterOf } from '../../../language/quarter.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { readReturns } from '../../permissions.ts'
import { quarterJustEnded } from '../../return.ts'
import { isToAsk } from '../../rhythm.ts'
import { type Ahead, countAhead, quarterAsked, returnsAhead, type RhythmKept, rhythmOf } from '../../store.ts'
import { readPlace } from './place.ts'
import { ReturnsAhead } from './view.tsx'

const perPage = 50
const kinds: readonly Ahead[] = ['to-ask', 'no-address', 'left-alone']

/** What will be asked by itself, and when: before it happens. */
export const seeAheadPage = definePage({
  path: pattern.returnsAhead(),
  allow: readReturns,
  async get(visit) {
    const { tx, query, urls } = visit
    const rhythm = await rhythmOf(tx)
    const quarter = quarterFrom(query.get('quarter') ?? '') ?? (await nextToAsk(visit, rhythm))
    const kind = kinds.find((each) => each === query.get('kind')) ?? 'to-ask'
    const search = query.get('search') ?? ''
    const after = readPlace(query.get('after'))
    const found = await returnsAhead(tx, quarter, { kind, search, after, limit: perPage + 1 })
    const body = (
      <ReturnsAhead
        visit={visit}
        rhythm={rhythm}
        quarter={quarter}
        asked={await quarterAsked(tx, quarter)}
        kind={kind}
        search={search}
        counts={await countAhead(tx, quarter)}
        returns={found.slice(0, perPage)}
        more={found.length > perPage}
      />
    )
    const before = <Breadcrumbs items={[{ text: 'Returns', href: urls.returns() }]} />
    return show({ title: 'What will be asked, and when', current: 'work', width: 'wide', before, body })
  },
})

/** The quarter just ended while it is being asked for, else the one it is now. */
async function nextToAsk({ tx, today }: Visit, rhythm: RhythmKept) {
  const ended = quarterJustEnded(today)
  const isOpen = isToAsk(ended, rhythm, today) && !(await quarterAsked(tx, ended))
  return isOpen ? ended : quarterOf(today)
}
