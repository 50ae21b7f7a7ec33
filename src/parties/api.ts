import type { ApiRoute } from '../web/api.ts'
import { auditRoutes } from './api/audit-entries.ts'
import { backupRoutes } from './api/backups.ts'
import { letterRoutes } from './api/letters.ts'
import { scheduledWorkRoutes } from './api/scheduled-work.ts'
import { coverRoutes } from './api/covers.ts'
import { handoverRoutes } from './api/handovers.ts'
import { historyRoute } from './api/history.ts'
import { invitationRoutes } from './api/invitations.ts'
import { peopleRoutes } from './api/people.ts'
import { supplierRoutes } from './api/suppliers.ts'
import { teamRoutes } from './api/teams.ts'
import { tokenRoutes } from './api/tokens.ts'
import type { PartiesNeeds } from './needs.ts'

export function partiesApi(needs: Pick<PartiesNeeds, 'afterSupplierChange' | 'belongings'>): ApiRoute[] {
  return [
    ...peopleRoutes(),
    ...invitationRoutes(),
    ...supplierRoutes(needs),
    ...auditRoutes(),
    historyRoute,
    ...teamRoutes(),
    ...coverRoutes(),
    ...handoverRoutes(needs),
    ...tokenRoutes(),
    ...backupRoutes(),
    ...letterRoutes(),
    ...scheduledWorkRoutes(),
  ]
}
