import type { TeamRecord } from '../../../parties/store.ts'
import type { Chip } from '../../../web/components/chips.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { QueueOrder, Waiting } from '../../store.ts'

export interface QueueShown {
  visit: Visit
  order: QueueOrder
  waiting: Waiting[]
  more: boolean
  count: number
  outcomes: { slug: string; name: string }[]
  teams: TeamRecord[]
  services: string[]
  suppliers: { id: string; name: string }[]
  /** Whether the authority has decisions confirmed by a second person. */
  hasLimits: boolean
  narrowed: Chip[]
  mayAccept: boolean
}
