import { accept, type Decision, refuse } from '../language/decision.ts'

export interface RoleChange<Role extends string> {
  starts: Role[]
  ends: Role[]
}

/**
 * Decides which roles begin and which end for one person. An authority keeps an administrator: `isLastAdministrator` when
 * nobody else is one.
 */
export function changeRoles<Role extends string>(
  current: readonly Role[],
  wanted: readonly Role[],
  isLastAdministrator: boolean,
): Decision<RoleChange<Role>, 'last-administrator' | 'nothing-changed'> {
  const starts = wanted.filter((role) => !current.includes(role))
  const ends = current.filter((role) => !wanted.includes(role))
  if (isLastAdministrator && ends.some((role) => role === 'administrator'))
    return refuse('last-administrator')
  if (starts.length === 0 && ends.length === 0) return refuse('nothing-changed')
  return accept({ starts: [...new Set(starts)], ends })
}
