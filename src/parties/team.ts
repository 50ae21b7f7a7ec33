/** People who work together under one lead, on the contracts of a service or across services. */
export interface ProposedTeam {
  name: string
  /** As contracts say it; null for a team that belongs to none. */
  service: string | null
  /** The person who leads it, and is one of its members. */
  lead: string
}

export interface TypedTeam {
  name: string
  service: string
  lead: string
}

export type TeamErrors = Partial<Record<'name' | 'service' | 'lead', string>>

/** The team that was described, or a sentence for each field that is not right yet. `staff` may lead it. */
export function describeTeam(
  typed: TypedTeam,
  staff: ReadonlySet<string>,
): { team: ProposedTeam } | { errors: TeamErrors } {
  const errors: TeamErrors = {}
  if (!typed.name) errors.name = 'Enter the name of the team'
  else if (typed.name.length > 100) errors.name = 'The name must be 100 characters or fewer'
  if (typed.service.length > 200) errors.service = 'The service must be 200 characters or fewer'
  if (!staff.has(typed.lead)) errors.lead = 'Choose who leads the team'
  if (Object.keys(errors).length > 0) return { errors }
  return { team: { name: typed.name, service: typed.service || null, lead: typed.lead } }
}
