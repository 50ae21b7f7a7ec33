import { dayIn, longDay } from '../../../language/day.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { Checks } from '../../../web/components/checks.tsx'
import { Card } from '../../../web/components/card.tsx'
import { ThreeColumns } from '../../../web/components/columns.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { isWaiting } from '../../delivery-state.ts'
import { verify } from '../../permissions.ts'
import type { DeliveryRecord, PlaceInQueue } from '../../store.ts'
import { queueQuery } from '../queue-filter.ts'
import { StateOf } from '../state-of.tsx'
import { Decided, DecideForm } from './decide.tsx'
import { ConfirmationsShown } from './confirmations.tsx'
import { EvidenceShown } from './evidence.tsx'
import { Earlier, Promised, Reported, SentAgain } from './panels.tsx'
import { ProposalBox } from './proposal.tsx'
import { Thread } from './thread.tsx'
import type { DecideTyped, VerifyShown } from './shown.ts'

/** Everything needed to decide on one screen, the decision always in the same place. */
export function VerifyView(shown: VerifyShown) {
  const { visit, casefile, place, typed, isStale } = shown
  const { delivery, checks } = casefile
  return (
    <>
      {typed.error && !isStale ? (
        <ErrorSummary errors={[{ text: typed.error.text, href: `#${typed.error.field}` }]} />
      ) : null}
      {isStale ? <Stale delivery={delivery} typed={typed} /> : <JustDone {...shown} />}
      <PageHeading
        size="m"
        title={`${delivery.title}, ${quarterWords(delivery.quarter)}`}
        tags={<StateOf state={delivery.state} />}
        tagsBeside
        about={<AboutDelivery visit={visit} delivery={delivery} />}
        aside={place ? <Neighbours visit={visit} place={place} /> : undefined}
      />
      <ThreeColumns
        first={
          <>
            <Promised delivery={delivery} />
            <Reported delivery={delivery} />
            <SentAgain casefile={casefile} />
            <Earlier visit={visit} casefile={casefile} />
          </>
        }
        second={
          <>
            <EvidenceShown visit={visit} casefile={casefile} />
            <ConfirmationsShown visit={visit} casefile={casefile} />
            <Card
              title="Checks"
              headingLevel={2}
              note={isWaiting(delivery.state) ? 'Plain rules noticed these. You decide.' : undefined}
            >
              <Checks items={checks.map(({ level, sentence }) => ({ status: level, text: sentence }))} />
            </Card>
            <Thread visit={visit} casefile={casefile} />
          </>
        }
        decide={<Decision {...shown} />}
      />
    </>
  )
}

function Decision(shown: VerifyShown) {
  const { visit, casefile } = shown
  if (!isWaiting(casefile.delivery.state)) return <Decided {...shown} />
  if (!mayPass(verify, visit.visitor.roles, false)) {
    return (
      <Card title="Waiting for a decision" headingLevel={2}>
        <p>{verify.sentence}</p>
      </Card>
    )
  }
  if (casefile.proposals.some(({ state }) => state === 'open')) return <ProposalBox {...shown} />
  return <DecideForm {...shown} />
}

function AboutDelivery({ visit: { urls, trial }, delivery }: { visit: Visit; delivery: DeliveryRecord }) {
  return (
    <>
      {delivery.supplierName} ·{' '}
      <a class="govuk-link" href={urls.staffContract(delivery.contract)}>
        {delivery.contractTitle}
      </a>{' '}
      ·{' '}
      <a class="govuk-link" href={trial ? urls.trial(trial.id) : urls.staffReturn(delivery.returnId)}>
        sent {longDay(dayIn(delivery.recordedAt))}
      </a>
    </>
  )
}

function Neighbours({ visit, place }: { visit: Visit; place: PlaceInQueue }) {
  const { urls } = visit
  const query = queueQuery(visit)
  return (
    <nav aria-label="Deliveries to check">
      {Math.min(place.number, place.total)} of {place.total} to check
      {place.previous ? (
        <>
          {' · '}
          <a class="govuk-link" rel="prev" accesskey="p" href={urls.verifyDelivery(place.previous, query)}>
            previous
          </a>
        </>
      ) : null}
      {place.next ? (
        <>
          {' · '}
          <a class="govuk-link" rel="next" accesskey="n" href={urls.verifyDelivery(place.next, query)}>
            next
          </a>
        </>
      ) : null}
    </nav>
  )
}

function Stale({ delivery, typed }: { delivery: DeliveryRecord; typed: DecideTyped }) {
  const by = delivery.verification?.by ?? 'Somebody else'
  const words = isWaiting(delivery.state)
    ? 'Somebody else proposed a decision before you did. What you chose was not recorded.'
    : delivery.state === 'replaced'
      ? 'The supplier has sent this again meanwhile. What you chose was not recorded.'
      : `${by} decided on this before you did. What you chose was not recorded.`
  return (
    <ErrorSummary title="This changed while you were deciding" errors={[{ text: words, href: '#decided' }]}>
      {typed.reason.trim() ? `You had written: “${typed.reason.trim()}”` : undefined}
    </ErrorSummary>
  )
}

function JustDone({ visit: { urls, query }, justDone }: VerifyShown) {
  const wrote = query.get('wrote') === 'yes'
  if (wrote) return <NotificationBanner isSuccess disableAutoFocus text="Sent to the supplier." />
  if (query.get('redacted') === 'yes')
    return <NotificationBanner isSuccess disableAutoFocus text="The redacted file is made." />
  const withdrawn = query.get('withdrawn')
  if (withdrawn) {
    const text =
      withdrawn === 'replaced'
        ? 'Another file stands in its place. The content of the first is destroyed, and the supplier is told.'
        : 'Withdrawn. Its content is destroyed, and the supplier is told.'
    return <NotificationBanner isSuccess disableAutoFocus text={text} />
  }
  if (justDone && !justDone.verification && query.get('proposed') === 'yes') {
    return (
      <NotificationBanner isSuccess title="Proposed" disableAutoFocus>
        <p class="govuk-body">
          What you chose on{' '}
          <a class="govuk-notification-banner__link" href={urls.verifyDelivery(justDone.id)}>
            {justDone.title}
          </a>{' '}
          waits for another person to confirm it.
        </p>
      </NotificationBanner>
    )
  }
  if (!justDone?.verification) return null
  const words = { accepted: 'Accepted', 'in-part': 'Accepted in part', 'not-accepted': 'Not accepted' }
  return (
    <NotificationBanner isSuccess title="Recorded" disableAutoFocus>
      <p class="govuk-body">
        {words[justDone.verification.decision]}:{' '}
        <a class="govuk-notification-banner__link" href={urls.verifyDelivery(justDone.id)}>
          {justDone.title}
        </a>
        , {justDone.supplierName}.
      </p>
    </NotificationBanner>
  )
}
