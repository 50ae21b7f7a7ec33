import { Decimal, quantityWords, rounded } from '../../language/quantity.ts'
import { Chart, type ChartProps } from './chart.tsx'
import type { TableProps } from './table.tsx'

/** How many of an outcome's commitments were met in full, in part and not; whole numbers. */
export interface OutcomeBar {
  name: string
  href?: string
  full: number
  part: number
  notMet: number
}

export interface OutcomeBarsProps extends ChartProps {
  bars: readonly OutcomeBar[]
  /** Heads the first column of the table. */
  rowName?: string
}

/** The longest bar leaves this much of the width, in hundredths, to the words after it. */
const room = 80
/** A bar narrower than this, in hundredths of the width, has no figure inside it. */
const readable = 8

function totalOf({ full, part, notMet }: OutcomeBar): number {
  return full + part + notMet
}

function words(count: number): string {
  return quantityWords(new Decimal(count))
}

function shareWords(bar: OutcomeBar): string {
  const total = totalOf(bar)
  if (total === 0) return 'none due'
  return `${rounded(new Decimal(bar.full).times(100).div(total), 0)}% in full, of ${words(total)}`
}

function percent(part: number, whole: number): string {
  return `${Number(((part / whole) * 100).toFixed(3))}%`
}

function Bar({ bar, longest }: { bar: OutcomeBar; longest: number }) {
  const total = totalOf(bar)
  const width = (total / longest) * room
  const sentence = `${bar.name}: ${words(bar.full)} met in full, ${words(bar.part)} in part, ${words(bar.notMet)} not met`
  const segments = [
    { kind: 'full', from: 0, count: bar.full },
    { kind: 'part', from: bar.full, count: bar.part },
    { kind: 'none', from: bar.full + bar.part, count: bar.notMet },
  ]
  return (
    <svg class="gm-bars__bar" width={`${width.toFixed(2)}%`} height="20" role="img" aria-label={sentence}>
      {segments.map(
        ({ kind, from, count }) =>
          count > 0 && (
            <rect
              class={`gm-mark gm-mark--${kind}`}
              x={percent(from, total)}
              y="1"
              width={percent(count, total)}
              height="18"
            />
          ),
      )}
      {(width * bar.full) / total >= readable && (
        <text class="gm-bars__figure" x="8" y="15" aria-hidden="true">
          {words(bar.full)}
        </text>
      )}
    </svg>
  )
}

function tableOf(bars: readonly OutcomeBar[], rowName: string): TableProps {
  const numeric = (count: number) => ({ content: words(count), numeric: true })
  const heads = ['Met in full', 'Met in part', 'Not met', 'All']
  return {
    firstCellIsHeader: true,
    head: [{ content: rowName }, ...heads.map((content) => ({ content, numeric: true }))],
    rows: bars.map((bar) => [
      { content: bar.name },
      ...[bar.full, bar.part, bar.notMet, totalOf(bar)].map((count) => numeric(count)),
    ]),
    onPhone: 'blocks',
  }
}

/** Commitments by outcome as bars on one scale: dark in full, light in part, an outline not met. */
export function OutcomeBars({ bars, rowName = 'Outcome', ...chart }: OutcomeBarsProps) {
  const longest = Math.max(...bars.map(totalOf), 1)
  return (
    <Chart {...chart} table={tableOf(bars, rowName)}>
      <ul class="gm-bars">
        {bars.map((bar) => (
          <li class="gm-bars__row">
            <span class="gm-bars__name">
              {bar.href ? (
                <a class="govuk-link govuk-link--no-underline" href={bar.href}>
                  {bar.name}
                </a>
              ) : (
                bar.name
              )}
            </span>
            <span class="gm-bars__line">
              {totalOf(bar) > 0 && <Bar bar={bar} longest={longest} />}
              <span class="gm-bars__share">{shareWords(bar)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Chart>
  )
}
