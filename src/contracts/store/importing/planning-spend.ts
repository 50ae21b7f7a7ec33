import { createHash } from 'node:crypto'
import { exactMoney } from '../../../language/money.ts'
import type { Decimal } from '../../../language/quantity.ts'
import type { Change } from '../../change-plan.ts'
import type { SpendTold } from '../../spend-file/spend-of-row.ts'
import type { RowFault } from '../../supplier-file/supplier-of-row.ts'
import type { ContractInShort } from '../told-contracts.ts'
import type { SpendKnown } from './spend-known.ts'

/** A row of invoices, and what bringing it in would do. */
export interface SpendPlanned {
  row: number
  told: SpendTold
  contract: ContractInShort
  supplier: string
  key: string
  change: Change
  /** The sum that stands now, where it is another one. */
  was: { id: string; amount: Decimal } | undefined
}

export interface SpendFound {
  row: number
  told: SpendTold
  contract: ContractInShort
  supplier: string
}

/**
 * Decides what each row does to the records. A row is known again by its contract, supplier, days and number, and by which of several
 * such rows it is; its sum may then be another one. What a person typed already is not added a second time.
 */
export function planSpend(
  found: readonly SpendFound[],
  standing: readonly SpendKnown[],
): { planned: SpendPlanned[]; faults: (RowFault & { row: number })[] } {
  const byKey = new Map(standing.flatMap((one) => (one.key ? [[`${one.contract} ${one.key}`, one]] : [])))
  const typed = Map.groupBy(
    standing.filter(({ key }) => !key),
    sameness,
  )
  const numbered = Map.groupBy(
    standing.filter(({ key, reference }) => key && reference),
    (one) => `${one.contract} ${one.supplier} ${one.reference!.toLowerCase()} ${one.amount.toFixed()}`,
  )
  const times = new Map<string, number>()
  const faults: (RowFault & { row: number })[] = []
  const warn = (row: number, field: string, message: string) =>
    faults.push({ row, field, severity: 'warning', message })
  const planned = found.map(({ row, told, contract, supplier }): SpendPlanned => {
    const { starts, ends, reference, amount } = told
    const like = [supplier, starts, ends, (reference ?? '').toLowerCase()].join('|')
    const time = (times.get(`${contract.id} ${like}`) ?? 0) + 1
    times.set(`${contract.id} ${like}`, time)
    const key = createHash('sha256').update(`${like}|${time}`).digest('hex')
    const known = byKey.get(`${contract.id} ${key}`) as SpendKnown | undefined
    const one = { row, told, contract, supplier, key }
    if (known)
      return known.amount.eq(amount)
        ? { ...one, change: 'unchanged', was: undefined }
        : { ...one, change: 'changed', was: { id: known.id, amount: known.amount } }
    const already = typed.get(sameness({ contract: contract.id, supplier, starts, ends, amount }))?.shift()
    if (already) {
      warn(
        row,
        'Sum without VAT',
        `${exactMoney(amount)} for these days was typed here already. It is not added again.`,
      )
      return { ...one, change: 'unchanged', was: undefined }
    }
    const other = reference
      ? numbered.get(`${contract.id} ${supplier} ${reference.toLowerCase()} ${amount.toFixed()}`)?.[0]
      : undefined
    if (other)
      warn(
        row,
        'Number of the invoice, or a note',
        `${exactMoney(amount)} with this number stands already for other days. If it is the same, take one of them out.`,
      )
    return { ...one, change: 'added', was: undefined }
  })
  return { planned, faults }
}

function sameness({
  contract,
  supplier,
  starts,
  ends,
  amount,
}: Pick<SpendKnown, 'contract' | 'supplier' | 'starts' | 'ends' | 'amount'>): string {
  return [contract, supplier, starts, ends, amount.toFixed()].join(' ')
}

/** The fingerprint of all that the file does to the records. */
export function digestOfSpend(planned: readonly SpendPlanned[]): string {
  const digest = createHash('sha256')
  for (const { row, change, contract, key, was, told } of planned)
    digest.update(`${row} ${change} ${contract.id} ${key} ${was?.id ?? ''} ${told.amount.toFixed()}\n`)
  return digest.digest('hex')
}
