import { quarterCode } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Card } from '../../../web/components/card.tsx'
import { Details } from '../../../web/components/details.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { Visit } from '../../../web/visit.ts'
import { peopleSeenIn } from '../../about-people/seen.ts'
import { isWaiting } from '../../delivery-state.ts'
import { plannedIn } from '../../planned.ts'
import type { DeliveryRecord, SentDelivery } from '../../store.ts'
import { givenBefore } from '../answer-words.ts'
import { SeenByCouncil } from '../people-seen.tsx'
import { ofWords, promiseWords, standingWords } from '../staff-words.ts'
import type { Casefile } from './casefile.ts'

/** What was promised, what counts, and the evidence it wants. */
export function Promised({ delivery }: { delivery: DeliveryRecord }) {
  const { measure, promised, quarter, standing, evidenceWanted, before } = delivery
  const planned = plannedIn(promised, quarter)
  const thisQuarter = planned ? `, ${unitWords(measure, planned)} this quarter` : ', none this quarter'
  const evidence = evidenceWanted ?? measure.evidence.join(', or ')
  return (
    <Card
      title="Promised"
      headingLevel={2}
      note={`Counts: ${measure.counts.join('; ')}. Not: ${measure.countsNot.join('; ')}.`}
    >
      <p>
        {promiseWords(measure, promised.quantity, promised.due)}
        {thisQuarter}. {standingWords[standing]}
      </p>
      <p>Evidence: {evidence}.</p>
      <p>{givenBefore(before, promised.quantity, measure)}.</p>
    </Card>
  )
}

/** What the supplier reported, in their words. */
export function Reported({ delivery }: { delivery: DeliveryRecord }) {
  const { measure, quantity, story, place, outcome, anythingElse } = delivery
  return (
    <Card
      title={`Reported: ${unitWords(measure, quantity)}`}
      headingLevel={2}
      note={[`Outcome: ${outcome.name}`, place].filter(Boolean).join(' · ')}
    >
      <p class="gm-story">{story || 'Nothing was written.'}</p>
      {anythingElse ? (
        <Details summary="Said of the whole return">
          <p class="gm-story">{anythingElse}</p>
        </Details>
      ) : null}
      <SeenByCouncil
        seen={peopleSeenIn({ words: [story, anythingElse].filter(Boolean).join('\n') })}
        within="words"
      />
    </Card>
  )
}

const shownAtOnce = 4

/** The report that this one was sent again for, beside it. */
export function SentAgain({ casefile: { delivery, first } }: { casefile: Casefile }) {
  if (!first) return null
  const { measure } = delivery
  const because = first.reason ? `“${first.reason}”` : 'No reason was given.'
  const rows: [string, string, string][] = [
    ['Reported', unitWords(measure, first.quantity), unitWords(measure, delivery.quantity)],
    [
      'Accepted',
      first.accepted?.gt(0) ? unitWords(measure, first.accepted) : 'not accepted',
      isWaiting(delivery.state)
        ? 'not decided yet'
        : unitWords(measure, delivery.accepted ?? delivery.quantity),
    ],
    ['Why', because, ''],
    ['What happened', first.story || 'Nothing was written.', delivery.story || 'Nothing was written.'],
  ]
  return (
    <Card title="Sent again" headingLevel={2} note="The evidence of both stands under Evidence.">
      <Table
        firstCellIsHeader
        onPhone="blocks"
        head={[{ content: '' }, { content: 'First' }, { content: 'Now' }]}
        rows={rows.map(([what, before, now]) => [{ content: what }, { content: before }, { content: now }])}
      />
    </Card>
  )
}

/** Other reports of the same commitment, with what was decided. */
export function Earlier({ visit, casefile: { others, delivery } }: { visit: Visit; casefile: Casefile }) {
  if (others.length === 0) {
    return (
      <Card title="Reported before" headingLevel={2}>
        <p>This is the first report of this commitment.</p>
      </Card>
    )
  }
  const lines = (some: readonly SentDelivery[]) => (
    <ul class="govuk-list gm-earlier">
      {some.map((other) => (
        <li>
          {visit.trial ? (
            quarterCode(other.quarter)
          ) : (
            <a class="govuk-link" href={visit.urls.verifyDelivery(other.id)}>
              {quarterCode(other.quarter)}
            </a>
          )}
          : {otherWords(delivery, other)}
          {other.reason ? <span class="gm-muted"> “{other.reason}”</span> : null}
        </li>
      ))}
    </ul>
  )
  return (
    <Card title="Reported before and since" headingLevel={2}>
      {lines(others.slice(0, shownAtOnce))}
      {others.length > shownAtOnce ? (
        <Details summary={`${others.length - shownAtOnce} more`}>{lines(others.slice(shownAtOnce))}</Details>
      ) : null}
    </Card>
  )
}

function otherWords({ measure, replaces, id }: DeliveryRecord, other: SentDelivery): string {
  const reported = `${unitWords(measure, other.quantity)} reported`
  const again =
    other.id === replaces
      ? ' This was sent again now.'
      : other.replaces === id
        ? ' This is the later report.'
        : ''
  if (isWaiting(other.state)) return `${reported}, waiting to be checked.${again}`
  if (other.state === 'replaced') return `${reported}, sent again since.${again}`
  if (other.state === 'not-accepted') return `${reported}, not accepted.${again}`
  return `${ofWords(measure, other.accepted ?? other.quantity, other.quantity)} accepted.${again}`
}
