export { permission, staffMay } from './permission.ts'
export { isRole, type Role, roles, staffRoles } from './role.ts'
