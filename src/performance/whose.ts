import { isId } from '../language/identifier.ts'

/** Whose things: of everybody, of a service as contracts name it, of a person, of the members of a team. */
export type Whose =
  | { of: 'everyone' }
  | { of: 'service'; name: string }
  | { of: 'person'; id: string }
  | { of: 'team'; id: string }

export const everyone: Whose = { of: 'everyone' }

/** As addresses, kept counts and choices write it: `everyone`, `service~Highways`, `person~…`, `team~…`. */
export function whoseText(whose: Whose): string {
  switch (whose.of) {
    case 'everyone':
      return 'everyone'
    case 'service':
      return `service~${whose.name}`
    default:
      return `${whose.of}~${whose.id}`
  }
}

/** Reads what `whoseText` wrote; `mine` is the reader's own, when it is known who that is. */
export function whoseFrom(text: string, me?: string): Whose | undefined {
  if (text === 'everyone') return everyone
  if (text === 'mine') return me ? { of: 'person', id: me } : undefined
  const [of, ...rest] = text.split('~')
  const said = rest.join('~')
  if (of === 'service') return said && said.length <= 200 ? { of, name: said } : undefined
  if (of === 'person' || of === 'team') return isId(said) ? { of, id: said } : undefined
  return undefined
}
