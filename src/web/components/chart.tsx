import type { ComponentChildren } from 'preact'
import { Details } from './details.tsx'
import { Table, type TableProps } from './table.tsx'

export interface ChartProps {
  /** Unique on the page. */
  id: string
  /** The finding, as a sentence. */
  title: ComponentChildren
  headingLevel?: 2 | 3 | 4
  /** What is counted, up to which day, and what the shades mean. */
  lede?: ComponentChildren
  /** Links beside "See this as a table": how it was worked out, the download. */
  links?: readonly { text: string; href: string }[]
}

/** A drawing under its finding, with a table of the same figures one step away. */
export function Chart(props: ChartProps & { table: TableProps; children: ComponentChildren }) {
  const { id, headingLevel = 2, links = [] } = props
  const Heading = `h${headingLevel}` as 'h2'
  return (
    <figure class="gm-chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <Heading class="govuk-heading-m gm-chart__title" id={`${id}-title`}>
          {props.title}
        </Heading>
        {props.lede && <p class="gm-chart__lede">{props.lede}</p>}
      </figcaption>
      {props.children}
      <div class="gm-chart__foot">
        <Details summary="See this as a table" class="gm-chart__table">
          <Table {...props.table} />
        </Details>
        {links.map(({ text, href }) => (
          <a class="govuk-link" href={href}>
            {text}
          </a>
        ))}
      </div>
    </figure>
  )
}
