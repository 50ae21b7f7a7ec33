import { dayIn } from '../../../language/day.ts'
import { deliveriesUnder, publicPicturesOf } from '../../../delivery/store.ts'
import { Decimal } from '../../../language/quantity.ts'
import { policyInForce } from '../../../policy/index.ts'
import { policyVersionsOf } from '../../../policy/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import type { RegisterEntry } from '../../entry.ts'
import { promisedWords } from '../../entry-words.ts'
import { readRegister } from '../../permissions.ts'
import { type Behind, behindEntry, entryByNumber } from '../../store.ts'
import { type Worked, workingOf } from '../../working.ts'
import { Output } from './output.tsx'
import { WithdrawnOutput } from './withdrawn.tsx'

/** One entry of the register: what was delivered, how its figure came about, and the way back to the policy. */
export const outputPage = definePage({
  path: pattern.output(':number'),
  allow: readRegister,
  async get(visit) {
    const { tx, params, urls } = visit
    const entry = await entryByNumber(tx, params.number ?? '')
    const behind = entry && (await behindEntry(tx, entry))
    if (!entry || !behind) return notFound()
    const before = (
      <Breadcrumbs
        items={[{ text: 'Register', href: urls.register() }, { text: entry.title }, { text: entry.number }]}
      />
    )
    if (entry.status === 'withdrawn') {
      const body = <WithdrawnOutput {...{ entry, behind, urls }} />
      return show({ title: `${entry.number}, withdrawn`, current: 'register', before, body })
    }
    return show({
      title: entry.title,
      current: 'register',
      before,
      body: <Output {...await told(visit, entry, behind)} />,
    })
  },
})

async function told(visit: Visit, entry: RegisterEntry, behind: Behind) {
  const { tx, today, authority, urls, platform } = visit
  const worked = await workedOf(visit, entry, behind)
  const versions = await policyVersionsOf(tx)
  const policy =
    policyInForce(versions, behind.contractStarts ?? dayIn(behind.reportedAt)) ??
    policyInForce(versions, today)
  const pictures = await publicPicturesOf(tx, behind.deliveryId, today)
  return {
    entry,
    behind,
    pictures: pictures.map(({ id, shownAs }) => ({ id, words: shownAs ?? '' })),
    policy,
    authority,
    urls,
    reports: worked.reports,
    waiting: worked.waiting,
    working: workingOf(worked, today),
    address: `${platform.settings.baseUrl}${urls.output(entry.number)}`,
  }
}

/** The reports that count towards the entry's commitment, and what waits to be checked beside them. */
async function workedOf(
  { tx }: Visit,
  entry: RegisterEntry,
  behind: Behind,
): Promise<Worked & { waiting: Decimal }> {
  const deliveries = await deliveriesUnder(tx, entry.commitment)
  const counted = deliveries.filter(({ state }) => state === 'verified' || state === 'partly-verified')
  const waiting = deliveries.filter(({ state }) => state === 'reported' || state === 'evidenced')
  return {
    promised: new Decimal(behind.promised),
    due: behind.due,
    promisedWords: promisedWords[behind.standing] ?? 'Promised',
    units: entry.measure.unit.many,
    thisReport: behind.deliveryId,
    reports: counted
      .toReversed()
      .map(({ id, quarter, quantity, accepted, reason }) => ({
        id,
        quarter,
        reported: quantity,
        accepted: accepted ?? quantity,
        reason,
      }))
      .filter(({ accepted }) => accepted.gt(0)),
    waiting: waiting.reduce((all, { quantity }) => all.plus(quantity), new Decimal(0)),
  }
}
