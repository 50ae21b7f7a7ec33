import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { NumberTaken } from '../contract-words.ts'
import type { ContractTerms } from '../contract.ts'
import type { UnderRefusal } from '../under.ts'
import { rowKey } from '../register-file/contract.ts'
import { addContract, contractByKey, contractOf } from './contracts.ts'
import { placeRefused } from './under.ts'

/**
 * Adds a contract that a person or a program described, under its number when it has one, so that a later register finds
 * it. Of two added at once with one number the second is told that it is taken.
 */
export async function addDescribedContract(
  tx: Tx,
  terms: ContractTerms,
): Promise<{ id: string } | { taken: NumberTaken | UnderRefusal }> {
  const { reference, title } = terms
  const misplaced = await placeRefused(tx, terms)
  if (misplaced) return { taken: misplaced }
  if (!reference) return { id: await addContract(tx, terms) }
  const key = `register:${rowKey({ reference, title, supplier: '' })}`
  const taken = await takenBy(tx, key)
  if (taken) return { taken }
  await sql`savepoint before_contract`.execute(tx)
  try {
    return { id: await addContract(tx, terms, { key }) }
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    await sql`rollback to savepoint before_contract`.execute(tx)
    return { taken: (await takenBy(tx, key)) ?? 'reference-taken' }
  }
}

async function takenBy(tx: Tx, key: string): Promise<NumberTaken | undefined> {
  const id = await contractByKey(tx, key)
  if (id === undefined) return undefined
  return (await contractOf(tx, id))?.withdrawnAt ? 'reference-withdrawn' : 'reference-taken'
}
