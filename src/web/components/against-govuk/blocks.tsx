import type { JSX } from 'preact'
import type { Attributes } from '../class-names.ts'
import { ErrorSummary } from '../error-summary.tsx'
import { NotificationBanner } from '../notification-banner.tsx'
import { Pagination, type PaginationLink, type PaginationPage } from '../pagination.tsx'
import { Panel } from '../panel.tsx'
import { type SummaryAction, type SummaryCard, SummaryList, type SummaryRow } from '../summary-list.tsx'
import { Table, type TableCell } from '../table.tsx'
import { Tag } from '../tag.tsx'
import { type Task, TaskList } from '../task-list.tsx'
import { attributesOf, html, type Options, words } from './options.ts'

function shared(options: Options): { class?: string; attributes?: Attributes } {
  return { class: options.classes, attributes: attributesOf(options.attributes) }
}

function titleOf(options: Options): string | undefined {
  return options.titleHtml ? html(options.titleHtml) : options.titleText
}

export function errorSummary(options: Options): JSX.Element {
  const errors = (options.errorList ?? []).map((item: Options) => ({
    text: words(item),
    href: item.href,
    attributes: attributesOf(item.attributes),
  }))
  return (
    <ErrorSummary
      {...shared(options)}
      title={titleOf(options) ?? ''}
      errors={errors}
      disableAutoFocus={options.disableAutoFocus}
    >
      {options.descriptionHtml ? html(options.descriptionHtml) : options.descriptionText}
    </ErrorSummary>
  )
}

export function notificationBanner(options: Options): JSX.Element {
  return (
    <NotificationBanner
      {...shared(options)}
      text={options.text}
      title={titleOf(options)}
      titleId={options.titleId}
      titleHeadingLevel={options.titleHeadingLevel}
      isSuccess={options.type === 'success'}
      role={options.role}
      disableAutoFocus={options.disableAutoFocus}
    >
      {options.html ? html(options.html) : undefined}
    </NotificationBanner>
  )
}

export function panel(options: Options): JSX.Element {
  return (
    <Panel {...shared(options)} title={titleOf(options)} headingLevel={options.headingLevel}>
      {words(options)}
    </Panel>
  )
}

function action(item: Options): SummaryAction {
  return { ...shared(item), text: words(item), href: item.href, hiddenText: item.visuallyHiddenText }
}

function summaryRow(row: Options): SummaryRow {
  return {
    key: words(row.key),
    value: words(row.value),
    keyClass: row.key.classes,
    valueClass: row.value.classes,
    actions: row.actions?.items?.map(action),
    actionsClass: row.actions?.classes,
    class: row.classes,
  }
}

function summaryCard(card: Options): SummaryCard {
  return {
    ...shared(card),
    title: words(card.title),
    headingLevel: card.title?.headingLevel,
    actions: card.actions?.items?.map(action),
  }
}

export function summaryList(options: Options): JSX.Element {
  return (
    <SummaryList
      {...shared(options)}
      rows={options.rows.map((row: Options | null) => row && summaryRow(row))}
      card={options.card && summaryCard(options.card)}
    />
  )
}

function cell(item: Options): TableCell {
  return {
    ...shared(item),
    content: words(item),
    numeric: item.format === 'numeric',
    colspan: item.colspan,
    rowspan: item.rowspan,
  }
}

export function table(options: Options): JSX.Element {
  return (
    <Table
      {...shared(options)}
      head={options.head?.map(cell)}
      rows={options.rows.map((row: Options[] | null) => row && row.map(cell))}
      caption={options.caption}
      captionClass={options.captionClasses}
      firstCellIsHeader={options.firstCellIsHeader}
    />
  )
}

function paginationLink(link: Options | undefined): PaginationLink | undefined {
  if (!link) return undefined
  return {
    href: link.href,
    text: words(link),
    label: link.labelText,
    attributes: attributesOf(link.attributes),
  }
}

function paginationPage(item: Options | null): PaginationPage | 'gap' | undefined {
  if (!item || Object.keys(item).length === 0) return undefined
  if (item.ellipsis) return 'gap'
  return {
    number: item.number,
    href: item.href,
    current: item.current,
    name: item.visuallyHiddenText,
    attributes: attributesOf(item.attributes),
  }
}

export function pagination(options: Options): JSX.Element {
  return (
    <Pagination
      {...shared(options)}
      previous={paginationLink(options.previous)}
      next={paginationLink(options.next)}
      pages={options.items?.map(paginationPage)}
      label={options.landmarkLabel}
    />
  )
}

function task(item: Options): Task {
  const { title, status } = item
  return {
    title: words(title),
    titleClass: title.classes,
    href: item.href,
    hint: words(item.hint),
    status: status.tag ? <Tag {...shared(status.tag)}>{words(status.tag)}</Tag> : words(status),
    statusClass: status.classes,
    class: item.classes,
  }
}

export function taskList(options: Options): JSX.Element {
  return (
    <TaskList
      {...shared(options)}
      idPrefix={options.idPrefix}
      items={options.items.map((item: Options | null) => item && task(item))}
    />
  )
}
