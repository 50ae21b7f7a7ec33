import { longMoment } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { anyone, mayPass } from '../../../web/permission.ts'
import { pattern, type Urls, urlsAt } from '../../../web/urls.ts'
import { goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { giveCover } from '../../permissions.ts'
import { staffRoles } from '../../role.ts'
import { deviceWords } from '../../device.ts'
import { actionsColumn } from '../actions-column.tsx'
import {
  authoritiesOfPerson,
  endSession,
  endSessions,
  recoveryCodesLeft,
  rolesInWords,
  type SessionRecord,
  sessionsOf,
} from '../../store.ts'

const doneWords: Record<string, string> = {
  password: 'Your password is changed, and your other sessions are ended.',
  factor: 'Your new phone is set up. The old one no longer works for signing in.',
  session: 'The session is ended.',
  recovery: 'You used a recovery code. If your phone is lost, set up another one now.',
}

/** The person's own page: where they belong, how they sign in, and where they are signed in. */
export const accountPage = definePage({
  path: pattern.account(),
  allow: anyone,
  async get(visit) {
    const { tx, visitor, urls, now, today, platform, query } = visit
    if (visitor.kind !== 'person' || !visitor.id) return goTo(urls.signIn(urls.account()))
    const authorities = await authoritiesOfPerson(platform.database, visitor.id, today)
    const isHere = visitor.roles.size > 0
    const done = doneWords[query.get('done') ?? '']
    const body = (
      <>
        {done && <NotificationBanner isSuccess text={done} />}
        <h1 class="govuk-heading-l">Your account</h1>
        <SummaryList
          rows={[
            { key: 'Name', value: visitor.name },
            { key: 'E-mail address', value: visitor.email },
          ]}
        />
        <Authorities authorities={authorities} visit={visit} />
        {mayPass(giveCover, visitor.roles, false) && <Away urls={urls} />}
        {isHere && <Letters visit={visit} />}
        {isHere && <SigningIn urls={urls} codesLeft={await recoveryCodesLeft(tx, visitor.id)} />}
        {isHere && <Sessions visit={visit} sessions={await sessionsOf(tx, visitor.id, now)} />}
        <form method="post" action={urls.signOut()}>
          <Button kind="secondary">Sign out</Button>
        </form>
      </>
    )
    return show({ title: 'Your account', current: 'account', body })
  },
})

interface AuthoritiesProps {
  authorities: Awaited<ReturnType<typeof authoritiesOfPerson>>
  visit: Visit
}

function Authorities({ authorities, visit: { authority } }: AuthoritiesProps) {
  return (
    <>
      <h2 class="govuk-heading-m">Where you belong</h2>
      {authorities.length === 0 && <p class="govuk-body">You belong to no authority here any more.</p>}
      <ul class="govuk-list">
        {authorities.map(({ id, name, slug, roles }) => (
          <li>
            {id === authority.id ? (
              name
            ) : (
              <a class="govuk-link" href={urlsAt(`/a/${slug}`).home()}>
                {name}
              </a>
            )}
            : {rolesInWords(roles)}
          </li>
        ))}
      </ul>
    </>
  )
}

function Away({ urls }: { urls: Urls }) {
  return (
    <>
      <h2 class="govuk-heading-m">When you are away</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={urls.cover()}>
          Let somebody act for you
        </a>
        , and see whom you act for.
      </p>
    </>
  )
}

/** Letters that come to people who work for the authority. */
function Letters({ visit: { urls, visitor } }: { visit: Visit }) {
  if (!staffRoles.some((role) => visitor.roles.has(role))) return null
  return (
    <>
      <h2 class="govuk-heading-m">Letters to you</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={urls.mondayLetter()}>
          A letter each Monday
        </a>{' '}
        about what needs attention.
      </p>
    </>
  )
}

function SigningIn({ urls, codesLeft }: { urls: Urls; codesLeft: number }) {
  return (
    <>
      <h2 class="govuk-heading-m">How you sign in</h2>
      <SummaryList
        rows={[
          {
            key: 'Password',
            value: 'Set',
            actions: [{ text: 'Change', href: urls.changePassword(), hiddenText: 'your password' }],
          },
          {
            key: 'Code from your phone',
            value: 'Set up',
            actions: [{ text: 'Set up another phone', href: urls.changeSecondFactor() }],
          },
          {
            key: 'Recovery codes',
            value: codesLeft === 0 ? 'None left' : `${codesLeft} left`,
            actions: [{ text: 'Make new ones', href: urls.recoveryCodes(), hiddenText: '(recovery codes)' }],
          },
        ]}
      />
    </>
  )
}

function Sessions({ visit: { urls, visitor }, sessions }: { visit: Visit; sessions: SessionRecord[] }) {
  return (
    <>
      <Table
        caption="Where you are signed in"
        captionClass="govuk-table__caption--m"
        onPhone="blocks"
        head={[{ content: 'Device' }, { content: 'Since' }, { content: 'Last used' }, actionsColumn]}
        rows={sessions.map(({ id, device, began, seen }) => [
          { content: deviceWords(device) },
          { content: longMoment(began) },
          { content: longMoment(seen) },
          {
            content:
              id === visitor.sessionId ? (
                'This one'
              ) : (
                <form method="post" action={urls.endSession(id)}>
                  <Button kind="secondary" class="govuk-!-margin-bottom-0">
                    End
                  </Button>
                </form>
              ),
          },
        ])}
      />
      {sessions.length > 1 && (
        <form method="post" action={urls.endOtherSessions()}>
          <Button kind="secondary">End all but this one</Button>
        </form>
      )}
    </>
  )
}

export const endSessionPage = definePage({
  path: pattern.endSession(':session'),
  allow: anyone,
  async post({ tx, visitor, params, now, urls }) {
    if (!visitor.id || visitor.kind !== 'person') return goTo(urls.signIn(urls.account()))
    const ended = await endSession(tx, visitor.id, params.session ?? '', now)
    if (!ended) return notFound()
    tx.note({
      action: 'session-ended',
      subject: 'person',
      id: visitor.id,
      words: 'Ended a session on another device.',
    })
    return goTo(`${urls.account()}?done=session`)
  },
})

export const endOtherSessionsPage = definePage({
  path: pattern.endOtherSessions(),
  allow: anyone,
  async post({ tx, visitor, now, urls }) {
    if (!visitor.id || visitor.kind !== 'person') return goTo(urls.signIn(urls.account()))
    await endSessions(tx, visitor.id, now, visitor.sessionId)
    tx.note({
      action: 'session-ended',
      subject: 'person',
      id: visitor.id,
      words: 'Ended all sessions but this one.',
    })
    return goTo(`${urls.account()}?done=session`)
  },
})
