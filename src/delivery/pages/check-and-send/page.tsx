import { longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { Checks } from '../../../web/components/checks.tsx'
import { Details } from '../../../web/components/details.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { SummaryList, type SummaryRow } from '../../../web/components/summary-list.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type Visit } from '../../../web/visit.ts'
import type { Check } from '../../check.ts'
import { answerTyped } from '../../delivery.ts'
import { finalQuestions, isFinalReturn } from '../../final-return.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { answerReturn } from '../../permissions.ts'
import { checkedBy } from '../../return.ts'
import { type Answering, type Line, linesToSend, madeUpTyped, notice, send, typedIn } from '../../store.ts'
import { answerError, evidenceWords } from '../answer-words.ts'
import { openLines } from '../answering-steps.ts'
import { MayTellOfPeople } from './may-tell-of-people.tsx'
import { wayToBundle } from '../bundle/way-back.tsx'
import { ownAnswering, ownReturn, sentByOf, showReturn, useYourLink } from '../own-return.tsx'

const title = 'Check and send'

export const checkAndSendPage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.myReturnCheck(':return'),
    inTrials: 'phone',
    allow: answerReturn,
    async get(visit) {
      const answering = await ownAnswering(visit)
      if (!answering) return useYourLink(visit)
      if (linesToSend(answering).length === 0) return goTo(visit.urls.myReturn(answering.return.id))
      return showCheck(visit, answering)
    },
    async post(visit) {
      const record = await ownReturn(visit)
      if (!record) return useYourLink(visit)
      const additional = visit.form.has('asked') ? visit.form.text('additional') === 'yes' : null
      const decision = await send(visit.tx, needs, record.id, { sentBy: sentByOf(visit), additional })
      const isMissing = decision && !decision.accepted && decision.because === 'answers-missing'
      if (!isMissing) return goTo(visit.urls.myReturnSent(record.id))
      return showCheck(visit, (await ownAnswering(visit))!, true)
    },
  })

interface Shown {
  line: Line
  checks: Check[]
  /** What is missing, and where to answer it. */
  missing?: { text: string; href: string }
}

async function showCheck(visit: Visit, answering: Answering, isSending = false) {
  const shown: Shown[] = []
  for (const line of linesToSend(answering)) shown.push(await shownOf(visit, answering, line))
  const missing = shown.flatMap((each) => each.missing ?? [])
  const body = <Check visit={visit} answering={answering} shown={shown} errors={isSending ? missing : []} />
  const last = openLines(answering).some(({ open }) => open?.answers === 'first')
  const { id } = answering.return
  const back = last ? visit.urls.myReturnAnythingElse(id) : visit.urls.myReturnSent(id)
  return showReturn(
    visit,
    { title, back, body, further: await wayToBundle(visit, id) },
    isSending && missing.length > 0 ? 422 : 200,
  )
}

async function shownOf(visit: Visit, { return: record }: Answering, line: Line): Promise<Shown> {
  const answer = answerTyped(typedIn(line))
  const { owed, evidence, earlierEvidence } = line
  const { measure, commitment } = owed
  if (!answer.accepted) {
    const { text } = answerError(answer.because, measure)
    const href = visit.urls.myReturnQuantity(record.id, commitment, { from: 'check' })
    return { line, checks: [], missing: { text: `${owed.title}: ${text}`, href } }
  }
  const all = line.open?.answers === 'again' ? [...evidence, ...earlierEvidence] : evidence
  if (!answer.fact.quantity.gt(0)) return { line, checks: [] }
  const { checks } = await notice(visit.tx, {
    ...owed,
    quarter: record.quarter,
    quantity: answer.fact.quantity,
    story: answer.fact.story,
    promised: owed.promised.quantity,
    starts: record.contractStarts,
    ends: record.contractEnds,
    evidence: all,
    but: owed.sent.map(({ id }) => id),
    additional: null,
    madeUp: madeUpTyped(line),
    told: { supplier: record.supplier },
  })
  return { line, checks }
}

interface CheckShown {
  visit: Visit
  answering: Answering
  shown: Shown[]
  errors: { text: string; href: string }[]
}

function Check({ visit, answering, shown, errors }: CheckShown) {
  const { return: record } = answering
  const toLookAt = shown.filter(({ checks }) => checks.some(({ level }) => level === 'look'))
  const missing = shown.filter((each) => each.missing).length
  return (
    <>
      {errors.length > 0 ? <ErrorSummary errors={errors} title="Some answers are missing" /> : null}
      <h1 class="govuk-heading-l">{title}</h1>
      <SummaryList
        rows={[
          ...shown.map((each) => rowOf(visit, answering, each)),
          elseRow(visit, answering),
          ...finalRows(visit, answering),
        ]}
      />
      <MayAlsoReport visit={visit} answering={answering} />
      {toLookAt.length > 0 ? (
        <Details summary="What the council’s checks will show">
          <p class="govuk-body">
            Plain rules noticed these things. A person decides, and may ask you. You may still send.
          </p>
          {toLookAt.map(({ line, checks }) => (
            <>
              <h2 class="govuk-heading-s">{line.owed.title}</h2>
              <Checks items={checks.map(({ level, sentence }) => ({ status: level, text: sentence }))} />
            </>
          ))}
        </Details>
      ) : null}
      <MayTellOfPeople visit={visit} answering={answering} />
      <p class="govuk-body">
        Sent for {record.supplierName}. The council checks by {longDay(checkedBy(visit.today))} and tells you
        what it accepted, and why.
      </p>
      {missing > 0 && errors.length === 0 ? (
        <p class="govuk-body">
          {missing === 1 ? 'One answer is' : `${missing} answers are`} missing: fill{' '}
          {missing === 1 ? 'it' : 'them'} in before you send.
        </p>
      ) : null}
      <form method="post" action={visit.urls.myReturnCheck(record.id)}>
        {shown.some(({ checks }) => checks.length > 0) ? <Additional /> : null}
        <Button class="gm-button--full-on-phone" preventDoubleClick>
          Send
        </Button>
      </form>
    </>
  )
}

/** Whether it is extra to what the contract pays for: the supplier's own plain statement. */
function Additional() {
  return (
    <>
      <input type="hidden" name="asked" value="additional" />
      <Checkboxes
        name="additional"
        class="govuk-checkboxes--small"
        items={[
          {
            value: 'yes',
            text: 'All of this is extra: it is not part of the work that the contract pays for',
          },
        ]}
      />
    </>
  )
}

/** What nothing is planned of, and nothing was typed for. */
function MayAlsoReport({ visit: { urls }, answering }: { visit: Visit; answering: Answering }) {
  const toSend = new Set(linesToSend(answering))
  const others = openLines(answering).filter((line) => line.open?.answers === 'first' && !toSend.has(line))
  if (others.length === 0) return null
  return (
    <Details summary="Report something else that you promised">
      <ul class="govuk-list">
        {others.map(({ owed }) => (
          <li>
            <a
              class="govuk-link"
              href={urls.myReturnQuantity(answering.return.id, owed.commitment, { from: 'check' })}
            >
              {owed.title}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  )
}

function rowOf({ urls }: Visit, { return: { id } }: Answering, { line, missing }: Shown): SummaryRow {
  const { owed, draft, evidence, earlierEvidence, open } = line
  const change = {
    text: 'Change',
    href: urls.myReturnQuantity(id, owed.commitment, { from: 'check' }),
    hiddenText: owed.title,
  }
  if (missing) {
    return {
      key: owed.title,
      value: (
        <a class="govuk-link gm-missing" href={missing.href}>
          Not answered yet
        </a>
      ),
      actions: [change],
    }
  }
  const quantity = answerTyped(typedIn(line))
  const words = quantity.accepted ? unitWords(owed.measure, quantity.fact.quantity) : ''
  const all = open?.answers === 'again' ? [...evidence, ...earlierEvidence] : evidence
  return {
    key: owed.title,
    value: (
      <>
        {words}
        {draft?.story.trim() ? <p class="gm-muted gm-story">{draft.story.trim()}</p> : null}
        {quantity.accepted && quantity.fact.quantity.gt(0) ? (
          <p>
            <a class="govuk-link" href={urls.myReturnEvidence(id, owed.commitment, { from: 'check' })}>
              {evidenceWords(all)}
            </a>
          </p>
        ) : null}
      </>
    ),
    actions: [change],
  }
}

function elseRow({ urls }: Visit, { return: { id }, anythingElse }: Answering): SummaryRow {
  const href = urls.myReturnAnythingElse(id, { from: 'check' })
  return {
    key: 'Anything else',
    value: <span class="gm-story">{anythingElse?.story.trim() || 'Nothing else'}</span>,
    actions: [{ text: 'Change', href, hiddenText: 'anything else' }],
  }
}

/** What the last return of a contract says besides. */
function finalRows({ urls }: Visit, { return: record, anythingElse }: Answering): SummaryRow[] {
  if (!isFinalReturn(record)) return []
  const href = urls.myReturnAnythingElse(record.id, { from: 'check' })
  return (['remains', 'comesNext'] as const).map((name) => ({
    key: finalQuestions[name].label,
    value: <span class="gm-story">{anythingElse?.[name]?.trim() || 'Nothing'}</span>,
    actions: [{ text: 'Change', href, hiddenText: finalQuestions[name].label }],
  }))
}
