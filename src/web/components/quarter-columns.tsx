import { Decimal, quantityWords } from '../../language/quantity.ts'
import { Chart, type ChartProps } from './chart.tsx'
import type { TableProps } from './table.tsx'

/** What was promised, reported and verified in one quarter, in one unit. */
export interface QuarterColumn {
  /** "Q2" */
  name: string
  /** "2026/27" */
  year: string
  promised: Decimal
  reported: Decimal
  verified: Decimal
}

export interface QuarterColumnsProps extends ChartProps {
  columns: readonly QuarterColumn[]
  /** "hours" */
  unit: string
}

const height = 160
const top = 44

function sizeOf(amount: Decimal, largest: Decimal): number {
  return Number(amount.div(largest).times(height).toFixed(1))
}

function Column({
  column,
  largest,
  x,
  showsYear,
}: {
  column: QuarterColumn
  largest: Decimal
  x: string
  showsYear: boolean
}) {
  const marks = [
    { kind: 'promised', size: sizeOf(column.promised, largest), width: 34 },
    { kind: 'reported', size: sizeOf(column.reported, largest), width: 24 },
    { kind: 'full', size: sizeOf(column.verified, largest), width: 14 },
  ]
  const highest = Math.max(...marks.map(({ size }) => size))
  return (
    <svg class="gm-columns__column" x={x}>
      {marks.map(
        ({ kind, size, width }) =>
          size > 0 && (
            <rect
              class={`gm-mark gm-mark--${kind}`}
              x={-width / 2}
              y={top + height - size}
              width={width}
              height={size}
            />
          ),
      )}
      <text class="gm-columns__figure" y={top + height - highest - 26}>
        {quantityWords(column.verified)}
      </text>
      <text class="gm-columns__whole" y={top + height - highest - 8}>
        of {quantityWords(column.promised)}
      </text>
      <text class="gm-columns__name" y={top + height + 19}>
        {column.name}
      </text>
      {showsYear && (
        <text class="gm-columns__year" y={top + height + 37}>
          {column.year}
        </text>
      )}
    </svg>
  )
}

function tableOf(columns: readonly QuarterColumn[], unit: string): TableProps {
  const heads = ['Promised', 'Reported', 'Verified']
  return {
    firstCellIsHeader: true,
    head: [{ content: 'Quarter' }, ...heads.map((head) => ({ content: `${head}, ${unit}`, numeric: true }))],
    rows: columns.map(({ name, year, promised, reported, verified }) => [
      { content: `${name} ${year}` },
      ...[promised, reported, verified].map((amount) => ({ content: quantityWords(amount), numeric: true })),
    ]),
    onPhone: 'blocks',
  }
}

function sentenceOf(columns: readonly QuarterColumn[], unit: string): string {
  const quarters = columns.map(
    ({ name, year, promised, verified }) =>
      `${name} ${year}, ${quantityWords(verified)} of ${quantityWords(promised)}`,
  )
  return `Verified of promised, ${unit}: ${quarters.join('; ')}`
}

/** Quarter by quarter: an outline promised, within it reported, within that verified, whose figure stands on top. */
export function QuarterColumns({ columns, unit, ...chart }: QuarterColumnsProps) {
  const amounts = columns.flatMap(({ promised, reported, verified }) => [promised, reported, verified])
  const largest = amounts.reduce((most, amount) => (amount.gt(most) ? amount : most), new Decimal(0))
  const scale = largest.gt(0) ? largest : new Decimal(1)
  return (
    <Chart {...chart} table={tableOf(columns, unit)}>
      <svg
        class="gm-columns"
        width="100%"
        height={top + height + 44}
        role="img"
        aria-label={sentenceOf(columns, unit)}
      >
        {columns.map((column, place) => (
          <Column
            column={column}
            largest={scale}
            x={`${(((place + 0.5) / columns.length) * 100).toFixed(2)}%`}
            showsYear={column.year !== columns[place - 1]?.year}
          />
        ))}
        <line class="gm-columns__ground" x1="0" x2="100%" y1={top + height} y2={top + height} />
      </svg>
    </Chart>
  )
}
