import type { ComponentChildren } from 'preact'

export interface TimelineEntry {
  title: ComponentChildren
  /** The day or moment in words. */
  when: string
  /** The same for machines: 2026-10-14. */
  datetime?: string
  /** The role or organisation that did it. */
  by?: ComponentChildren
  children?: ComponentChildren
}

export interface TimelineProps {
  entries: readonly TimelineEntry[]
  headingLevel?: 2 | 3 | 4
}

/** What happened to a record, in the order given. */
export function Timeline({ entries, headingLevel = 3 }: TimelineProps) {
  const Heading = `h${headingLevel}` as 'h3'
  return (
    <ol class="gm-timeline">
      {entries.map(({ title, when, datetime, by, children }) => (
        <li class="gm-timeline__entry">
          <Heading class="gm-timeline__title">{title}</Heading>
          <p class="gm-timeline__when">
            <time dateTime={datetime}>{when}</time>
            {by && <>, {by}</>}
          </p>
          {children && <div class="gm-timeline__words">{children}</div>}
        </li>
      ))}
    </ol>
  )
}
