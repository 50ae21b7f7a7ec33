import { longDay } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import type { Urls } from '../../../web/urls.ts'
import { rateWords, workingWords } from '../../spend/scaling-words.ts'
import type { InvoicedUnder, ScaledRecord, SpendRecord } from '../../store.ts'
import { invoicedWords } from './days.ts'

/** The promises that follow from what was invoiced here, each with its working. */
export function Following({
  scaled,
  contract,
  urls,
}: {
  scaled: readonly ScaledRecord[]
  contract: string
  urls: Urls
}) {
  if (scaled.length === 0) return null
  return (
    <Table
      caption="What follows from it"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Commitment' },
        { content: 'Promised' },
        { content: 'How it was worked out' },
        { content: 'Owed', numeric: true },
      ]}
      rows={scaled.map((one) => [
        {
          content: (
            <>
              <a class="govuk-link" href={urls.staffCommitment(one.contract, one.id)}>
                {one.title}
              </a>
              {one.contract !== contract && (
                <>
                  <br />
                  <span class="gm-muted govuk-!-font-weight-regular">for the whole framework</span>
                </>
              )}
            </>
          ),
        },
        { content: rateWords(one, one.scaling) },
        {
          content: one.invoiced.eq(0)
            ? `${one.supplierName} has invoiced nothing yet.`
            : workingWords(one, one.scaling, one.invoiced),
        },
        { content: unitWords(one, one.quantity), numeric: true },
      ])}
    />
  )
}

/** Sums by agreement and supplier, where there are several. */
export function Added({ rows, urls }: { rows: readonly InvoicedUnder[]; urls: Urls }) {
  if (rows.length < 2) return null
  return (
    <Table
      caption="By agreement and supplier"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Agreement' },
        { content: 'Supplier' },
        { content: 'Up to' },
        { content: 'Sums', numeric: true },
        { content: 'Invoiced', numeric: true },
      ]}
      rows={rows.map((row) => [
        {
          content: (
            <a class="govuk-link" href={urls.contractSpend(row.contract, { supplier: row.supplier })}>
              {row.contractTitle}
            </a>
          ),
        },
        { content: row.supplierName },
        { content: longDay(row.until) },
        { content: row.rows, numeric: true },
        { content: exactMoney(row.amount), numeric: true },
      ])}
    />
  )
}

interface RowsProps {
  spend: readonly SpendRecord[]
  urls: Urls
  keeps: boolean
  next?: string
  first?: string
}

/** Each sum, the latest first. */
export function Rows({ spend, urls, keeps, next, first }: RowsProps) {
  return (
    <>
      <Table
        caption="Each sum"
        captionClass="govuk-table__caption--m"
        onPhone="blocks"
        firstCellIsHeader
        head={[
          { content: 'When' },
          { content: 'Agreement' },
          { content: 'Supplier' },
          { content: 'Number or note' },
          { content: 'From' },
          { content: 'Sum', numeric: true },
          ...(keeps ? [{ content: <span class="govuk-visually-hidden">What can be done</span> }] : []),
        ]}
        rows={spend.map((one) => [
          { content: invoicedWords(one) },
          { content: one.contractReference ?? one.contractTitle },
          { content: one.supplierName },
          { content: one.reference ?? 'None' },
          {
            content: one.importId ? (
              <a class="govuk-link" href={urls.import(one.importId)}>
                a file
              </a>
            ) : (
              'typed here'
            ),
          },
          { content: exactMoney(one.amount), numeric: true },
          ...(keeps ? [{ content: <Act one={one} urls={urls} /> }] : []),
        ])}
      />
      {(next || first) && (
        <Pagination
          {...(first ? { previous: { href: first, text: 'First page' } } : {})}
          {...(next ? { next: { href: next } } : {})}
        />
      )}
    </>
  )
}

function Act({ one, urls }: { one: SpendRecord; urls: Urls }) {
  if (one.isGone)
    return (
      <>
        <Tag colour="grey">{one.takenOutBecause ? 'Taken out' : 'Corrected'}</Tag>
        {one.takenOutBecause && <p class="gm-muted govuk-!-margin-0">{one.takenOutBecause}</p>}
      </>
    )
  return (
    <a class="govuk-link" href={urls.takeOutSpend(one.contract, one.id)}>
      Take out<span class="govuk-visually-hidden"> {exactMoney(one.amount)}</span>
    </a>
  )
}
