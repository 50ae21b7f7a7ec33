import type { ComponentChildren } from 'preact'
import { type Day, longDay, longMoment } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { Decimal } from '../../../language/quantity.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { type Status, StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { type Figure, standingNames, thousands } from '../../brief/figures.ts'
import type { RowTold } from '../../brief/prepared.ts'
import { readBriefs } from '../../permissions.ts'
import { type BriefRecord, type BriefRow, rowsOfFigure } from '../../store.ts'
import { BriefBreadcrumbs, briefFound } from '../brief-frame.tsx'

const perPage = 50

/** The rows behind one figure of a brief, as they stood. */
export const briefFigurePage = definePage({
  path: pattern.briefFigure(':brief', ':figure'),
  allow: readBriefs,
  async get(visit) {
    const { tx, params, query, urls } = visit
    const brief = await briefFound(visit)
    const figure = brief?.prepared.figures.find(({ key }) => key === params.figure)
    if (!brief || !figure) return notFound()
    const asked = query.get('after') ?? ''
    const after = /^\d{1,9}$/.test(asked) ? Number(asked) : 0
    const found = await rowsOfFigure(tx, brief, { figure: figure.key, after, limit: perPage })
    const next = found.next === null ? undefined : String(found.next)
    const body = (
      <>
        <PageHeading title={figure.words} caption={`Brief ${brief.number}`} lede={totalWords(figure)} />
        <p class="govuk-body gm-muted">{frozenWords(brief)}</p>
        <Rows urls={urls} figure={figure} rows={found.rows} />
        {next && (
          <Pagination
            next={{ href: urls.briefFigure(brief.id, figure.key, { after: next }), text: 'More' }}
          />
        )}
      </>
    )
    const before = <BriefBreadcrumbs urls={urls} brief={brief} />
    return show({ title: figure.words, current: 'work', width: 'wide', before, body })
  },
})

function totalWords({ count, quantity, unit }: Figure): string {
  const rows = count === 1 ? '1 row' : `${thousands(count)} rows`
  return quantity && unit ? `${unitWords({ unit }, new Decimal(quantity))} in ${rows}` : rows
}

function frozenWords({ state, preparedAt, on, service }: BriefRecord): string {
  const whose = service ? `, for ${service}` : ''
  const stood = `As it stood ${momentWords(on, preparedAt)}${whose}.`
  return state === 'signed-off'
    ? `${stood} Frozen when the brief was signed off: what was recorded later changes nothing here.`
    : `${stood} The brief is a draft.`
}

function momentWords(on: Day, preparedAt: Date): string {
  return `at the end of ${longDay(on)}, prepared on ${longMoment(preparedAt)}`
}

interface RowsProps {
  urls: Urls
  figure: Figure
  rows: readonly BriefRow[]
}

function Rows({ urls, figure, rows }: RowsProps) {
  const columns = rows[0]?.part === 'contract' ? contractColumns : columnsOf[rows[0]?.part ?? 'commitment']
  return (
    <Table
      caption={figure.words}
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={columns.map(({ name, numeric }) => ({ content: name, numeric }))}
      rows={rows.map((row) =>
        columns.map(({ cell, numeric }) => ({ content: cell(row, urls, row.words), numeric })),
      )}
    />
  )
}

interface Column {
  name: string
  numeric?: boolean
  cell: (row: BriefRow, urls: Urls, words: RowTold) => ComponentChildren
}

const inUnit = ({ unit, units }: RowTold, quantity: string) =>
  unitWords({ unit: { one: unit, many: units } }, new Decimal(quantity))

const commitment: Column = {
  name: 'Commitment',
  cell: ({ contract, commitment: id }, urls, { title }) => (
    <a class="govuk-link" href={urls.staffCommitment(contract, id!)}>
      {title}
    </a>
  ),
}
const contract: Column = {
  name: 'Contract',
  cell: (row, urls, words) => (
    <a class="govuk-link" href={urls.staffContract(row.contract)}>
      {words.contract}
    </a>
  ),
}
const supplier: Column = { name: 'Supplier', cell: (_row, _urls, words) => words.supplier }
const standing: Column = {
  name: 'Standing',
  cell: (_row, _urls, words) => standingNames[words.standing] ?? words.standing,
}
const due: Column = { name: 'Due', cell: (_row, _urls, words) => longDay(words.due) }
const promised: Column = {
  name: 'Promised',
  numeric: true,
  cell: (_row, _urls, words) => inUnit(words, words.quantity),
}

const statusOf: Record<string, Status> = {
  'in-full': 'met-in-full',
  'by-earlier-records': 'met-by-earlier-records',
  'in-part': 'met-in-part',
  'not-met': 'not-met',
  'not-yet-due': 'not-yet-due',
}

const ofCommitments: Column[] = [
  commitment,
  contract,
  supplier,
  standing,
  due,
  promised,
  { name: 'Accepted', numeric: true, cell: (_row, _urls, words) => acceptedWords(words) },
  { name: 'State', cell: (_row, _urls, { met }) => <StatusTag status={statusOf[met] ?? 'waiting'} /> },
]

function acceptedWords(words: RowTold): string {
  const here = inUnit(words, words.verified)
  const before = new Decimal(words.earlier)
  return before.gt(0) ? `${here}; by earlier records ${inUnit(words, words.earlier)}` : here
}

const columnsOf: Record<Exclude<BriefRow['part'], 'contract'>, Column[]> = {
  commitment: ofCommitments,
  'held-back': ofCommitments,
  won: [
    {
      name: 'Delivery',
      cell: ({ delivery }, urls, { title }) => (
        <a class="govuk-link" href={urls.verifyDelivery(delivery!)}>
          {title}
        </a>
      ),
    },
    contract,
    supplier,
    { name: 'Quarter', cell: (_row, _urls, words) => quarterWords(words.quarter) },
    { name: 'Decided', cell: (_row, _urls, words) => longDay(words.on) },
    {
      name: 'Accepted',
      numeric: true,
      cell: (_row, _urls, words) =>
        words.decision === 'in-part'
          ? `${inUnit(words, words.quantity)} of ${inUnit(words, words.reported)}`
          : inUnit(words, words.quantity),
    },
  ],
  added: [
    commitment,
    contract,
    supplier,
    standing,
    { name: 'Added', cell: (_row, _urls, words) => longDay(words.on) },
    due,
    promised,
  ],
  earlier: [
    commitment,
    contract,
    supplier,
    { name: 'Quarter', cell: (_row, _urls, words) => quarterWords(words.quarter) },
    {
      name: 'Accepted, by earlier records',
      numeric: true,
      cell: (_row, _urls, words) => inUnit(words, words.quantity),
    },
  ],
}

const contractColumns: Column[] = [
  contract,
  {
    name: 'Value',
    numeric: true,
    cell: (_row, _urls, { value }) => (value ? exactMoney(new Decimal(value)) : 'Not known'),
  },
  { name: 'Ends', cell: (_row, _urls, { ends }) => (ends ? longDay(ends) : 'Not known') },
  {
    name: 'Can be extended until',
    cell: (_row, _urls, { extendableUntil }) => (extendableUntil ? longDay(extendableUntil) : 'No'),
  },
  {
    name: 'Commitments late',
    numeric: true,
    cell: (_row, _urls, { late }) => String(late ?? 0),
  },
]
