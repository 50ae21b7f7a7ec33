import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface TableCell {
  content?: ComponentChildren
  numeric?: boolean
  colspan?: number
  rowspan?: number
  class?: string
  attributes?: Attributes
}

export interface TableHead extends TableCell {
  /** How the rows stand by this column; the content is then the link that sorts. */
  sorted?: 'ascending' | 'descending' | 'none'
  /** The column's name beside each figure on a phone, when the content is no plain text. */
  name?: string
}

export interface TableProps {
  head?: readonly TableHead[]
  rows: readonly (readonly TableCell[] | false | null | undefined)[]
  caption?: ComponentChildren
  captionClass?: string
  firstCellIsHeader?: boolean
  /** On a phone: each row as a small block with the column names, or sideways scrolling under this name. */
  onPhone?: 'blocks' | { scrolls: string }
  class?: string
  attributes?: Attributes
}

/** Roles that keep a table a table when the style makes blocks of its rows. */
type Roles = {
  table?: 'table'
  group?: 'rowgroup'
  row?: 'row'
  column?: 'columnheader'
  first?: 'rowheader'
  cell?: 'cell'
}

const asBlocks: Roles = {
  table: 'table',
  group: 'rowgroup',
  row: 'row',
  column: 'columnheader',
  first: 'rowheader',
  cell: 'cell',
}

function nameOf(head: TableHead | undefined): string | undefined {
  return head?.name ?? (typeof head?.content === 'string' ? head.content : undefined)
}

function Head({ head, roles }: { head: readonly TableHead[]; roles: Roles }) {
  return (
    <thead class="govuk-table__head" role={roles.group}>
      <tr class="govuk-table__row" role={roles.row}>
        {head.map((cell) => (
          <th
            scope="col"
            role={roles.column}
            class={classNames(
              'govuk-table__header',
              cell.numeric && 'govuk-table__header--numeric',
              cell.class,
            )}
            colspan={cell.colspan}
            rowspan={cell.rowspan}
            aria-sort={cell.sorted}
            {...cell.attributes}
          >
            {cell.content}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Cell({
  cell,
  isHeader,
  roles,
  name,
}: {
  cell: TableCell
  isHeader: boolean
  roles: Roles
  name?: string
}) {
  const shared = { colspan: cell.colspan, rowspan: cell.rowspan, 'data-name': name, ...cell.attributes }
  return isHeader ? (
    <th scope="row" role={roles.first} class={classNames('govuk-table__header', cell.class)} {...shared}>
      {cell.content}
    </th>
  ) : (
    <td
      role={roles.cell}
      class={classNames('govuk-table__cell', cell.numeric && 'govuk-table__cell--numeric', cell.class)}
      {...shared}
    >
      {cell.content}
    </td>
  )
}

export function Table(props: TableProps) {
  const { head, rows, onPhone } = props
  const blocks = onPhone === 'blocks'
  const roles = blocks ? asBlocks : {}
  const table = (
    <table
      class={classNames('govuk-table', blocks && 'gm-table--blocks', props.class)}
      role={roles.table}
      {...props.attributes}
    >
      {props.caption && (
        <caption class={classNames('govuk-table__caption', props.captionClass)}>{props.caption}</caption>
      )}
      {head && <Head head={head} roles={roles} />}
      <tbody class="govuk-table__body" role={roles.group}>
        {rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row" role={roles.row}>
                {row.map((cell, place) => (
                  <Cell
                    cell={cell}
                    isHeader={place === 0 && props.firstCellIsHeader === true}
                    roles={roles}
                    name={blocks && place > 0 ? nameOf(head?.[place]) : undefined}
                  />
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
  if (typeof onPhone !== 'object') return table
  return (
    <div class="gm-scrolls" role="region" aria-label={onPhone.scrolls} tabIndex={0}>
      {table}
    </div>
  )
}
