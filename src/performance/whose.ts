import { isId } from '../language/identifier.ts'

/**
 * Whose things: of everybody, of a service as contracts name it, of a person, of the members of a team; or what nobody deals
 * with, what somebody in no team deals with, and what is of contracts that name no service.
 */
export type Whose =
  | { of: 'everyone' | 'nobody' | 'no-team' | 'no-service' }
  | { of: 'service'; name: string }
  | { of: 'person'; id: string }
  | { of: 'team'; id: string }

export const everyone: Whose = { of: 'everyone' }

/** As addresses, kept counts and choices write it: `everyone`, `nobody`, `service~Highways`, `person~…`, `team~…`. */
export function whoseText(whose: Whose): string {
  switch (whose.of) {
    case 'everyone':
    case 'nobody':
    case 'no-team':
    case 'no-service':
      return whose.of
    case 'service':
      return `service~${whose.name}`
    default:
      return `${whose.of}~${whose.id}`
  }
}

/** Reads what `whoseText` wrote; `mine` is the reader's own, when it is known who that is. */
export function whoseFrom(text: string, me?: string): Whose | undefined {
  if (text === 'everyone' || text === 'nobody' || text === 'no-team' || text === 'no-service')
    return { of: text }
  if (text === 'mine') return me ? { of: 'person', id: me } : undefined
  const [of, ...rest] = text.split('~')
  const said = rest.join('~')
  if (of === 'service') return said && said.length <= 200 ? { of, name: said } : undefined
  if (of === 'person' || of === 'team') return isId(said) ? { of, id: said } : undefined
  return undefined
}
