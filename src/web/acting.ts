import { mayPass, passesFor, type Permission } from './permission.ts'
import type { Visit } from './visit.ts'

/** From here on the visit's acts are recorded in the name of those whose lent roles let it in, if its own do not. */
export function actWith(permission: Permission, { tx, visitor }: Pick<Visit, 'tx' | 'visitor'>): void {
  const lenders = passesFor(permission, visitor)
  if (lenders.length === 0) return
  Object.assign(tx.actor, { for: [...new Set([...(tx.actor.for ?? []), ...lenders])].sort() })
}

/** For an act that asks more than its address does: whether the visitor may, and then in whose name it is done. */
export function mayAct(visit: Pick<Visit, 'tx' | 'visitor'>, permission: Permission): boolean {
  if (!mayPass(permission, visit.visitor.roles, false)) return false
  actWith(permission, visit)
  return true
}
