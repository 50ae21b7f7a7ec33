import type { Decimal } from '../../language/quantity.ts'
import { readWrittenMoney } from '../../language/written-money.ts'
import { moneyFaultWords } from '../../language/written-fault.ts'

export type WrittenSpend =
  { kind: 'sum'; amount: Decimal } | { kind: 'blank' } | { kind: 'fault'; message: string }

/** A credit as finance systems write it: -300.00, (300.00), 300.00-, 300.00 CR. */
const credits: readonly RegExp[] = [
  /^[-−–]\s*(.+)$/,
  /^£\s*[-−–]\s*(.+)$/,
  /^\((.+)\)$/,
  /^(.+?)\s*[-−–]$/,
  /^(.+?)\s*cr\.?$/i,
]

/** Reads a sum without VAT, in pounds; a credit is negative. */
export function readSpend(text: string): WrittenSpend {
  const tidy = text.trim().replace(/^'/, '')
  if (tidy === '' || /^[-–—]$/.test(tidy)) return { kind: 'blank' }
  for (const pattern of credits) {
    const inner = pattern.exec(tidy)?.[1]
    if (inner === undefined) continue
    const read = positive(inner)
    return read.kind === 'sum' ? { kind: 'sum', amount: read.amount.times(-1) } : read
  }
  return positive(tidy.replace(/\s*dr\.?$/i, ''))
}

function positive(text: string): WrittenSpend {
  const read = readWrittenMoney(text)
  if (read.kind === 'none') return { kind: 'blank' }
  if (read.kind === 'unreadable') return { kind: 'fault', message: moneyFaultWords(read.because, text) }
  if (read.includesVat)
    return { kind: 'fault', message: `“${text}” is with VAT. What counts is the sum without it.` }
  if (read.each || read.about)
    return { kind: 'fault', message: `“${text}” is no sum that was invoiced. Write it like 12,500.50.` }
  if (read.rounded)
    return { kind: 'fault', message: `“${text}” has parts of a penny. Write it in pounds and pence.` }
  return { kind: 'sum', amount: read.amount }
}
