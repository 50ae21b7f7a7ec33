import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './class-names.ts'

export interface SummaryAction {
  text: ComponentChildren
  href: string
  /** Read out after the text, so that every "Change" says what it changes. */
  hiddenText?: string
  class?: string
  attributes?: Attributes
}

export interface SummaryRow {
  key: ComponentChildren
  value: ComponentChildren
  actions?: readonly SummaryAction[]
  keyClass?: string
  valueClass?: string
  actionsClass?: string
  class?: string
}

export interface SummaryCard {
  title?: ComponentChildren
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  actions?: readonly SummaryAction[]
  class?: string
  attributes?: Attributes
}

export interface SummaryListProps {
  rows: readonly (SummaryRow | false | null | undefined)[]
  /** Puts the list in a card with a title. */
  card?: SummaryCard
  class?: string
  attributes?: Attributes
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle?: ComponentChildren }) {
  return (
    <a class={classNames('govuk-link', action.class)} href={action.href} {...action.attributes}>
      {action.text}
      {(action.hiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.hiddenText && ` ${action.hiddenText}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  )
}

function Row({
  row,
  someActions,
  cardTitle,
}: {
  row: SummaryRow
  someActions: boolean
  cardTitle?: ComponentChildren
}) {
  const actions = row.actions ?? []
  return (
    <div
      class={classNames(
        'govuk-summary-list__row',
        someActions && actions.length === 0 && 'govuk-summary-list__row--no-actions',
        row.class,
      )}
    >
      <dt class={classNames('govuk-summary-list__key', row.keyClass)}>{row.key}</dt>
      <dd class={classNames('govuk-summary-list__value', row.valueClass)}>{row.value}</dd>
      {actions.length > 0 && (
        <dd class={classNames('govuk-summary-list__actions', row.actionsClass)}>
          {actions.length === 1 ? (
            <ActionLink action={actions[0]!} cardTitle={cardTitle} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {actions.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink action={action} cardTitle={cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

function CardTop({ card }: { card: SummaryCard }) {
  const Heading = `h${card.headingLevel ?? 2}` as 'h2'
  const actions = card.actions ?? []
  return (
    <div class="govuk-summary-card__title-wrapper">
      {card.title && <Heading class="govuk-summary-card__title">{card.title}</Heading>}
      {actions.length === 1 && (
        <div class="govuk-summary-card__actions">
          <ActionLink action={actions[0]!} cardTitle={card.title} />
        </div>
      )}
      {actions.length > 1 && (
        <ul class="govuk-summary-card__actions">
          {actions.map((action) => (
            <li class="govuk-summary-card__action">
              <ActionLink action={action} cardTitle={card.title} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What is known, a name and a value a row, with the links that change it. */
export function SummaryList({ rows, card, class: names, attributes }: SummaryListProps) {
  const someActions = rows.some((row) => row && row.actions && row.actions.length > 0) === true
  const list = (
    <dl class={classNames('govuk-summary-list', names)} {...attributes}>
      {rows.map((row) => row && <Row row={row} someActions={someActions} cardTitle={card?.title} />)}
    </dl>
  )
  if (!card) return list
  return (
    <div class={classNames('govuk-summary-card', card.class)} {...card.attributes}>
      <CardTop card={card} />
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  )
}
