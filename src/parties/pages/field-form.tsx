import type { ComponentChildren } from 'preact'
import { Button } from '../../web/components/button.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import type { FieldErrors } from '../../web/form.ts'

export interface FieldFormProps {
  title: string
  caption?: string
  /** Sentences between the heading and the fields. */
  lede?: ComponentChildren
  errors?: FieldErrors
  /** Where it is sent; the page's own address when left out. */
  action?: string
  method?: 'get' | 'post'
  button: string
  kind?: 'secondary' | 'warning'
  children?: ComponentChildren
  /** After the button. */
  after?: ComponentChildren
}

/** A page that is one form: the errors on top, its heading, its fields, its one button. */
export function FieldForm(props: FieldFormProps) {
  const { title, caption, lede, errors = {}, method = 'post' } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        {caption && <span class="govuk-caption-l">{caption}</span>}
        <h1 class="govuk-heading-l">{title}</h1>
        {lede}
        <form method={method} action={props.action} novalidate>
          {props.children}
          <Button id="button" kind={props.kind} preventDoubleClick>
            {props.button}
          </Button>
        </form>
        {props.after}
      </div>
    </div>
  )
}

/** Every error of the page, each leading to its field; nothing when there is none. */
export function Errors({ errors }: { errors: FieldErrors }) {
  const found = Object.entries(errors)
  return found.length > 0 ? (
    <ErrorSummary errors={found.map(([field, text]) => ({ text, href: `#${field}` }))} />
  ) : null
}
