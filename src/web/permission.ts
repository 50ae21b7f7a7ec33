/** Who may open an address: a sentence for people, and the roles it names. */
export interface Permission {
  sentence: string
  /** `anyone` needs no signing in; `signed-in` any role at the authority; `link` whoever holds the e-mailed link. */
  allows: readonly string[] | 'anyone' | 'signed-in' | 'link'
}

/** Everyone, signed in or not. */
export const anyone: Permission = { sentence: 'Anyone may read this.', allows: 'anyone' }

/** Everyone who has signed in with a second factor and belongs to the authority. */
export const signedIn: Permission = { sentence: 'Anyone signed in at the authority.', allows: 'signed-in' }

export function mayPass(permission: Permission, roles: ReadonlySet<string>, holdsLink: boolean): boolean {
  const { allows } = permission
  if (allows === 'anyone') return true
  if (allows === 'signed-in') return roles.size > 0
  if (allows === 'link') return holdsLink
  return allows.some((role) => roles.has(role))
}

interface WithLentRoles {
  roles: ReadonlySet<string>
  ownRoles?: ReadonlySet<string>
  actsFor?: readonly { id: string; roles: ReadonlySet<string> }[]
}

/**
 * Those in whose name somebody passes (decision 0015): nobody, where their own roles let them in; else everybody who lends
 * them a role that does.
 */
export function passesFor(
  permission: Permission,
  { roles, ownRoles = roles, actsFor = [] }: WithLentRoles,
): string[] {
  if (mayPass(permission, ownRoles, true)) return []
  return actsFor.filter((lender) => mayPass(permission, lender.roles, true)).map(({ id }) => id)
}
