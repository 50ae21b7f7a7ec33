import { longDay } from '../../../language/day.ts'
import { firstDayOf, type Quarter, quarterMonths } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Card } from '../../../web/components/card.tsx'
import { Details } from '../../../web/components/details.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { answerReturn } from '../../permissions.ts'
import { type Answering, isExpected, type Line, linesToSend, type ReturnRecord } from '../../store.ts'
import { answerByWords, givenBefore } from '../answer-words.ts'
import { milestonesToAnswer } from '../answer-milestones/page.tsx'
import { expectedLines, firstToAnswer, openLines } from '../answering-steps.ts'
import { wayToBundle } from '../bundle/way-back.tsx'
import { ownAnswering, showReturn, useYourLink, Whose } from '../own-return.tsx'

export const startReturnPage = definePage({
  path: pattern.myReturn(':return'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    const { state, id, quarter } = answering.return
    if (state === 'sent' || state === 'nothing') return goTo(visit.urls.myReturnSent(id))
    if (state === 'cancelled') return showCancelled(visit, answering.return)
    const title = `What you promised for ${quarterMonths(quarter).replace(/ \d{4}$/, '')}`
    const steps = await milestonesToAnswer(visit, answering, answering.lines)
    return showReturn(visit, {
      title,
      body: <Start {...{ visit, answering, title, steps }} />,
      further: await wayToBundle(visit, id),
    })
  },
})

/** For whoever comes back to a return that is no longer wanted. */
function showCancelled(visit: Visit, record: ReturnRecord) {
  const title = 'This return is not needed'
  const body = (
    <>
      <Whose visit={visit} record={record} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {visit.authority.name} cancelled the return for “{record.contractTitle}”,{' '}
        {quarterMonths(record.quarter)}. You need do nothing.
      </p>
      <p class="govuk-body">The reason: {record.cancelledBecause}</p>
    </>
  )
  return showReturn(visit, { title, body })
}

const shownAsCards = 3

interface StartShown {
  visit: Visit
  answering: Answering
  title: string
  /** Milestones that were due by the end of the quarter, by commitment. */
  steps: ReadonlyMap<string, readonly { words: string }[]>
}

function Start({ visit, answering, title, steps }: StartShown) {
  const { return: record } = answering
  const { urls } = visit
  const open = openLines(answering)
  const expected = expectedLines(answering)
  const others = open.filter((line) => !isExpected(line))
  const begun = linesToSend(answering).some(({ draft }) => draft)
  return (
    <>
      <Whose visit={visit} record={record} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        For “{record.contractTitle}”, on behalf of {record.supplierName}.{' '}
        {answerByWords(record.due, visit.today)}
      </p>
      {begun ? <InsetText>What you typed before is kept. You can go on where you stopped.</InsetText> : null}
      {expected.length === 0 ? (
        <p class="govuk-body">
          {others.some(({ owed }) => isOverdue(owed, record.quarter))
            ? 'Nothing is planned for these months. What was due before and is not all reported stands below.'
            : 'Nothing is due for these months. You may still report something.'}
        </p>
      ) : null}
      {expected.map((line) => (
        <Promise line={line} />
      ))}
      {answering.lines.map(({ owed }) => {
        const open = steps.get(owed.commitment)
        return open ? (
          <Card title={`${owed.title}: steps`} headingLevel={2}>
            <p>{open.map(({ words }) => words).join('; ')}</p>
            <p>
              <a class="govuk-link" href={urls.myReturnMilestones(record.id, owed.commitment)}>
                Say whether {open.length === 1 ? 'it is' : 'they are'} reached
                <span class="govuk-visually-hidden">: {owed.title}</span>
              </a>
            </p>
          </Card>
        ) : null
      })}
      {others.length <= shownAsCards ? <Others visit={visit} record={record} lines={others} /> : null}
      {expected.length > 0 || begun ? (
        <Button href={firstToAnswer(urls, answering)} class="gm-button--full-on-phone">
          {begun ? 'Go on' : 'Start'}
        </Button>
      ) : (
        <Button href={urls.myReturnNothing(record.id)} class="gm-button--full-on-phone">
          Nothing to report this time
        </Button>
      )}
      {others.length > shownAsCards ? (
        <Details summary={`Report something that is not due (${others.length} others)`}>
          <Others visit={visit} record={record} lines={others} />
        </Details>
      ) : null}
      {open.length > 0 ? (
        <p class="govuk-body">
          <a class="govuk-link" href={urls.myReturnWorkbook(record.id)}>
            Answer in a spreadsheet instead
          </a>
        </p>
      ) : null}
      <p class="govuk-body">
        About 5 minutes. You can stop and come back with the link in the e-mail.{' '}
        {expected.length > 0 || begun ? (
          <a class="govuk-link" href={urls.myReturnNothing(record.id)}>
            Nothing to report this time
          </a>
        ) : null}
      </p>
    </>
  )
}

function Promise({ line: { owed, draft } }: { line: Line }) {
  const { title, planned, before, promised, measure } = owed
  const note = before.gt(0) ? givenBefore(before, promised.quantity, measure) : undefined
  return (
    <Card title={title} headingLevel={2} note={note}>
      {planned ? <p>{unitWords(measure, planned)} this quarter</p> : null}
      {draft?.quantity.trim() ? <p>You typed {draft.quantity.trim()}</p> : null}
    </Card>
  )
}

/** Whether it was due before the quarter began, and not all of it is reported in a return. */
function isOverdue({ promised, before }: Line['owed'], quarter: Quarter): boolean {
  return promised.due < firstDayOf(quarter) && before.lt(promised.quantity)
}

/** Nothing of these is planned for the quarter: each has its own way in. */
function Others({
  visit: { urls },
  record: { id, quarter },
  lines,
}: {
  visit: Visit
  record: ReturnRecord
  lines: readonly Line[]
}) {
  return (
    <>
      {lines.map(({ owed, draft }) => (
        <Card
          title={owed.title}
          headingLevel={2}
          note={
            owed.before.gt(0) ? givenBefore(owed.before, owed.promised.quantity, owed.measure) : undefined
          }
        >
          <p>
            {draft?.quantity.trim()
              ? `You typed ${draft.quantity.trim()}. `
              : isOverdue(owed, quarter)
                ? `Due by ${longDay(owed.promised.due)}, ${unitWords(owed.measure, owed.promised.quantity)} in all. You can still `
                : 'None due, you may still '}
            <a class="govuk-link" href={urls.myReturnQuantity(id, owed.commitment)}>
              {draft?.quantity.trim() ? 'Change it' : 'report some'}
              <span class="govuk-visually-hidden"> of {owed.title}</span>
            </a>
          </p>
        </Card>
      ))}
    </>
  )
}
