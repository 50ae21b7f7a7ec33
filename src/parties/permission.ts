import type { Permission } from '../web/permission.ts'
import { type Role, staffRoles } from './role.ts'

/** A permission in a sentence, for the roles it names. */
export function permission(sentence: string, allows: readonly Role[]): Permission {
  return { sentence, allows }
}

/** For what all who work for the authority may read. */
export function staffMay(sentence: string): Permission {
  return { sentence, allows: staffRoles }
}
