import { type Day, longDay } from '../../../language/day.ts'
import type { Headline } from '../../../performance/index.ts'
import { headline } from '../../../performance/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { WorkingTable } from '../../../web/components/working-table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { inEveryHundred } from '../../finding.ts'
import { readPublished } from '../../permissions.ts'
import { type OutcomeKept, outcomesKept } from '../../store.ts'
import { countWords } from '../outputs-told.tsx'

/** How the headline is worked out, with today's figures walked through. */
export const headlineMethodPage = definePage({
  path: pattern.headlineMethod(),
  allow: readPublished,
  async get({ tx, today, urls }) {
    const all = await headline(tx, today)
    const outcomes = await outcomesKept(tx, today)
    return show({
      title: 'How the headline figures are worked out',
      current: 'methods',
      before: (
        <Breadcrumbs
          items={[{ text: 'How things are counted', href: urls.methods() }, { text: 'The headline figures' }]}
        />
      ),
      body: <HeadlineMethod {...{ all, outcomes, today, urls }} />,
    })
  },
})

interface MethodProps {
  all: Headline
  outcomes: readonly OutcomeKept[]
  today: Day
  urls: Urls
}

function HeadlineMethod({ all, outcomes, today, urls }: MethodProps) {
  return (
    <>
      <PageHeading
        title="How the headline figures are worked out"
        lede="We count commitments, not hours or pounds: different things can’t be added up. A commitment is one promise of one supplier, with an amount and a day."
      />
      <h2 class="govuk-heading-m">The rules</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          Only commitments of published contracts are counted. One that was withdrawn is not. A contract that
          is held back says so on its own page.
        </li>
        <li>
          A commitment is due on its day, and that day is already counted. Before it, it is “not yet due”.
        </li>
        <li>
          What counts as delivered is what a contract manager checked and accepted. What was only reported
          does not count.
        </li>
        <li>
          <strong>Met in full</strong>: at least the promised amount was accepted.{' '}
          <strong>Met in part</strong>: some of it was. <strong>Not met</strong>: none of it was.
        </li>
        <li>
          A delivery that comes late still counts from the day it is accepted: an old commitment may move from
          “not met” to “met in full”.
        </li>
        <li>A commitment is counted under one outcome only.</li>
      </ol>
      {all.due > 0 ? (
        <Today {...{ all, outcomes, today, urls }} />
      ) : (
        <InsetText>No commitment is due yet.</InsetText>
      )}
      <h2 class="govuk-heading-m">Check it yourself</h2>
      <p class="govuk-body">
        The file of commitments has one line for each, with its day, what was promised, what was verified and
        how it stands today. Counting the lines gives the figures on this page.
      </p>
      <LinkRow
        links={[
          { text: 'Commitments as CSV', href: urls.datasetAs('commitments', 'csv') },
          { text: 'Outcomes as CSV', href: urls.datasetAs('outcomes', 'csv') },
          { text: 'What the columns mean', href: urls.dataset('commitments') },
          { text: 'The contracts', href: urls.contracts({ promised: 'yes' }) },
        ]}
      />
    </>
  )
}

function Today({ all, outcomes, today }: MethodProps) {
  const counted = outcomes.filter(({ headline: { due } }) => due > 0)
  return (
    <>
      <h2 class="govuk-heading-m">Today’s figures, step by step</h2>
      <WorkingTable
        caption="From all commitments to those due"
        rows={[
          { what: 'Commitments of published contracts', amount: countWords(all.due + all.notYetDue) },
          { what: `Due only after ${longDay(today)}`, amount: `−${countWords(all.notYetDue)}` },
          { what: `Due by ${longDay(today)}`, amount: countWords(all.due), isResult: true },
        ]}
      />
      <WorkingTable
        caption="How those due stand"
        rows={[
          {
            what: 'Met in full, and verified',
            amount: countWords(all.inFull),
            source: inEveryHundred(all.inFull, all.due),
          },
          ...(all.byEarlierRecords > 0
            ? [
                {
                  what: 'Met in full by the council’s earlier records, not checked here',
                  amount: countWords(all.byEarlierRecords),
                  source: inEveryHundred(all.byEarlierRecords, all.due),
                },
              ]
            : []),
          {
            what: 'Met in part',
            amount: countWords(all.inPart),
            source: inEveryHundred(all.inPart, all.due),
          },
          { what: 'Not met', amount: countWords(all.notMet), source: inEveryHundred(all.notMet, all.due) },
          { what: 'Together', amount: countWords(all.due), source: '', isResult: true },
        ]}
      />
      <WorkingTable
        caption="The same by outcome"
        showsCaption
        rows={[
          ...counted.map(({ name, headline: { due, inFull } }) => ({
            what: name,
            amount: countWords(due),
            source: `${countWords(inFull)} in full`,
          })),
          {
            what: 'Together',
            amount: countWords(all.due),
            source: `${countWords(all.inFull)} in full`,
            isResult: true,
          },
        ]}
      />
    </>
  )
}
