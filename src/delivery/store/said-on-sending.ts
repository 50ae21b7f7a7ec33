import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/tx.ts'
import type { MadeUp } from '../checks/full-time.ts'

/** Whether the supplier says that a delivery is extra, and what its full-time equivalents are made up of. */
export interface SaidOnSending {
  additional: boolean | null
  madeUp: MadeUp | null
}

export async function saidOnSending(tx: Tx, id: string): Promise<SaidOnSending> {
  const row = await tx
    .selectFrom('delivery')
    .select(['additional', 'made_up'])
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', id)
    .executeTakeFirstOrThrow()
  return { additional: row.additional, madeUp: madeUpOf(row.made_up) }
}

/** As it is kept: four decimals by name. */
export function madeUpOf(kept: unknown): MadeUp | null {
  if (!kept) return null
  const { fullTime, partTime, share, years } = kept as Record<keyof MadeUp, string>
  return {
    fullTime: new Decimal(fullTime),
    partTime: new Decimal(partTime),
    share: new Decimal(share),
    years: new Decimal(years),
  }
}

export function keptOf(madeUp: MadeUp): Record<keyof MadeUp, string> {
  const { fullTime, partTime, share, years } = madeUp
  return {
    fullTime: fullTime.toFixed(),
    partTime: partTime.toFixed(),
    share: share.toFixed(),
    years: years.toFixed(),
  }
}
