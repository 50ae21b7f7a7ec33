import { sql } from 'kysely'
import type { Decimal } from '../../../language/quantity.ts'
import { sum } from '../../../language/quantity.ts'
import { unitWords } from '../../../measurement/index.ts'
import type { Tx } from '../../../platform/tx.ts'
import { owedFor } from '../../spend/scaling.ts'
import { commitmentRecord, commitments } from '../commitment-row.ts'
import { invoicedFor, promisedBy, withAllUnder } from './invoiced.ts'
import { withAllAbove } from './settling.ts'

/** What a row would add to what a supplier invoiced under a contract. */
export interface MovesBy {
  contract: string
  supplier: string
  amount: Decimal
}

const most = 50

/** What would follow for the commitments that grow with it, a sentence each: "“Placements”: 3 starts become 5 starts." */
export async function followingFrom(tx: Tx, moves: readonly MovesBy[]): Promise<string[]> {
  const contracts = [...new Set(moves.map(({ contract }) => contract))]
  if (contracts.length === 0) return []
  const rows = await commitments(tx)
    .where(sql<boolean>`k.contract_id in ${withAllAbove(tx, contracts)}`)
    .where('k.withdrawn_on', 'is', null)
    .where(sql<boolean>`k.plan ? 'scaling'`)
    .orderBy('k.commitment_id')
    .execute()
  const sentences: string[] = []
  for (const one of rows.map(commitmentRecord)) {
    const under = await sql<{
      contract_id: string
    }>`select contract_id from contract where authority_id = ${tx.authority}
      and contract_id in ${withAllUnder(tx, one.contract)} and contract_id = any(${contracts}::uuid[])`.execute(
      tx,
    )
    const ids = new Set(under.rows.map(({ contract_id }) => contract_id))
    const suppliers = new Set(await promisedBy(tx, one))
    const own = moves.filter(({ contract, supplier }) => ids.has(contract) && suppliers.has(supplier))
    const before = sum((await invoicedFor(tx, one)).map(({ amount }) => amount))
    const owed = owedFor(one.scaling!, before.plus(sum(own.map(({ amount }) => amount))))
    if (owed.eq(one.quantity)) continue
    sentences.push(`“${one.title}”: ${unitWords(one, one.quantity)} become ${unitWords(one, owed)}.`)
    if (sentences.length === most) break
  }
  return sentences
}
