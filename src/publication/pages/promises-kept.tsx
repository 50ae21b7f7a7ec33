import { addDays, type Day, longDay } from '../../language/day.ts'
import { lastDayOf, type Quarter, quarterMonths } from '../../language/quarter.ts'
import type { Headline } from '../../performance/index.ts'
import { OutcomeBars } from '../../web/components/outcome-bars.tsx'
import type { Urls } from '../../web/urls.ts'
import { outcomeFinding, quarterFinding } from '../finding.ts'
import type { OutcomeKept } from '../store.ts'

/** What the shades mean; what is met only by earlier records is drawn with what is met in part, and said. */
function shadesOf(headlines: readonly Headline[]): string {
  const earlier = headlines.some(({ byEarlierRecords }) => byEarlierRecords > 0)
  const light = earlier ? 'in part, or in full only by the council’s earlier records' : 'in part'
  return `Dark: in full. Light: ${light}. Outline: not met.`
}

/** Commitments due by today, a bar an outcome, under what the bars say. */
export function OutcomeChart({
  outcomes,
  today,
  urls,
}: {
  outcomes: readonly OutcomeKept[]
  today: Day
  urls: Urls
}) {
  return (
    <OutcomeBars
      id="outcomes"
      title={outcomeFinding(outcomes.map(({ name, headline }) => ({ name, ...headline })))}
      lede={`Commitments due by ${longDay(today)}, by strategic outcome. ${shadesOf(outcomes.map(({ headline }) => headline))}`}
      bars={outcomes.map(({ name, slug, headline }) => ({
        name,
        href: urls.outcome(slug),
        full: headline.inFull,
        part: headline.inPart + headline.byEarlierRecords,
        notMet: headline.notMet,
      }))}
      links={[
        { text: 'How this was worked out', href: urls.headlineMethod() },
        { text: 'Download', href: urls.datasetAs('outcomes', 'csv') },
      ]}
    />
  )
}

/** Two years of quarters, the newest first. */
const shownQuarters = 8
/** Days after a quarter until its reports should be in and checked; before that it proves nothing. */
const daysToSettle = 90

/** Commitments by the quarter they fell due in, under what the bars say. */
export function QuarterChart({
  quarters,
  today,
  urls,
}: {
  quarters: readonly { quarter: Quarter; headline: Headline }[]
  today: Day
  urls: Urls
}) {
  const ended = quarters.filter(({ quarter, headline }) => headline.due > 0 && lastDayOf(quarter) < today)
  const shown = ended.slice(-shownQuarters)
  if (shown.length === 0) return null
  const isSettled = ({ quarter }: { quarter: Quarter }) => lastDayOf(quarter) <= addDays(today, -daysToSettle)
  const settled = ended.filter(isSettled)
  const told = settled.length > 0 ? settled : ended
  return (
    <OutcomeBars
      id="quarters"
      rowName="Quarter"
      title={quarterFinding(told.map(({ quarter, headline }) => ({ quarter, ...headline })))}
      lede={`Commitments by the quarter they fell due in, as they stand today. ${shadesOf(shown.map(({ headline }) => headline))}`}
      bars={shown.toReversed().map((of) => ({
        name: `${quarterMonths(of.quarter)}${isSettled(of) ? '' : ', reports still being checked'}`,
        full: of.headline.inFull,
        part: of.headline.inPart + of.headline.byEarlierRecords,
        notMet: of.headline.notMet,
      }))}
      links={[
        { text: 'How this was worked out', href: urls.headlineMethod() },
        { text: 'Download', href: urls.datasetAs('commitments', 'csv') },
      ]}
    />
  )
}
