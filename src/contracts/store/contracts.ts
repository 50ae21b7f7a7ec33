import { sql } from 'kysely'
import { type Day, dayIn } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import type { FactRow, Tx } from '../../platform/database.ts'
import type { ContractTerms, Term } from '../contract.ts'
import type { Disclosure } from '../disclosure.ts'
import type { AfterDisclosure } from '../needs.ts'
import { addContractFacts, addContracts, nameSuppliers } from './bulk-contracts.ts'
import { settleWith } from './spend/settling.ts'
import {
  type ContractRecord,
  contractRecord,
  contracts,
  contractValues,
  suppliersOfRow,
  termsOfRow,
} from './contract-row.ts'

export async function contractOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ContractRecord | undefined> {
  const query = contracts(tx).where('c.contract_id', '=', id)
  const row = await (lock ? query.forUpdate('c') : query).executeTakeFirst()
  return row && contractRecord(row)
}

/** What decides whether something can still be promised on a contract. */
export function termOf({ starts, ends, suppliers, withdrawnAt, kind }: ContractRecord): Term {
  return { starts, ends, suppliers, withdrawn: withdrawnAt !== null, kind }
}

/** The contract with that natural key, when there is one; withdrawn ones too. */
export async function contractByKey(tx: Tx, key: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contract')
    .select('contract_id')
    .where('authority_id', '=', tx.authority)
    .where('source_key', '=', key)
    .executeTakeFirst()
  return row?.contract_id
}

/** A contract as it stands, and the fact of this version, for the audit to seal. */
export function sealOfContract(contract_id: string, version: number): FactRow[] {
  return [
    { table: 'contract', key: { contract_id } },
    { table: 'contract_fact', key: { contract_id, version } },
  ]
}

/** Adds one contract that a person or a program described; it holds from that day. */
export async function addContract(
  tx: Tx,
  terms: ContractTerms,
  { key, from = dayIn(tx.at), reason }: { key?: string; from?: Day; reason?: string } = {},
): Promise<string> {
  const id = newId()
  await addContracts(tx, [{ id, key: key ?? `hand:${id}`, digest: null, terms }], { from, reason })
  tx.note({
    action: 'contract-added',
    subject: 'contract',
    id,
    words: `Added the contract “${terms.title}”.`,
    facts: sealOfContract(id, 1),
  })
  return id
}

/** Records a contract's new terms; false when its version has moved on since it was decided. */
export async function changeContract(
  tx: Tx,
  id: string,
  { terms, version, reason }: { terms: ContractTerms; version: number; reason: string | null },
  after: AfterDisclosure,
): Promise<boolean> {
  const { noticed, ...values } = contractValues(terms)
  const before = await frameworkOf(tx, id)
  const changed = await tx
    .updateTable('contract')
    .set({ ...values, noticed: JSON.stringify(noticed), version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', id)
    .where('version', '=', version)
    .returning('contract_id')
    .executeTakeFirst()
  if (!changed) return false
  await nameSuppliers(tx, [{ id, suppliers: terms.suppliers }])
  await addContractFacts(tx, [id], { from: dayIn(tx.at), reason: reason ?? undefined })
  await after(tx, id)
  if (before !== terms.framework)
    await settleWith(tx, [id, ...(before ? [before] : [])], 'Another agreement belongs to it now.', after)
  tx.note({
    action: 'contract-changed',
    subject: 'contract',
    id,
    words: `Changed the contract “${terms.title}”${reason ? `: ${reason}` : ''}.`,
    facts: sealOfContract(id, version + 1),
  })
  return true
}

async function frameworkOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('contract')
    .select('framework_id')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', id)
    .executeTakeFirst()
  return row?.framework_id ?? null
}

/** Records whether a contract is published or held back; false when its version has moved on. */
export async function discloseContract(
  tx: Tx,
  { id, title, version }: Pick<ContractRecord, 'id' | 'title' | 'version'>,
  { disclosure, reason }: Disclosure,
  after: AfterDisclosure,
): Promise<boolean> {
  const changed = await tx
    .updateTable('contract')
    .set({ disclosure, disclosure_reason: reason, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', id)
    .where('version', '=', version)
    .returning('contract_id')
    .executeTakeFirst()
  if (!changed) return false
  await addContractFacts(tx, [id], { from: dayIn(tx.at), reason: reason ?? undefined })
  await after(tx, id)
  tx.note({
    action: disclosure === 'published' ? 'contract-published' : 'contract-held-back',
    subject: 'contract',
    id,
    words:
      disclosure === 'published'
        ? `The page of “${title}” shows everything that is published of a contract.`
        : `Held back the page of “${title}”: ${reason}`,
    facts: sealOfContract(id, version + 1),
  })
  return true
}

/** Every contract whose row is not what its last fact says, in a sentence; empty when all are. */
export async function contractsDiffer(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.contract_id as id from contract c
    left join contract_fact f on f.authority_id = c.authority_id and f.contract_id = c.contract_id and f.version = c.version
    where c.authority_id = ${tx.authority} and f.terms is distinct from (${termsOfRow('c', suppliersOfRow('c'))})
    order by 1 limit 100`.execute(tx)
  return rows.map(({ id }) => `The contract ${id} is not what its last fact says.`)
}
