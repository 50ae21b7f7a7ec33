import { Decimal, quantityWords } from '../../language/quantity.ts'
import { Chart, type ChartProps } from './chart.tsx'
import type { TableProps } from './table.tsx'

/** Running totals at the end of one quarter, in one unit; undefined where they are not known yet. */
export interface BurnUpColumn {
  /** "Q2 2026/27" */
  name: string
  promised: Decimal
  reported: Decimal | undefined
  verified: Decimal | undefined
}

export interface BurnUpProps extends ChartProps {
  columns: readonly BurnUpColumn[]
  /** At the end of the last column, if the rest goes as so far; undefined without a forecast. */
  forecast: Decimal | undefined
  /** "hours" */
  unit: string
}

const left = 1
const width = 98
const top = 4
const height = 92

/** Promised, reported and verified as they grow, and where it ends if it goes on like that. */
export function BurnUp({ columns, forecast, unit, ...chart }: BurnUpProps) {
  const known = columns.filter(({ reported }) => reported !== undefined)
  return (
    <Chart {...chart} table={tableOf(columns, forecast, unit)}>
      <svg
        class="gm-burn-up"
        width="100%"
        height="200"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={sentenceOf(columns, forecast, unit)}
      >
        <Lines columns={columns} forecast={forecast} />
      </svg>
      <p class="gm-burn-up__ends" aria-hidden="true">
        <span>{columns[0]?.name}</span>
        <span>{columns.at(-1)?.name}</span>
      </p>
      <ul class="gm-burn-up__key">
        <Key kind="promised" name="Promised" amount={columns.at(-1)?.promised} />
        <Key kind="reported" name="Reported" amount={known.at(-1)?.reported} />
        <Key kind="verified" name="Verified" amount={known.at(-1)?.verified} />
        <Key kind="forecast" name="Forecast" amount={forecast} />
      </ul>
    </Chart>
  )
}

function Key({ kind, name, amount }: { kind: string; name: string; amount: Decimal | undefined }) {
  if (!amount) return null
  return (
    <li>
      <svg width="28" height="12" aria-hidden="true" focusable="false">
        <line class={`gm-burn-up__line gm-burn-up__line--${kind}`} x1="0" x2="28" y1="6" y2="6" />
      </svg>{' '}
      {name} {quantityWords(amount)}
    </li>
  )
}

type Point = [x: number, amount: Decimal]

function Lines({ columns, forecast }: Pick<BurnUpProps, 'columns' | 'forecast'>) {
  const amounts = columns.flatMap(({ promised, reported }) => [promised, reported ?? new Decimal(0)])
  const largest = [...amounts, forecast ?? new Decimal(0)].reduce(
    (most, amount) => (amount.gt(most) ? amount : most),
    new Decimal(0),
  )
  const scale = largest.gt(0) ? largest : new Decimal(1)
  const xOf = (place: number) => left + (width * (place + 1)) / columns.length
  const lineOf = (amountOf: (column: BurnUpColumn) => Decimal | undefined): Point[] => [
    [left, new Decimal(0)],
    ...columns.flatMap((column, place): Point[] => {
      const amount = amountOf(column)
      return amount ? [[xOf(place), amount]] : []
    }),
  ]
  const path = (points: readonly Point[]) =>
    points
      .map(
        ([x, amount]) =>
          `${x.toFixed(2)},${(top + height - Number(amount.times(height).div(scale).toFixed(2))).toFixed(2)}`,
      )
      .join(' ')
  const reported = lineOf((column) => column.reported)
  const end: Point[] = forecast ? [reported.at(-1)!, [xOf(columns.length - 1), forecast]] : []
  const line = (kind: string, points: readonly Point[]) => (
    <polyline class={`gm-burn-up__line gm-burn-up__line--${kind}`} points={path(points)} />
  )
  return (
    <>
      <line class="gm-burn-up__ground" x1="0" x2="100" y1={top + height} y2={top + height} />
      {line(
        'promised',
        lineOf(({ promised }) => promised),
      )}
      {end.length > 0 && line('forecast', end)}
      {line('reported', reported)}
      {line(
        'verified',
        lineOf(({ verified }) => verified),
      )}
    </>
  )
}

function tableOf(columns: readonly BurnUpColumn[], forecast: Decimal | undefined, unit: string): TableProps {
  const heads = ['Promised', 'Reported', 'Verified', ...(forecast ? ['Forecast'] : [])]
  const cell = (amount: Decimal | undefined) => ({
    content: amount ? quantityWords(amount) : 'Not yet known',
    numeric: true,
  })
  return {
    firstCellIsHeader: true,
    onPhone: 'blocks',
    head: [
      { content: 'By the end of' },
      ...heads.map((head) => ({ content: `${head}, ${unit}`, numeric: true })),
    ],
    rows: columns.map(({ name, promised, reported, verified }, place) => [
      { content: name },
      cell(promised),
      cell(reported),
      cell(verified),
      ...(forecast ? [place === columns.length - 1 ? cell(forecast) : { content: '–', numeric: true }] : []),
    ]),
  }
}

function sentenceOf(columns: readonly BurnUpColumn[], forecast: Decimal | undefined, unit: string): string {
  const last = columns.findLast(({ reported }) => reported !== undefined)
  const whole = columns.at(-1)?.promised ?? new Decimal(0)
  const so = last
    ? `${quantityWords(last.reported!)} reported and ${quantityWords(last.verified!)} verified by ${last.name}`
    : 'nothing reported yet'
  const end = forecast ? `; forecast ${quantityWords(forecast)}` : ''
  return `Running totals of ${quantityWords(whole)} ${unit} promised by ${columns.at(-1)?.name ?? 'the end'}: ${so}${end}`
}
