import { permission, staffMay } from './permission.ts'

export const managePeople = permission('Administrators invite people, give them roles and end them.', [
  'administrator',
])

export const seePeople = permission('Administrators and auditors see who may do what.', [
  'administrator',
  'auditor',
])

export const giveCover = staffMay(
  'Everyone who works for the authority may ask a colleague to act for them while they are away.',
)

export const readTeams = staffMay('Everyone who works for the authority may see its teams.')

export const keepTeams = permission('Administrators make teams, change them and end them.', ['administrator'])

export const manageTokens = permission('Administrators make and end the tokens that programs use.', [
  'administrator',
])

export const readAudit = permission('Administrators and auditors read the audit trail.', [
  'administrator',
  'auditor',
])

export const readOutbox = permission(
  'Administrators read the letters that were sent or kept, and send one again.',
  ['administrator'],
)

export const keepBackups = permission(
  'Administrators say how often the installation is backed up, see how that and other work at a time of day went, and have it done.',
  ['administrator'],
)

export const readHistory = staffMay('Everyone who works for the authority may read how a record came to be.')

export const openSettings = staffMay('Everyone who works for the authority may open the settings.')

export const readSuppliers = staffMay('Everyone who works for the authority may look up suppliers.')

export const editSuppliers = permission(
  'Administrators, procurement officers and contract managers add and change suppliers.',
  ['administrator', 'procurement-officer', 'contract-manager'],
)

/** Records that tell of people and keys: their history is read only by those who read the audit trail. */
export const guardedSubjects: ReadonlySet<string> = new Set([
  'person',
  'invitation',
  'token',
  'mail',
  'sign-in',
])
