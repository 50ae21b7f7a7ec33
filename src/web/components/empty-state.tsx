import type { ComponentChildren } from 'preact'

export interface EmptyStateProps {
  /** "No commitments yet" */
  title: ComponentChildren
  headingLevel?: 2 | 3
  /** What would be here, and how to begin. */
  children: ComponentChildren
  action?: { text: string; href: string }
}

/** Instead of an empty list. */
export function EmptyState({ title, headingLevel = 2, children, action }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as 'h2'
  return (
    <div class="gm-empty">
      <Heading class="govuk-heading-s">{title}</Heading>
      <p class="govuk-body">{children}</p>
      {action && (
        <p class="govuk-body">
          <a class="govuk-link" href={action.href}>
            {action.text}
          </a>
        </p>
      )}
    </div>
  )
}
