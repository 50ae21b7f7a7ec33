import { isId } from '../../../language/identifier.ts'
import { type Day, longDay, longMoment } from '../../../language/day.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { mayPass } from '../../../web/permission.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { askForReturns, readReturns } from '../../permissions.ts'
import {
  type Answering,
  answeringOf,
  type Line,
  renewLink,
  returnOf,
  type SentDelivery,
} from '../../store.ts'
import { evidenceWords } from '../answer-words.ts'
import { ReturnStateTag } from '../return-state-tag.tsx'
import { StateOf } from '../state-of.tsx'
import { tellingOf } from '../telling.ts'

export const readReturnPage = definePage({
  path: pattern.staffReturn(':return'),
  allow: readReturns,
  allowPost: askForReturns,
  async get(visit) {
    const record = await returnAsked(visit)
    if (!record) return notFound()
    const answering = await answeringOf(visit.tx, record)
    const title = `Return for ${quarterWords(record.quarter)}`
    const { urls } = visit
    return show({
      title,
      current: 'work',
      width: 'wide',
      before: (
        <Breadcrumbs
          items={[
            { text: 'Returns', href: urls.returns() },
            { text: record.contractTitle, href: urls.staffContract(record.contract) },
            { text: title },
          ]}
        />
      ),
      body: <Return visit={visit} answering={answering} title={title} />,
    })
  },
  async post(visit) {
    const record = await returnAsked(visit)
    if (!record) return notFound()
    const isSent = await renewLink(visit.tx, tellingOf(visit), record)
    return goTo(`${visit.urls.staffReturn(record.id)}?link=${isSent ? 'sent' : 'no-address'}`)
  },
})

async function returnAsked({ tx, params }: Visit) {
  const id = params.return ?? ''
  return isId(id) ? returnOf(tx, id) : undefined
}

interface Shown {
  visit: Visit
  answering: Answering
}

function Return({ visit, answering, title }: Shown & { title: string }) {
  const { return: record, lines } = answering
  const sent = lines.flatMap((line) => line.owed.sent.map((each) => ({ line, each })))
  const left = lines.filter(({ owed }) => owed.sent.length === 0)
  return (
    <>
      <Done visit={visit} />
      <PageHeading
        title={title}
        tags={<ReturnStateTag of={record} today={visit.today} />}
        tagsBeside
        about={`${record.supplierName} · ${record.contractTitle}`}
      />
      <MainAndAside
        main={
          <>
            {sent.length > 0 ? (
              <Deliveries visit={visit} sent={sent} />
            ) : (
              <p class="govuk-body">{emptyWords(answering, visit.today)}</p>
            )}
            {record.anythingElse ? (
              <>
                <h2 class="govuk-heading-m">Anything else</h2>
                <p class="govuk-body gm-story">{record.anythingElse}</p>
              </>
            ) : null}
            {left.length > 0 ? (
              <NotReported lines={left} isAnswered={record.state === 'sent' || record.state === 'nothing'} />
            ) : null}
          </>
        }
        aside={<About visit={visit} answering={answering} />}
      />
    </>
  )
}

/** What was just done, told once. */
function Done({ visit: { query, platform, authority, urls, visitor } }: { visit: Visit }) {
  const link = query.get('link')
  if (link === 'no-address') {
    return (
      <NotificationBanner text="There is no address to send a link to. Ask for this return with an e-mail address." />
    )
  }
  if (query.get('asked') !== 'yes' && link !== 'sent') return null
  const goesOut = platform.settings.smtpUrl !== undefined && !authority.isExample
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

function emptyWords({ return: { state, due } }: Answering, today: Day): string {
  if (state === 'nothing') return 'The supplier answered that there is nothing this time.'
  return `Nothing was sent yet. It ${due < today ? 'was' : 'is'} due on ${longDay(due)}.`
}

function Deliveries({ visit: { urls }, sent }: { visit: Visit; sent: { line: Line; each: SentDelivery }[] }) {
  return (
    <Table
      caption="What was reported"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Commitment' },
        { content: 'Reported', numeric: true },
        { content: 'Accepted', numeric: true },
        { content: 'Evidence' },
        { content: 'State' },
      ]}
      rows={sent.map(({ line: { owed, earlierEvidence }, each }) => [
        {
          content: (
            <a class="govuk-link" href={urls.verifyDelivery(each.id)}>
              {owed.title}
            </a>
          ),
        },
        { content: unitWords(owed.measure, each.quantity), numeric: true },
        { content: each.accepted ? unitWords(owed.measure, each.accepted) : 'Not yet', numeric: true },
        { content: evidenceWords(earlierEvidence.filter(({ delivery }) => delivery === each.id)) },
        { content: <StateOf state={each.state} /> },
      ])}
    />
  )
}

function NotReported({ lines, isAnswered }: { lines: readonly Line[]; isAnswered: boolean }) {
  return (
    <>
      <h2 class="govuk-heading-m">{isAnswered ? 'Nothing reported for' : 'What is asked'}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(({ owed }) => (
          <li>
            {owed.title}: {owed.planned ? `${unitWords(owed.measure, owed.planned)} planned` : 'none planned'}{' '}
            for the quarter
          </li>
        ))}
      </ul>
    </>
  )
}

function About({ visit, answering: { return: record } }: Shown) {
  const { urls } = visit
  const mayAsk = mayPass(askForReturns, visit.visitor.roles, false)
  const sentByOther = record.sentBy !== null && record.sentBy !== record.askedOf
  return (
    <>
      <SummaryList
        class="govuk-summary-list--no-border"
        rows={[
          { key: 'Due', value: longDay(record.due) },
          { key: 'Asked of', value: record.askedOf ?? 'Nobody yet' },
          record.askedAt && { key: 'Asked on', value: longMoment(record.askedAt) },
          record.sentAt && { key: 'Sent on', value: longMoment(record.sentAt) },
          sentByOther ? { key: 'Sent by', value: record.sentBy } : null,
        ]}
      />
      {mayAsk ? (
        <>
          {record.askedOf || record.sentBy ? (
            <form method="post" action={urls.staffReturn(record.id)}>
              <Button kind="secondary" preventDoubleClick>
                Send a new link
              </Button>
              <p class="govuk-body gm-muted">The earlier link stops working.</p>
            </form>
          ) : null}
          {record.state === 'sent' ? null : (
            <p class="govuk-body">
              <a
                class="govuk-link"
                href={urls.askForReturn(record.contract, {
                  quarter: record.quarter,
                  supplier: record.supplier,
                })}
              >
                Ask again, with another day or address
              </a>
            </p>
          )}
        </>
      ) : null}
      <p class="govuk-body">
        <a class="govuk-link" href={urls.history('return', record.id)}>
          What happened to this return
        </a>
      </p>
    </>
  )
}
