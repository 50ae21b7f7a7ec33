import type { Allocation } from './belongings.ts'

/** Who takes over, as it was chosen: a person's id, `nobody`, or nothing yet. */
export interface TypedHandover {
  rest: string
  /** By service; empty for "the same person". */
  byService: ReadonlyMap<string, string>
}

export type HandoverErrors = Record<string, string>

/** Stands for nobody among those who can take over. */
export const nobody = 'nobody'

interface Around {
  /** Who may take over. */
  takers: ReadonlySet<string>
  /** Whether there is anything to take. */
  isAnything: boolean
}

/** Who takes what, or a sentence for each field that is not right; a service's field is called `service-` and its place. */
export function describeHandover(
  typed: TypedHandover,
  { takers, isAnything }: Around,
): { allocation: Allocation } | { errors: HandoverErrors } {
  const isChoice = (text: string) => text === nobody || takers.has(text)
  const personOf = (text: string) => (text === nobody ? null : text)
  const errors: HandoverErrors = {}
  if (isAnything && !isChoice(typed.rest)) errors.rest = 'Choose who takes over, or nobody yet'
  const services = [...typed.byService].filter(([, text]) => text !== '')
  for (const [place, [, text]] of [...typed.byService].entries()) {
    if (text !== '' && !isChoice(text)) errors[`service-${place}`] = 'Choose somebody who works here'
  }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    allocation: {
      rest: isAnything ? personOf(typed.rest) : null,
      byService: new Map(services.map(([service, text]) => [service, personOf(text)])),
    },
  }
}
