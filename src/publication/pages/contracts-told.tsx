import { type Day, longDay } from '../../language/day.ts'
import { exactMoney, roundMoney } from '../../language/money.ts'
import type { ContractRecord } from '../../contracts/store.ts'
import { Table } from '../../web/components/table.tsx'
import type { Urls } from '../../web/urls.ts'
import type { ContractKept } from '../store.ts'
import { datesWords } from './contract-words.ts'
import { countWords } from './outputs-told.tsx'

type Sums = Pick<ContractRecord, 'value' | 'valueGross'>

/** The value as people say it; the exact sum is in its title, and read out. */
export function RoundValue({ value, valueGross }: Sums) {
  const sum = value ?? valueGross
  if (!sum) return <span class="gm-muted">Not known</span>
  const [round, exact] = [roundMoney(sum), exactMoney(sum)]
  const withVat = value ? '' : ' with VAT'
  if (round === exact) return <>{round + withVat}</>
  return (
    <>
      <span class="gm-nowrap" title={exact} aria-hidden="true">
        {round}
      </span>
      <span class="govuk-visually-hidden">{exact}</span>
      {withVat}
    </>
  )
}

/** "£4.2 million without VAT (£4,200,000)" */
export function valueInFull({ value, valueGross }: Sums): string {
  const sum = value ?? valueGross
  if (!sum) return 'Not known'
  const [round, exact] = [roundMoney(sum), exactMoney(sum)]
  return `${round} ${value ? 'without' : 'with'} VAT${round === exact ? '' : ` (${exact})`}`
}

/** "3 due: 2 met in full, 1 not met": each part that is not nought. */
export function keptWords(kept: ContractKept): string {
  const { commitments, due, inFull, byEarlierRecords, inPart, notMet, elsewhere } = kept
  if (commitments === 0) return 'None recorded'
  const others = elsewhere > 0 && `${countWords(elsewhere)} counted elsewhere`
  const ahead = commitments - elsewhere
  if (due === 0) return [ahead > 0 && `${countWords(ahead)} not yet due`, others].filter(Boolean).join(', ')
  const parts = [
    inFull > 0 && `${countWords(inFull)} in full`,
    byEarlierRecords > 0 && `${countWords(byEarlierRecords)} in full by earlier records`,
    inPart > 0 && `${countWords(inPart)} in part`,
    notMet > 0 && `${countWords(notMet)} not met`,
    others,
  ].filter(Boolean)
  return `${countWords(due)} due: ${parts.join(', ')}`
}

/** "6 commitments. Of 4 due by 23 November 2026, 2 are met in full, 1 in part, 1 not." Nothing where there are none. */
export function keptSentence(kept: ContractKept, today: Day): string {
  const { commitments, due, inFull, byEarlierRecords, inPart, notMet, elsewhere } = kept
  if (commitments === 0) return ''
  const counting =
    elsewhere > 0
      ? ` ${countWords(elsewhere)} ${elsewhere === 1 ? 'is' : 'are'} counted by another authority, not here.`
      : ''
  const all = `${countWords(commitments)} ${commitments === 1 ? 'commitment' : 'commitments'}`
  if (due === 0) return `${all}${counting ? '' : '; none is due yet'}.${counting}`
  const full = `${countWords(inFull)} ${inFull === 1 ? 'is' : 'are'} met in full`
  const others = [
    byEarlierRecords > 0 && `${countWords(byEarlierRecords)} in full by the council’s earlier records`,
    inPart > 0 && `${countWords(inPart)} in part`,
    notMet > 0 && `${countWords(notMet)} not met`,
  ].filter(Boolean)
  return `${all}. Of ${countWords(due)} due by ${longDay(today)}, ${[full, ...others].join(', ')}.${counting}`
}

/** The sentence with the way to how its figures came about; nothing where there is nothing to say. */
export function keptLede(words: string, urls: Urls) {
  if (!words) return undefined
  return (
    <>
      {words}{' '}
      <a class="govuk-link" href={urls.headlineMethod()}>
        How the figures are worked out
      </a>
    </>
  )
}

/** Contracts in rows: whom with, how long, for how much, and how the commitments due by today are met. */
export function ContractTable({
  contracts,
  kept,
  urls,
  withSuppliers,
  caption,
}: {
  contracts: readonly ContractRecord[]
  kept: ReadonlyMap<string, ContractKept>
  urls: Urls
  withSuppliers?: boolean
  caption?: string
}) {
  return (
    <Table
      onPhone="blocks"
      {...(caption ? { caption, captionClass: 'govuk-table__caption--m' } : {})}
      head={[
        { content: 'Contract' },
        ...(withSuppliers ? [{ content: 'With' }] : []),
        { content: 'Runs' },
        { content: 'Value', numeric: true },
        { content: 'Commitments due' },
      ]}
      rows={contracts.map((contract) => [
        {
          content: (
            <a class="govuk-link" href={urls.contract(contract.id)}>
              {contract.title}
            </a>
          ),
        },
        ...(withSuppliers ? [{ content: suppliersWords(contract) }] : []),
        { content: <Runs {...contract} /> },
        { content: <RoundValue {...contract} />, numeric: true },
        { content: keptCell(contract, kept.get(contract.id)) },
      ])}
    />
  )
}

/** As `datesWords`, broken between the days and never within one. */
function Runs({ starts, ends }: Pick<ContractRecord, 'starts' | 'ends'>) {
  if (!starts || !ends) return <>{datesWords(starts, ends)}</>
  return (
    <>
      <span class="gm-nowrap">{longDay(starts)} to</span> <span class="gm-nowrap">{longDay(ends)}</span>
    </>
  )
}

function suppliersWords({ supplierNames }: ContractRecord): string {
  const [first, ...others] = supplierNames
  if (!first) return 'Not known'
  if (others.length <= 1) return [first, ...others].map(({ name }) => name).join(' and ')
  return `${first.name} and ${countWords(others.length)} others`
}

function keptCell({ disclosure }: ContractRecord, kept: ContractKept | undefined) {
  if (disclosure === 'held-back') return <span class="gm-muted">Held back</span>
  return kept ? keptWords(kept) : <span class="gm-muted">None recorded</span>
}
