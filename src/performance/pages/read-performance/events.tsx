import { longDay } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { Card } from '../../../web/components/card.tsx'
import { Table } from '../../../web/components/table.tsx'
import {
  type BreachResult,
  breachResults,
  failureKinds,
  isToTell,
  tellBy,
} from '../../kpi/performance-failure.ts'
import { remedyKinds } from '../../kpi/remedy.ts'
import type { FailureRecord } from '../../store.ts'
import { periodWords } from '../kpi-words.ts'
import type { PerformanceShown } from './shown.ts'

/** Breaches and poor performance, and whether a notice told of each. */
export function Failures({ failures }: PerformanceShown) {
  if (failures.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">What went wrong</h2>
      {failures.map((each) => (
        <Card
          title={failureKinds[each.kind]}
          headingLevel={3}
          note={`${longDay(each.on)}. ${toldWords(each)}`}
        >
          <p class="govuk-body">
            <strong>The duty:</strong> {each.requirement}
          </p>
          <p class="govuk-body gm-story">{each.words}</p>
          {each.result && <p class="govuk-body">{resultWords(each.result)}</p>}
          {each.chance !== '' && (
            <p class="govuk-body gm-story">
              <strong>The chance to improve:</strong> {each.chance}
            </p>
          )}
        </Card>
      ))}
    </>
  )
}

function resultWords(result: BreachResult): string {
  return result === 'none'
    ? 'It has led to no termination, damages or settlement so far.'
    : `${breachResults[result]}.`
}

function toldWords(failure: FailureRecord): string {
  if (failure.isTold) return 'Published in a notice.'
  return isToTell(failure) ? `To be published by ${longDay(tellBy(failure))}.` : 'Nothing to publish.'
}

/** What was done about it. */
export function Remedies({ visit: { urls }, contract, remedies }: PerformanceShown) {
  if (remedies.length === 0) return null
  return (
    <Table
      caption="What was done about it"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[{ content: 'Day' }, { content: 'What' }, { content: 'About' }, { content: 'For' }]}
      rows={remedies.map(({ on, kind, amount, commitment, commitmentTitle, words }) => [
        { content: longDay(on), class: 'gm-nowrap' },
        { content: amount ? `${remedyKinds[kind]}: ${exactMoney(amount)}` : remedyKinds[kind] },
        {
          content: commitment ? (
            <a class="govuk-link" href={urls.staffCommitment(contract.id, commitment)}>
              {commitmentTitle}
            </a>
          ) : (
            'Another duty'
          ),
        },
        { content: words, class: 'gm-story' },
      ])}
    />
  )
}

/** The notices that were prepared, and where each was published. */
export function Notices({ visit: { urls }, notices }: PerformanceShown) {
  if (notices.length === 0) return null
  return (
    <Table
      caption="Contract performance notices"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[{ content: 'Of' }, { content: 'Prepared' }, { content: 'Published' }]}
      rows={notices.map(({ id, notice, preparedOn, publishedOn, reference }) => [
        {
          content: (
            <a class="govuk-link" href={urls.performanceNotice(id)}>
              {periodWords(notice)}
            </a>
          ),
        },
        { content: longDay(preparedOn) },
        { content: publishedOn ? `${longDay(publishedOn)}, as ${reference}` : 'Not yet' },
      ])}
    />
  )
}
