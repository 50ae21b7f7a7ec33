import { longMoment } from '../../language/day.ts'
import { type TimelineEntry, Timeline } from '../../web/components/timeline.tsx'
import type { Message } from '../store.ts'

interface MessagesProps {
  messages: readonly Message[]
  authority: string
  supplier: string
  /** For the authority's own people: who wrote. Nobody else is told. */
  withNames?: boolean
}

/** What both sides wrote about a delivery, the oldest first. */
export function Messages({ messages, authority, supplier, withNames = false }: MessagesProps) {
  const entryOf = ({ side, byName, at, words }: Message): TimelineEntry => ({
    title: side === 'authority' ? authority : supplier,
    when: longMoment(at),
    datetime: at.toISOString(),
    ...(withNames && side === 'authority' && byName ? { by: byName } : {}),
    children: <p class="gm-story">{words}</p>,
  })
  return <Timeline entries={messages.map(entryOf)} />
}
