import { type Day, longDay, weekdayOf } from '../language/day.ts'
import { type AttentionKind, attentionKinds } from './attention.ts'
import { sinceWords, thingsWords } from './attention-words.ts'
import type { Whose } from './whose.ts'

/** What a Monday letter tells. */
export interface MondayTold {
  on: Day
  to: { name: string }
  authority: string
  whose: Whose
  /** Whose it is, by name: of a service, a team. */
  name: string
  counts: Record<AttentionKind, number>
  before: { on: Day; counts: Partial<Record<AttentionKind, number>> } | undefined
}

/** Where its links lead, in full. */
export interface MondayAddresses {
  kind: (kind: AttentionKind) => string
  overview: string
  choice: string
  /** Stops the letters without signing in. */
  stop: string
}

interface Line {
  words: string
  href: string
  more?: string
}

export interface MondayLetter {
  subject: string
  paragraphs: (string | { lines: Line[] })[]
}

/** The letter; undefined when nothing needs attention, for then none is sent. */
export function mondayLetter(told: MondayTold, addresses: MondayAddresses): MondayLetter | undefined {
  const { on, to, authority, counts, before } = told
  const some = attentionKinds.filter((kind) => counts[kind] > 0)
  if (some.length === 0) return undefined
  const lines = some.map((kind): Line => {
    const more = before && sinceWords(counts[kind], before.counts[kind] ?? 0, before.on).replace(/\.$/, '')
    return { words: thingsWords(kind, counts[kind]), href: addresses.kind(kind), ...(more ? { more } : {}) }
  })
  const first = some.slice(0, 2).map((kind) => thingsWords(kind, counts[kind]))
  return {
    subject: `What needs attention: ${first.join(', ')}`,
    paragraphs: [
      `Hello ${to.name},`,
      `This is what needs attention on ${weekdayOf(on)} ${longDay(on)}, ${ofWhom(told)}.`,
      { lines },
      'How each is counted, and everything else:',
      addresses.overview,
      'You get this letter each Monday because you asked for it. You can choose whose work it is about, or stop it without signing in:',
      {
        lines: [
          { words: 'Choose what this letter is about', href: addresses.choice },
          { words: 'Stop this letter', href: addresses.stop },
        ],
      },
      authority,
    ],
  }
}

function ofWhom({ whose, name, authority }: MondayTold): string {
  switch (whose.of) {
    case 'everyone':
      return `across ${authority}`
    case 'nobody':
      return 'that nobody looks after'
    case 'no-team':
      return 'among what people in no team deal with'
    case 'no-service':
      return 'in contracts that name no service'
    case 'service':
      return `in the contracts of the service “${name}”`
    case 'team':
      return `among what the team “${name}” deals with`
    case 'person':
      return 'among what you look after, or was given to you'
  }
}
