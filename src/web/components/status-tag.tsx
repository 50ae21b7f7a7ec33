import type { ComponentChildren } from 'preact'
import { Shape, type ShapeName } from './shape.tsx'

type Tone = 'waiting' | 'reported' | 'full' | 'part' | 'none' | 'used' | 'available'

interface StatusLook {
  words: string
  tone: Tone
  shape: ShapeName
}

/** How each status of a commitment, delivery, output, request or check is said and drawn, everywhere the same. */
export const statuses = {
  'not-yet-due': { words: 'not yet due', tone: 'waiting', shape: 'dotted' },
  'nothing-owed': { words: 'nothing owed yet', tone: 'waiting', shape: 'dotted' },
  paused: { words: 'paused', tone: 'waiting', shape: 'dotted' },
  draft: { words: 'draft', tone: 'waiting', shape: 'dotted' },
  waiting: { words: 'waiting', tone: 'waiting', shape: 'dotted' },
  reported: { words: 'reported', tone: 'reported', shape: 'sent' },
  evidenced: { words: 'evidenced', tone: 'reported', shape: 'tick' },
  verified: { words: 'verified', tone: 'full', shape: 'full' },
  'partly-verified': { words: 'partly verified', tone: 'part', shape: 'half' },
  'not-accepted': { words: 'not accepted', tone: 'none', shape: 'cross' },
  'met-in-full': { words: 'met in full', tone: 'full', shape: 'full' },
  'met-by-earlier-records': { words: 'met, by earlier records', tone: 'used', shape: 'square' },
  'met-in-part': { words: 'met in part', tone: 'part', shape: 'half' },
  'not-met': { words: 'not met', tone: 'none', shape: 'empty' },
  overdue: { words: 'overdue', tone: 'none', shape: 'warning' },
  published: { words: 'published', tone: 'full', shape: 'tick' },
  withdrawn: { words: 'withdrawn', tone: 'none', shape: 'cross' },
  available: { words: 'available', tone: 'available', shape: 'open' },
  used: { words: 'used', tone: 'used', shape: 'square' },
  confirmed: { words: 'confirmed', tone: 'full', shape: 'tick' },
  look: { words: 'look', tone: 'available', shape: 'warning' },
  fine: { words: 'fine', tone: 'full', shape: 'tick' },
} as const satisfies Record<string, StatusLook>

export type Status = keyof typeof statuses

export interface StatusTagProps {
  status: Status
  /** Instead of the status's own words: "12 hours verified". */
  children?: ComponentChildren
}

export function StatusTag({ status, children }: StatusTagProps) {
  const { words, tone, shape } = statuses[status]
  return (
    <strong class={`gm-status gm-status--${tone}`}>
      <Shape name={shape} />
      {children ?? words}
    </strong>
  )
}
