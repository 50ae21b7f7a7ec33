import { longDay } from '../../../language/day.ts'
import { quarterMonths } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Card } from '../../../web/components/card.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import { answerReturn } from '../../permissions.ts'
import type { Answering, Line } from '../../store.ts'
import { givenBefore } from '../answer-words.ts'
import { firstToAnswer } from '../answering-steps.ts'
import { ownAnswering, showReturn, useYourLink, Whose } from '../own-return.tsx'

export const startReturnPage = definePage({
  path: pattern.myReturn(':return'),
  allow: answerReturn,
  async get(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    const { state, id, quarter } = answering.return
    if (state === 'sent' || state === 'nothing') return goTo(visit.urls.myReturnSent(id))
    const title = `What you promised for ${quarterMonths(quarter).replace(/ \d{4}$/, '')}`
    return showReturn(visit, { title, body: <Start visit={visit} answering={answering} title={title} /> })
  },
})

function Start({ visit, answering, title }: { visit: Visit; answering: Answering; title: string }) {
  const { return: record, lines } = answering
  const { urls } = visit
  const open = lines.filter((line) => line.open)
  const begun = open.some(({ draft }) => draft)
  return (
    <>
      <Whose visit={visit} record={record} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        For “{record.contractTitle}”, on behalf of {record.supplierName}. Please answer by{' '}
        {longDay(record.due)}.
      </p>
      {begun ? <InsetText>What you typed before is kept. You can go on where you stopped.</InsetText> : null}
      {open.map((line) => (
        <Promise line={line} />
      ))}
      {open.length === 0 ? (
        <p class="govuk-body">There is nothing left to answer here. Thank you.</p>
      ) : (
        <Button href={firstToAnswer(urls, answering)} isStart={false} class="gm-button--full-on-phone">
          {begun ? 'Go on' : 'Start'}
        </Button>
      )}
      <p class="govuk-body">
        About 5 minutes. You can stop and come back with the link in the e-mail.{' '}
        <a class="govuk-link" href={urls.myReturnNothing(record.id)}>
          Nothing to report this time
        </a>
      </p>
    </>
  )
}

function Promise({ line: { owed, draft } }: { line: Line }) {
  const { title, planned, before, promised, measure } = owed
  const note = before.gt(0) ? givenBefore(before, promised.quantity, measure) : undefined
  return (
    <Card title={title} headingLevel={2} note={note}>
      <p>{planned ? `${unitWords(measure, planned)} this quarter` : 'None due, you may still report some'}</p>
      {draft ? <p>You typed: {draft.quantity || 'nothing yet'}</p> : null}
    </Card>
  )
}
