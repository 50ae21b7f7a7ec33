import { type Day, dayIn, longDay } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { type Quarter, quarterWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Table } from '../../../web/components/table.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { AttentionKind } from '../../attention.ts'
import type { AttentionRow } from '../../store.ts'
import { rowHref } from '../attention/row-href.ts'
import type { Shown } from './shown.ts'

const dayHeads: Record<AttentionKind, string> = {
  overdue: 'Was due',
  'late-returns': 'Was due',
  'to-verify': 'Waiting since',
  'to-confirm': 'Proposed on',
  'to-correct': 'Asked on',
  'plan-to-answer': 'Written on',
  'step-overdue': 'Was to be done by',
  bounced: 'Written',
  'no-owner': 'Due',
  'no-measure': 'Due, or contract ends',
  'nothing-recorded': 'Contract ends',
  'behind-plan': 'Due',
  'ending-soon': 'Due',
  'contract-ending': 'Ends, or last extension',
  'notice-due': 'To publish by',
  'waiver-expiring': 'Expires',
}

/** The rows as a table; with a box to tick each, for who may do something about them. */
export function Rows(shown: Shown) {
  const { visit, asked, rows, names } = shown
  const { urls, today } = visit
  const { kind, dismissed } = asked.filter
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      class="gm-attention-rows"
      head={[
        { content: 'What' },
        { content: rows.every(({ of }) => of === 'contract') ? 'Supplier' : 'Contract and supplier' },
        { content: dayHeads[kind] },
        { content: dismissed ? 'Dismissed' : 'Who deals with it' },
      ]}
      rows={rows.map((row, place) => [
        { content: <What shown={shown} row={row} place={place} /> },
        {
          content:
            row.of === 'contract' ? (row.supplierName ?? '') : <ContractAndSupplier urls={urls} row={row} />,
        },
        { content: row.day ? longDay(row.day) : 'No day', class: 'gm-nowrap' },
        {
          content: dismissed ? (
            <Dismissed row={row} names={names} />
          ) : (
            <Dealing row={row} names={names} today={today} />
          ),
        },
      ])}
    />
  )
}

function ContractAndSupplier({ urls, row }: { urls: Urls; row: AttentionRow }) {
  if (!row.contract) return <>{row.contractTitle}</>
  return (
    <>
      <a class="govuk-link" href={urls.staffContract(row.contract)}>
        {row.contractTitle}
      </a>
      {row.supplierName && <span class="gm-attention__line">{row.supplierName}</span>}
    </>
  )
}

function What({ shown, row, place }: { shown: Shown; row: AttentionRow; place: number }) {
  const { visit, asked, offered, typed } = shown
  const words = saidWords(asked.filter.kind, row)
  const link = (
    <a class="govuk-link" href={rowHref(visit.urls, row)}>
      {titleOf(row)}
    </a>
  )
  const said = words && <span class="gm-attention__line">{words}</span>
  if (!offered.mayAct) {
    return (
      <>
        {link}
        {said}
      </>
    )
  }
  const id = `tick-${place + 1}`
  return (
    <div class="gm-tick">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            type="checkbox"
            id={id}
            name="tick"
            value={row.subject}
            checked={typed.ticked.includes(row.subject)}
          />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            <span class="govuk-visually-hidden">Tick {titleOf(row)}</span>
          </label>
        </div>
      </div>
      <div>
        {link}
        {said}
      </div>
    </div>
  )
}

function titleOf({ of, supplierName, said, title }: AttentionRow): string {
  if (of === 'return') return `Return for ${quarterWords(said.quarter as Quarter)}`
  if (of === 'mail') return said.address ?? supplierName ?? title
  return title
}

function amount(quantity: string | undefined, { one, many }: AttentionRow['said']): string {
  return unitWords({ unit: { one: one ?? '', many: many ?? '' } }, new Decimal(quantity ?? '0'))
}

/** "27 of 40 hours", "£1,200 of £3,000": what was accepted or reported of what was promised. */
function partOf(part: string | undefined, said: AttentionRow['said']): string {
  const whole = amount(said.quantity, said)
  const figure = new Decimal(part ?? '0')
  return `${whole.startsWith('£') ? amount(part, said) : quantityWords(figure)} of ${whole}`
}

function saidWords(kind: AttentionKind, row: AttentionRow): string | undefined {
  const { of, said } = row
  if (of === 'draft') return 'Named by a notice: decide on it'
  switch (kind) {
    case 'overdue':
    case 'no-owner':
      return `${partOf(said.accepted, said)} accepted`
    case 'behind-plan':
      return `${partOf(said.reported, said)} planned by now reported`
    case 'ending-soon':
      return `${partOf(said.reported, said)} reported`
    case 'no-measure':
      return `${amount(said.quantity, said)}, counted as “${said.measure}”`
    case 'late-returns':
      return said.asked ? `Asked of ${said.asked}` : undefined
    case 'to-correct':
    case 'to-verify':
    case 'to-confirm':
      return `${amount(said.quantity, said)}, ${quarterWords(said.quarter as Quarter)}`
    case 'plan-to-answer':
      return `Behind by the end of ${quarterWords(said.quarter as Quarter)}`
    case 'step-overdue':
      return said.step
    case 'bounced':
      return said.problem ?? 'It could not be delivered'
    case 'nothing-recorded':
      return valueWords(row)
    case 'contract-ending':
      return endWords(row)
    case 'notice-due':
      return noticeWords[said.notice ?? 'yearly']
  }
}

const noticeWords = {
  yearly: 'Once in every twelve months',
  ended: 'The contract has ended',
  failure: 'A breach or poor performance has to be told of',
} as const

function valueWords({ said: { value, gross } }: AttentionRow): string | undefined {
  if (value) return exactMoney(new Decimal(value))
  return gross ? `${exactMoney(new Decimal(gross))} with VAT` : undefined
}

function endWords({ said: { ends, extendable } }: AttentionRow): string {
  if (ends && extendable && extendable > ends)
    return `Ends ${longDay(ends)}, can be extended until ${longDay(extendable)}`
  return ends ? `Ends ${longDay(ends)}` : `Can be extended until ${longDay(extendable as Day)}`
}

interface WhoProps {
  row: AttentionRow
  names: Map<string, string>
}

function Dealing({ row, names, today }: WhoProps & { today: Day }) {
  const { assignedTo, owner, byDay } = row
  const dealing = assignedTo ?? owner
  return (
    <>
      {dealing ? (names.get(dealing) ?? 'Somebody') : 'Nobody'}
      {assignedTo && owner && assignedTo !== owner && (
        <span class="gm-attention__line">for {names.get(owner) ?? 'somebody'}</span>
      )}
      {byDay && (
        <span class="gm-attention__line">
          by {longDay(byDay)}
          {byDay < today && <strong class="gm-left"> (past)</strong>}
        </span>
      )}
    </>
  )
}

function Dismissed({ row: { dismissed }, names }: WhoProps) {
  if (!dismissed) return null
  const by = dismissed.by ? names.get(dismissed.by) : undefined
  return (
    <>
      {dismissed.because}
      <span class="gm-attention__line">
        {longDay(dayIn(dismissed.at))}
        {by ? `, ${by}` : ''}
      </span>
    </>
  )
}
