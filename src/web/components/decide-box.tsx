import type { ComponentChildren } from 'preact'

export interface DecideBoxProps {
  /** Unique on the page. */
  id?: string
  title?: ComponentChildren
  /** The form. */
  children: ComponentChildren
  /** Muted words below the box. */
  note?: ComponentChildren
}

/** The place where staff decide. */
export function DecideBox({ id = 'decide', title = 'Decide', children, note }: DecideBoxProps) {
  return (
    <section class="gm-decide" aria-labelledby={`${id}-title`}>
      <div class="gm-decide__box">
        <h2 class="govuk-heading-s gm-decide__title" id={`${id}-title`}>
          {title}
        </h2>
        {children}
      </div>
      {note && <p class="gm-decide__note">{note}</p>}
    </section>
  )
}
