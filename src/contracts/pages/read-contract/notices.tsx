import { longDay } from '../../../language/day.ts'
import { Details } from '../../../web/components/details.tsx'
import { Table } from '../../../web/components/table.tsx'
import { kpiRatings, type KpiResult } from '../../kpi-result.ts'
import type { CriterionKept, NoticeKept } from '../../procurement.ts'
import { daysWords } from '../contract-line.ts'
import type { ContractShown } from './shown.ts'

/** What the notices of the procurement say: what was asked for, how it was judged, how the supplier does. */
export function FromNotices({ procurement, kpiResults }: ContractShown) {
  const social = procurement?.criteria.filter(({ namesSocialValue }) => namesSocialValue) ?? []
  if (!procurement && kpiResults.length === 0) return null
  return (
    <>
      {kpiResults.length > 0 && <KpiResults results={kpiResults} />}
      {procurement && (
        <>
          <h2 class="govuk-heading-m">The procurement it came from</h2>
          <p class="govuk-body">{procurement.title}</p>
          {social.length > 0 ? (
            <>
              <p class="govuk-body">Social value was named when bids were judged:</p>
              <Criteria criteria={social} />
            </>
          ) : (
            <p class="govuk-body gm-muted">
              {procurement.namesSocialValue
                ? 'Its notices name social value, though not in the criteria.'
                : 'Its notices don’t name social value.'}
            </p>
          )}
          {procurement.notices.length > 0 && <Notices notices={procurement.notices} />}
        </>
      )}
    </>
  )
}

function Criteria({ criteria }: { criteria: readonly CriterionKept[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {criteria.map(({ name, description, percent }) => (
        <li>
          {[name, percent && `${percent}%`].filter(Boolean).join(', ') || 'A criterion'}
          {says(description, [name, percent]) ? `: ${description}` : ''}
        </li>
      ))}
    </ul>
  )
}

/** Whether a description says more than the name or the weight again: notices often put "10" there. */
function says(description: string | undefined, known: readonly (string | undefined)[]): boolean {
  return description !== undefined && description !== '' && !known.includes(description.replace(/\s*%$/, ''))
}

function Notices({ notices }: { notices: readonly NoticeKept[] }) {
  return (
    <Details summary={notices.length === 1 ? 'Its notice' : `Its ${notices.length} notices`}>
      <ul class="govuk-list">
        {notices.map(({ id, type, on, url }) => (
          <li>
            {longDay(on)}: {type ? `${type}, ` : ''}
            {url && /^https?:\/\//.test(url) ? (
              <a class="govuk-link" href={url} rel="noreferrer">
                {id}
              </a>
            ) : (
              id
            )}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function KpiResults({ results }: { results: readonly KpiResult[] }) {
  return (
    <Table
      caption="How it does on its key performance indicators"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Indicator' },
        { content: 'Period' },
        { content: 'Rating' },
        { content: 'Measured', numeric: true },
      ]}
      rows={results.map(({ kpi, describes, starts, ends, rating, measured }) => [
        {
          content: (
            <>
              {kpi}
              {describes && (
                <>
                  <br />
                  <span class="gm-muted govuk-!-font-weight-regular">{describes}</span>
                </>
              )}
            </>
          ),
        },
        { content: daysWords({ starts, ends }) },
        { content: kpiRatings[rating] },
        { content: measured ?? '', numeric: true },
      ])}
    />
  )
}
