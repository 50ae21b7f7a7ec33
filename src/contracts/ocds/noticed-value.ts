import type { Decimal } from '../../language/quantity.ts'
import type { Value } from './release-parts.ts'

/** A sum in pounds as a notice states it, without VAT and with it; never worked out one from the other. */
export interface NoticedValue {
  net?: Decimal
  gross?: Decimal
  /** Whether only the sum with VAT is known. */
  grossOnly: boolean
}

export function valueOf(value: Value | undefined): NoticedValue | undefined {
  const { amount: net, amountGross: gross } = value ?? {}
  return net || gross ? { net, gross, grossOnly: !net } : undefined
}
