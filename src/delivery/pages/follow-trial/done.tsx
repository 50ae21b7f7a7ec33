import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import type { Visit } from '../../../web/visit.ts'
import { lettersGoOut } from '../trial-link.ts'

/** What was just done, told once. */
export function TrialDone({ visit, isAnswered }: { visit: Visit; isAnswered: boolean }) {
  const { query, visitor, urls } = visit
  if (query.get('done')) {
    return (
      <NotificationBanner isSuccess title="Recorded" disableAutoFocus>
        <p class="govuk-body">Now look at the phone: open the page there again to see what became of it.</p>
      </NotificationBanner>
    )
  }
  if (query.get('link') !== 'sent' || isAnswered) return null
  if (lettersGoOut(visit))
    return <NotificationBanner isSuccess text="The link is on its way to your e-mail." />
  return (
    <NotificationBanner isSuccess>
      <p class="govuk-notification-banner__heading">The letter with the link is in the outbox.</p>
      <p class="govuk-body">
        No e-mail goes out from here.{' '}
        {visitor.roles.has('administrator') ? (
          <a class="govuk-notification-banner__link" href={urls.outbox()}>
            Open the outbox
          </a>
        ) : (
          'Use the code below.'
        )}
      </p>
    </NotificationBanner>
  )
}
