import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { withoutSecrets } from '../../../platform/mail-queue.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { SubNavigation } from '../../../web/components/sub-navigation.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { readOutbox } from '../../permissions.ts'
import {
  isMailState,
  mailIn,
  mailOf,
  type MailRecord,
  mailStates,
  sendAgain,
  sendFailedAgain,
} from '../../store.ts'
import { SettingsTrail } from '../settings/settings-trail.tsx'

function sends({ platform, authority }: Visit): boolean {
  return platform.settings.sendsMail && !authority.isExample
}

/** The authority's letters and how they stand; without a mail server they are kept here to be passed on. */
export const outboxPage = definePage({
  path: pattern.outbox(),
  allow: readOutbox,
  async get(visit) {
    const { tx, urls, query } = visit
    const state = query.get('state') ?? ''
    const after = query.get('after') ?? ''
    const shown = isMailState(state) ? state : undefined
    const { letters, next } = await mailIn(tx, { state: shown, ...(isId(after) ? { after } : {}) })
    const body = (
      <>
        <PageHeading title="Outbox" />
        {!sends(visit) && (
          <InsetText>
            {visit.authority.isExample
              ? 'No e-mail leaves an invented council. Letters are kept here for you to read.'
              : 'Neither a mail server (SMTP_URL) nor GOV.UK Notify (NOTIFY_API_KEY) is set, so letters are kept here. Open one and pass its link on yourself.'}
          </InsetText>
        )}
        <SubNavigation
          label="Letters by how they stand"
          items={[
            { text: 'All', href: urls.outbox(), current: !shown },
            ...(['waiting', 'sent', 'failed', 'unknown', 'kept'] as const).map((name) => ({
              text: mailStates[name],
              href: urls.outbox({ state: name }),
              current: shown === name,
            })),
          ]}
        />
        {shown === 'failed' && sends(visit) && letters.length > 0 && (
          <form method="post" action={urls.sendFailedMailAgain()}>
            <Button kind="secondary" preventDoubleClick>
              Try all of these again
            </Button>
          </form>
        )}
        {letters.length > 0 ? (
          <Letters letters={letters} urls={urls} />
        ) : (
          <EmptyState title="No letters here">
            Invitations, requests for returns and reminders will be listed here.
          </EmptyState>
        )}
        {next && (
          <Pagination
            next={{ href: urls.outbox({ ...(shown ? { state: shown } : {}), after: next }), text: 'Earlier' }}
          />
        )}
      </>
    )
    return show({
      title: 'Outbox',
      current: 'settings',
      width: 'wide',
      before: <SettingsTrail urls={urls} />,
      body,
    })
  },
})

function Letters({ letters, urls }: { letters: MailRecord[]; urls: Urls }) {
  return (
    <Table
      caption="Letters"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[{ content: 'Subject' }, { content: 'To' }, { content: 'Written' }, { content: 'How it stands' }]}
      rows={letters.map((letter) => [
        {
          content: (
            <a class="govuk-link" href={urls.outboxMail(letter.id)}>
              {letter.subject}
            </a>
          ),
        },
        { content: letter.to },
        { content: longMoment(letter.madeAt) },
        { content: <HowItStands letter={letter} /> },
      ])}
    />
  )
}

/** With what went wrong, and when it is tried again. */
function HowItStands({ letter: { state, problem, tries, dueAt, deliveredAt } }: { letter: MailRecord }) {
  const more = [
    state === 'waiting' && tries > 0 && `Next try on ${longMoment(dueAt)}.`,
    deliveredAt && `It arrived on ${longMoment(deliveredAt)}.`,
    problem,
  ].filter(Boolean)
  return (
    <>
      {mailStates[state]}
      {more.length > 0 && <div class="govuk-hint govuk-!-margin-bottom-0">{more.join(' ')}</div>}
    </>
  )
}

/** Letters that failed, all at once: when what was wrong has been put right. */
export const sendFailedMailAgainPage = definePage({
  path: pattern.sendFailedMailAgain(),
  allow: readOutbox,
  async post(visit) {
    if (sends(visit)) await sendFailedAgain(visit.tx)
    return goTo(visit.urls.outbox({ state: 'waiting' }))
  },
})

/** One letter as it was written. */
export const outboxMailPage = definePage({
  path: pattern.outboxMail(':mail'),
  allow: readOutbox,
  async get(visit) {
    const { tx, urls, params } = visit
    const letter = isId(params.mail ?? '') ? await mailOf(tx, params.mail!) : undefined
    if (!letter) return notFound()
    const body = (
      <>
        <PageHeading title={letter.subject} />
        <SummaryList
          rows={[
            { key: 'To', value: letter.to },
            { key: 'Written', value: longMoment(letter.madeAt) },
            { key: 'How it stands', value: mailStates[letter.state] },
            letter.sentAt && { key: 'Sent', value: longMoment(letter.sentAt) },
            letter.deliveredAt && { key: 'Arrived', value: longMoment(letter.deliveredAt) },
            letter.state === 'waiting' &&
              letter.tries > 0 && { key: 'Next try', value: longMoment(letter.dueAt) },
            letter.problem !== null && { key: 'What went wrong', value: letter.problem },
          ]}
        />
        {shownBody(visit, letter)
          .trim()
          .split('\n\n')
          .map((paragraph) => (
            <p class="govuk-body">{paragraph}</p>
          ))}
        {letter.state === 'sent' && !letter.deliveredAt && visit.platform.settings.notify === undefined && (
          <p class="govuk-hint">
            The mail server took it. Should it come back later, the notice goes to the sender’s address, where
            somebody has to read it: Good Measure can’t.
          </p>
        )}
        {canBeSent(visit, letter) && (
          <SendAgain letter={letter} urls={urls} asks={visit.platform.settings.notify !== undefined} />
        )}
      </>
    )
    const before = <SettingsTrail urls={urls} items={[{ text: 'Outbox', href: urls.outbox() }]} />
    return show({ title: letter.subject, current: 'settings', before, body })
  },
})

/** Where letters go out by themselves, the secret address in one is its reader's alone from the beginning. */
function shownBody(visit: Visit, { body }: MailRecord): string {
  return sends(visit) ? withoutSecrets(body) : body
}

function canBeSent(visit: Visit, { state }: MailRecord): boolean {
  return sends(visit) && ['failed', 'unknown', 'kept'].includes(state)
}

function SendAgain({ letter, urls, asks }: { letter: MailRecord; urls: Urls; asks: boolean }) {
  return (
    <form method="post" action={urls.sendMailAgain(letter.id)}>
      {letter.state === 'unknown' && (
        <InsetText>
          Good Measure stopped, or lost the mail server, while this letter was going out. It may have arrived.
          If you send it again it may arrive twice.
          {asks &&
            ' GOV.UK Notify is asked about it within a few minutes, and it is then sent or settled by itself.'}
        </InsetText>
      )}
      <Button preventDoubleClick>{letter.state === 'kept' ? 'Send it' : 'Send it again'}</Button>
    </form>
  )
}

export const sendMailAgainPage = definePage({
  path: pattern.sendMailAgain(':mail'),
  allow: readOutbox,
  async post(visit) {
    const { tx, urls, params } = visit
    const letter = isId(params.mail ?? '') ? await mailOf(tx, params.mail!) : undefined
    if (!letter) return notFound()
    if (canBeSent(visit, letter)) await sendAgain(tx, letter.id)
    return goTo(urls.outboxMail(letter.id))
  },
})
