import { longDay } from '../../../language/day.ts'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { Named, PerformanceNotice } from '../../kpi/notice.ts'
import { breachResults, failureKinds } from '../../kpi/performance-failure.ts'
import { ratingMeans, ratings } from '../../kpi/rating.ts'
import { periodWords } from '../kpi-words.ts'

/** All that the notice says. */
export function NoticeText({ notice }: { notice: PerformanceNotice }) {
  const { contract, buyer, suppliers, kpis, failures } = notice
  return (
    <>
      <SummaryList
        rows={[
          {
            key: 'Contract',
            value: contract.reference ? `${contract.title} (${contract.reference})` : contract.title,
          },
          { key: 'Procurement', value: contract.ocid ?? 'Its number (ocid) is not known here' },
          { key: 'Contracting authority', value: namedWords(buyer) },
          {
            key: suppliers.length === 1 ? 'Supplier' : 'Suppliers',
            value: suppliers.map(namedWords).join('; ') || 'Not known',
          },
          { key: 'Of', value: periodWords(notice) },
        ]}
      />
      {kpis.map(({ title, target, ratings: rated }) => (
        <Table
          caption={`${title}. Met at: ${target}`}
          captionClass="govuk-table__caption--s"
          onPhone="blocks"
          firstCellIsHeader
          head={[{ content: 'Period' }, { content: 'Rating' }, { content: 'Measured' }, { content: 'Why' }]}
          rows={rated.map((each) => [
            { content: periodWords(each) },
            { content: `${ratings[each.rating]}: ${ratingMeans[each.rating]}` },
            { content: each.measured },
            { content: each.why === '' ? 'Not needed' : each.why, class: 'gm-story' },
          ])}
        />
      ))}
      {failures.map((each) => (
        <>
          <h2 class="govuk-heading-s">
            {failureKinds[each.kind]}: {longDay(each.on)}
          </h2>
          <p class="govuk-body">
            <strong>The duty:</strong> {each.requirement}
          </p>
          <p class="govuk-body gm-story">{each.words}</p>
          {each.result && <p class="govuk-body">{breachResults[each.result]}.</p>}
          {each.chance !== '' && (
            <p class="govuk-body gm-story">
              <strong>The chance to improve:</strong> {each.chance}
            </p>
          )}
        </>
      ))}
    </>
  )
}

function namedWords({ name, identifier }: Named): string {
  return identifier ? `${name} (${identifier.scheme}-${identifier.id})` : name
}
