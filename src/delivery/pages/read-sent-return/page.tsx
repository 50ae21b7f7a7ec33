import { dayIn, longDay, longMoment } from '../../../language/day.ts'
import { quarterMonths } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Panel } from '../../../web/components/panel.tsx'
import { type Status, StatusTag } from '../../../web/components/status-tag.tsx'
import { SummaryList, type SummaryRow } from '../../../web/components/summary-list.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { isWaiting } from '../../delivery-state.ts'
import { isPicture } from '../../people-shown.ts'
import { answerReturn } from '../../permissions.ts'
import { checkedBy } from '../../return.ts'
import {
  type Answering,
  type ConfirmationRecord,
  confirmationsOf,
  type Line,
  linesToSend,
  type Message,
  messagesOf,
  replacedBy,
  type SentDelivery,
} from '../../store.ts'
import { evidenceWords } from '../answer-words.ts'
import { askingWords } from '../confirmation-words.ts'
import { AtTheEnd } from '../at-the-end.tsx'
import { peopleWords } from '../people-words.ts'
import { Tombstone } from '../tombstone.tsx'
import { wayToBundle } from '../bundle/way-back.tsx'
import { ownAnswering, showReturn, useYourLink, Whose } from '../own-return.tsx'

export const readSentReturnPage = definePage({
  path: pattern.myReturnSent(':return'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    const { state, id } = answering.return
    if (state !== 'sent' && state !== 'nothing') return goTo(visit.urls.myReturn(id))
    const title = titleOf(answering)
    const ids = allSent(answering).map((each) => each.id)
    const messages = await messagesOf(visit.tx, ids)
    const named = visit.trial === undefined ? await confirmationsOf(visit.tx, ids) : []
    const body = <Sent visit={visit} answering={answering} title={title} messages={messages} named={named} />
    return showReturn(visit, { title, body, further: await wayToBundle(visit, id) })
  },
})

const standing = (line: Line) => line.owed.sent.filter(({ state }) => state !== 'replaced')
const allSent = ({ lines }: Answering) => lines.flatMap(standing)

function titleOf(answering: Answering): string {
  const { state, quarter } = answering.return
  if (state === 'nothing') return 'Thank you for telling us'
  const isNew = allSent(answering).every((each) => isWaiting(each.state))
  return isNew ? 'Sent. Thank you' : `Your return for ${quarterMonths(quarter)}`
}

interface SentProps {
  visit: Visit
  answering: Answering
  title: string
  messages: Message[]
  /** Organisations that were named as having benefited. */
  named: ConfirmationRecord[]
}

function Sent({ visit, answering, title, messages, named }: SentProps) {
  const { return: record, lines } = answering
  const sent = allSent(answering)
  const isDecided = sent.some(({ state }) => !isWaiting(state))
  const retyped = linesToSend(answering).length
  return (
    <>
      {isDecided ? (
        <>
          <Whose visit={visit} record={record} />
          <h1 class="govuk-heading-l">{title}</h1>
        </>
      ) : (
        <Panel title={title}>
          {record.contractTitle}
          <br />
          {quarterMonths(record.quarter)}
        </Panel>
      )}
      {retyped > 0 ? (
        <p class="govuk-body">
          You typed an answer again and have not sent it.{' '}
          <a class="govuk-link" href={visit.urls.myReturnCheck(record.id)}>
            Check and send it
          </a>
        </p>
      ) : null}
      <Questions visit={visit} answering={answering} messages={messages} />
      <Next visit={visit} answering={answering} />
      {sent.length > 0 ? (
        <>
          <h2 class="govuk-heading-m">What you sent</h2>
          <SummaryList
            rows={lines.flatMap((line) =>
              standing(line).map((each) => rowOf(visit, record.id, line, each, named)),
            )}
          />
        </>
      ) : null}
      {record.anythingElse ? (
        <>
          <h2 class="govuk-heading-m">What else you said</h2>
          <p class="govuk-body gm-story">{record.anythingElse}</p>
        </>
      ) : null}
      <AtTheEnd record={record} />
      <p class="govuk-body gm-muted">
        {record.sentAt ? `Sent on ${longMoment(record.sentAt)} for ${record.supplierName}.` : ''} You can
        print this page, or come back to it with the link in the e-mail.
      </p>
    </>
  )
}

/** What the council asked about a delivery that waits, with the way to answer. */
function Questions({ visit: { urls }, answering, messages }: Omit<SentProps, 'title' | 'named'>) {
  const asked = answering.lines.flatMap((line) =>
    standing(line).flatMap((each) => {
      const last = messages.findLast(({ delivery }) => delivery === each.id)
      return last && isWaiting(each.state) ? [{ id: each.id, title: line.owed.title, last }] : []
    }),
  )
  if (asked.length === 0) return null
  return (
    <InsetText>
      {asked.map(({ id, title, last }) => (
        <p>
          {last.side === 'authority' ? 'The council asked about ' : 'You answered about '}
          <a class="govuk-link" href={urls.myReturnQuestion(answering.return.id, id)}>
            {title}
          </a>
          {last.side === 'authority' ? '. It waits for your answer.' : '.'}
        </p>
      ))}
    </InsetText>
  )
}

function Next({ visit: { today }, answering }: { visit: Visit; answering: Answering }) {
  const { state } = answering.return
  const waiting = allSent(answering).filter((each) => isWaiting(each.state))
  if (state === 'nothing') {
    return (
      <p class="govuk-body">
        You told us that there is nothing this time. There is no more to do until the next return.
      </p>
    )
  }
  if (waiting.length === 0) return <p class="govuk-body">Everything you sent was checked.</p>
  const newest = waiting.map(({ recordedAt }) => recordedAt).sort((a, b) => b.getTime() - a.getTime())[0]!
  const by = checkedBy(dayIn(newest))
  return (
    <>
      <h2 class="govuk-heading-m">What happens next</h2>
      <p class="govuk-body">
        {by < today
          ? `The council meant to check this by ${longDay(by)} and is late. You need do nothing.`
          : `The council checks what you sent by ${longDay(by)}.`}{' '}
        It writes to you what it accepted, and why. What is accepted is published, without names of people.
      </p>
    </>
  )
}

function rowOf(
  { urls, trial, today }: Visit,
  id: string,
  line: Line,
  sent: SentDelivery,
  named: readonly ConfirmationRecord[],
): SummaryRow {
  const confirms = trial === undefined
  const { owed, open, earlierEvidence } = line
  const reports = new Set([sent.id, ...replacedBy(owed.sent, sent.replaces)])
  const evidence = earlierEvidence.filter(({ delivery }) => reports.has(delivery ?? ''))
  const again = open?.answers === 'again' && !isLaterThan(owed.sent, sent)
  const waits = isWaiting(sent.state)
  const anew = {
    text: waits ? 'Correct it' : 'Send it again',
    href: urls.myReturnQuantity(id, owed.commitment),
  }
  const more = { text: 'Add evidence', href: urls.myReturnEvidence(id, owed.commitment) }
  const mistake = {
    text: 'Found a mistake? Ask to correct it',
    href: urls.myReturnCorrection(id, sent.id),
  }
  const mayAsk = confirms && sent.state === 'verified'
  const ways = [...(waits ? [more] : []), ...(again ? [anew] : []), ...(mayAsk ? [mistake] : [])]
  return {
    key: owed.title,
    value: (
      <>
        <p>
          {unitWords(owed.measure, sent.quantity)}{' '}
          <StatusTag status={sent.state as Status}>{wordsOf(line, sent)}</StatusTag>
        </p>
        {sent.reason ? <p>The reason: {sent.reason}</p> : null}
        {sent.story ? <p class="gm-muted gm-story">{sent.story}</p> : null}
        <p class="gm-muted">{evidenceWords(evidence)}</p>
        {confirms
          ? evidence
              .filter((each) => isPicture(each) && !each.destroyedAt)
              .map((each) => (
                <p>
                  <a class="govuk-link" href={urls.myPeopleOnPicture(each.id)}>
                    People in “{each.name}”
                  </a>
                  <span class="gm-muted">: {peopleWords(each, today)}</span>
                </p>
              ))
          : null}
        {evidence
          .filter(({ destroyedAt }) => destroyedAt)
          .map((each) => (
            <p>
              <Tombstone evidence={each} />
            </p>
          ))}
        {named
          .filter(({ delivery }) => delivery === sent.id)
          .map((each) => (
            <p class="gm-muted">
              {each.organisation}: {askingWords(each)}
            </p>
          ))}
        {confirms && sent.quantity.gt(0) && sent.state !== 'replaced' && !isLaterThan(owed.sent, sent) ? (
          <p>
            <a class="govuk-link" href={urls.myConfirmation(id, owed.commitment)}>
              {named.some(({ delivery }) => delivery === sent.id)
                ? 'Name who else benefited'
                : 'Name who benefited'}
              <span class="govuk-visually-hidden">: {owed.title}</span>
            </a>
          </p>
        ) : null}
        {ways.map((way) => (
          <p>
            <a class="govuk-link" href={way.href}>
              {way.text}
              <span class="govuk-visually-hidden">: {owed.title}</span>
            </a>
          </p>
        ))}
      </>
    ),
  }
}

/** Whether an even later report stands under the same commitment. */
function isLaterThan(all: readonly SentDelivery[], sent: SentDelivery): boolean {
  return all.some(({ state, recordedAt }) => state !== 'replaced' && recordedAt > sent.recordedAt)
}

function wordsOf({ owed }: Line, { state, accepted }: SentDelivery): string {
  if (isWaiting(state)) return 'being checked'
  if (state === 'verified') return 'accepted'
  if (state === 'partly-verified' && accepted) return `${unitWords(owed.measure, accepted)} accepted`
  return 'not accepted'
}
