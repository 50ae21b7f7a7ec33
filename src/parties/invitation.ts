import { isEmail } from './email.ts'
import { isRole, type Role } from './role.ts'

/** Days an invitation's link lives. */
export const invitationDays = 14

/** Somebody to invite: supplier roles name the supplier they speak for. */
export interface ProposedInvitation {
  name: string
  email: string
  roles: Role[]
  supplier: string | null
}

export interface TypedInvitation {
  name: string
  email: string
  roles: string[]
  supplier: string
}

export type InvitationErrors = Partial<Record<'name' | 'email' | 'roles', string>>

const organisationRoles: ReadonlySet<Role> = new Set(['supplier', 'community-organisation'])

/** Whether the role is held for an organisation outside the authority. */
export function isOrganisationRole(role: Role): boolean {
  return organisationRoles.has(role)
}

/** The invitation that was described, or a sentence for each field that is not right yet. */
export function describeInvitation(
  typed: TypedInvitation,
): { invitation: ProposedInvitation } | { errors: InvitationErrors } {
  const errors: InvitationErrors = {}
  if (!typed.name) errors.name = 'Enter the name of the person'
  else if (typed.name.length > 150) errors.name = 'The name must be 150 characters or fewer'
  if (!isEmail(typed.email)) errors.email = 'Enter an e-mail address, like name@example.org'
  const roles = [...new Set(typed.roles.filter(isRole))]
  if (roles.length === 0 || roles.length < new Set(typed.roles).size)
    errors.roles = 'Choose at least one role'
  else if (typed.supplier ? !roles.every(isOrganisationRole) : roles.some(isOrganisationRole)) {
    errors.roles =
      'People of a supplier are invited from the page of that supplier, and have no roles of staff'
  }
  if (Object.keys(errors).length > 0) return { errors }
  return { invitation: { name: typed.name, email: typed.email, roles, supplier: typed.supplier || null } }
}
