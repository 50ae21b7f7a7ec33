import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import type { Visit } from '../../../web/visit.ts'

/** What was just done, told once. */
export function Done({ visit: { query, platform, authority, urls, visitor } }: { visit: Visit }) {
  if (query.get('cancelled') === 'yes')
    return <NotificationBanner isSuccess text="The return is cancelled. Its link no longer works." />
  const link = query.get('link')
  if (link === 'no-address') {
    return (
      <NotificationBanner text="There is no address to send a link to. Ask for this return with an e-mail address." />
    )
  }
  if (query.get('asked') !== 'yes' && link !== 'sent') return null
  const goesOut = platform.settings.sendsMail && !authority.isExample
  if (goesOut) return <NotificationBanner isSuccess text="The letter with the link is on its way." />
  return (
    <NotificationBanner isSuccess>
      <p class="govuk-notification-banner__heading">The letter with the link is in the outbox.</p>
      <p class="govuk-body">
        No e-mail goes out from here.{' '}
        {visitor.roles.has('administrator') ? (
          <a class="govuk-notification-banner__link" href={urls.outbox()}>
            Open the outbox to copy the link
          </a>
        ) : (
          'An administrator can copy the link from the outbox.'
        )}
      </p>
    </NotificationBanner>
  )
}
