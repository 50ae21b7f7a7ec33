import { type Day, longDay } from '../../language/day.ts'
import { quarterCode } from '../../language/quarter.ts'
import { isMoney, unitWords } from '../../measurement/index.ts'
import { BurnUp } from '../../web/components/burn-up.tsx'
import { type BurnUp as Going, burnUpOf, type ByQuarter, forecastWords, shownForecast } from '../burn-up.ts'
import type { EarlierDelivery } from '../needs.ts'
import type { CommitmentRecord } from '../store.ts'

interface Shown {
  commitment: CommitmentRecord
  quarters: ByQuarter
  earlier: readonly EarlierDelivery[]
  starts: Day | null
  today: Day
  /** Where there are several on a page: the commitment's name and address stand above each. */
  named?: { href: string }
}

/** How a commitment grows towards what was promised: the finding, the drawing, and how the forecast was worked out. */
export function CommitmentBurnUp(shown: Shown) {
  const { commitment, today, named } = shown
  const going = burnUpOf(commitment, shown, shown)
  const { unit, quantity } = commitment
  const words = (amount: typeof quantity) => unitWords({ unit }, amount)
  const finding = findingOf(commitment, going, today)
  const { forecast } = going
  const lede = forecastWords(forecast, { quantity, words })
  return (
    <BurnUp
      id={`burn-up-${commitment.id}`}
      headingLevel={named ? 3 : 2}
      title={named ? `${commitment.title}: ${finding}` : sentence(finding)}
      lede={lede}
      unit={isMoney({ unit }) ? '£' : unit.many}
      columns={going.points.map(({ quarter, planned, ...done }) => ({
        name: quarterCode(quarter),
        promised: planned,
        ...done,
      }))}
      forecast={forecast.is === 'made' ? shownForecast(forecast.quantity) : undefined}
      links={named ? [{ text: `See ${commitment.title}`, href: named.href }] : []}
    />
  )
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** What the drawing shows, in a few words: "12 hours short of plan by now, 16 hours short at the end". */
export function findingOf({ unit, quantity, due }: CommitmentRecord, going: Going, today: Day): string {
  const words = (amount: typeof quantity) => unitWords({ unit }, amount)
  const { shortfallNow, shortfallAtEnd, verified, acceptedEarlier } = going
  if (verified.plus(acceptedEarlier).gte(quantity)) return `all ${words(quantity)} delivered`
  if (due < today) return `${words(shortfallNow)} missing when it was due on ${longDay(due)}`
  const now = shortfallNow.gt(0) ? `${words(shortfallNow)} of the plan not verified by now` : 'on plan by now'
  if (!shortfallAtEnd) return now
  const end = shortfallAtEnd.gt(0)
    ? `heading for ${words(shownForecast(shortfallAtEnd))} too few at the end`
    : 'heading for the whole of it'
  return `${now}, ${end}`
}
