import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

export interface WorkingRow {
  what: ComponentChildren
  /** Written out: "40", "−2", "£1,200". */
  amount: ComponentChildren
  /** Where the figure comes from: a return, a clause, a method. */
  source?: ComponentChildren
  /** A result of the rows above it. */
  isResult?: boolean
}

export interface WorkingTableProps {
  /** Read out before the rows; shown when `showsCaption`. */
  caption: ComponentChildren
  showsCaption?: boolean
  rows: readonly WorkingRow[]
}

/** A small table that adds up: how a figure was worked out, with its sources. */
export function WorkingTable({ caption, showsCaption, rows }: WorkingTableProps) {
  const someSources = rows.some(({ source }) => source !== undefined)
  return (
    <table class="gm-working">
      <caption class={showsCaption ? 'govuk-table__caption' : 'govuk-visually-hidden'}>{caption}</caption>
      <tbody>
        {rows.map(({ what, amount, source, isResult }) => (
          <tr class={classNames('gm-working__row', isResult && 'gm-working__row--result')}>
            <th scope="row" class="gm-working__what">
              {what}
            </th>
            {someSources && <td class="gm-working__source">{source}</td>}
            <td class="gm-working__amount">{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
