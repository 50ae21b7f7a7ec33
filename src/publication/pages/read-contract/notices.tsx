import { kpiRatings } from '../../../contracts/index.ts'
import type { KpiResult } from '../../../contracts/index.ts'
import type { CriterionKept, NoticeKept } from '../../../contracts/index.ts'
import { longDay } from '../../../language/day.ts'
import { withoutContactDetails } from '../../../register/index.ts'
import { Details } from '../../../web/components/details.tsx'
import { Table } from '../../../web/components/table.tsx'
import { datesWords } from '../contract-words.ts'

/** What the published notices say of a contract. */
export interface NoticesProps {
  /** The award criteria that name social value. */
  criteria: readonly CriterionKept[]
  notices: readonly NoticeKept[]
  results: readonly KpiResult[]
}

export function Notices({ criteria, notices, results }: NoticesProps) {
  return (
    <>
      {criteria.length > 0 && <Criteria criteria={criteria} />}
      {results.length > 0 && <Results results={results} />}
      {notices.length > 0 && <NoticeList notices={notices} />}
    </>
  )
}

function Criteria({ criteria }: Pick<NoticesProps, 'criteria'>) {
  return (
    <>
      <h2 class="govuk-heading-m">Social value in the award</h2>
      <p class="govuk-body">What the notices say bids were judged by, where they name social value.</p>
      <ul class="govuk-list govuk-list--bullet">
        {criteria.map(({ name, description, percent }) => (
          <li>
            {withoutContactDetails(name ?? description ?? 'Social value')}
            {percent && <strong>, {percent}% of the mark</strong>}
          </li>
        ))}
      </ul>
    </>
  )
}

function Results({ results }: Pick<NoticesProps, 'results'>) {
  return (
    <Table
      caption="Key performance indicators, as the notices report them"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      head={[{ content: 'Indicator' }, { content: 'Period' }, { content: 'Measured' }, { content: 'Rating' }]}
      rows={results.map(({ kpi, starts, ends, measured, rating }) => [
        { content: withoutContactDetails(kpi) },
        { content: datesWords(starts, ends) },
        { content: measured ?? 'Not stated' },
        { content: kpiRatings[rating] },
      ])}
    />
  )
}

function NoticeList({ notices }: Pick<NoticesProps, 'notices'>) {
  return (
    <Details
      summary={notices.length === 1 ? 'The published notice' : `The ${notices.length} published notices`}
    >
      <ul class="govuk-list">
        {notices.map(({ id, type, on, url }) => (
          <li>
            {isWebAddress(url) ? (
              <a class="govuk-link" href={url}>
                {[type, id].filter(Boolean).join(' ')}
              </a>
            ) : (
              [type, id].filter(Boolean).join(' ')
            )}
            , {longDay(on)}
          </li>
        ))}
      </ul>
    </Details>
  )
}

function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url)
}
