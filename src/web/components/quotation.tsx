import type { ComponentChildren } from 'preact'

export interface QuotationProps {
  /** What was said, with its quotation marks. */
  children: ComponentChildren
  /** Who said it, and when: an organisation, never a person's name. */
  from?: ComponentChildren
}

export function Quotation({ children, from }: QuotationProps) {
  return (
    <figure class="gm-quotation">
      <blockquote class="gm-quotation__words">{children}</blockquote>
      {from && <figcaption class="gm-quotation__from">{from}</figcaption>}
    </figure>
  )
}
