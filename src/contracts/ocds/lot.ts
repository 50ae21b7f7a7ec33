import { type NoticedPeriod, periodOf } from './noticed-period.ts'
import { type NoticedValue, valueOf } from './noticed-value.ts'
import type { Lot } from './release.ts'

/** A part of a procurement that is awarded by itself. Its criteria stand with the procurement's. */
export interface NoticedLot {
  id: string
  title?: string
  description?: string
  status?: string
  value?: NoticedValue
  period: NoticedPeriod
  /** Whether the buyer thinks it suits small firms, or voluntary, community and social enterprises. */
  suits: { sme?: boolean; vcse?: boolean }
}

export function lotOf(lot: Lot, index: number): NoticedLot {
  return {
    id: lot.id ?? String(index + 1),
    title: lot.title,
    description: lot.description,
    status: lot.status,
    value: valueOf(lot.value),
    period: periodOf(lot.contractPeriod),
    suits: { sme: lot.suitability?.sme, vcse: lot.suitability?.vcse },
  }
}
