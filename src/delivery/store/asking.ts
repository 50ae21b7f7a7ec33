import { sql } from 'kysely'
import { newId } from '../../language/identifier.ts'
import { firstDayOf, lastDayOf, type Quarter, quarterWords } from '../../language/quarter.ts'
import { recordedNow, type Tx } from '../../platform/tx.ts'
import type { ReturnAsked, ReturnState, ReturnTerm } from '../return.ts'

/** The contract's title; undefined when there is no such contract. */
export async function contractTitleOf(tx: Tx, contract: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('contract')
    .select('title')
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.title
}

/** A supplier of a contract, with what a return of theirs may be asked for. */
export interface SupplierToAsk {
  supplier: string
  name: string
  /** The address the last return was asked of, or the one kept with a commitment or the supplier. */
  email: string | null
  term: ReturnTerm
  returns: { id: string; quarter: Quarter; state: ReturnState }[]
}

/** The suppliers of a contract with commitments that stand, or had a return. */
export async function suppliersToAsk(tx: Tx, contract: string): Promise<SupplierToAsk[]> {
  const { rows } = await sql<SupplierToAsk>`
    select s.supplier_id as supplier, s.name,
      coalesce(
        (select r.asked_of from return r
          where r.authority_id = s.authority_id and r.contract_id = k.contract_id and r.supplier_id = s.supplier_id
            and r.asked_of is not null order by r.asked_at desc limit 1),
        (select c.supplier_email from commitment c
          where c.authority_id = s.authority_id and c.contract_id = k.contract_id and c.supplier_id = s.supplier_id
            and c.withdrawn_on is null and c.supplier_email is not null order by c.recorded_at desc limit 1),
        s.contact_email) as email,
      jsonb_build_object('starts', k.starts, 'ends', k.ends, 'lastDue',
        (select max(c.due) from commitment c
          where c.authority_id = s.authority_id and c.contract_id = k.contract_id and c.supplier_id = s.supplier_id
            and c.withdrawn_on is null)) as term,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.return_id, 'quarter', r.quarter, 'state', r.state))
        from return r
        where r.authority_id = s.authority_id and r.contract_id = k.contract_id and r.supplier_id = s.supplier_id
      ), '[]') as returns
    from contract k
    join supplier s on s.authority_id = k.authority_id
    where k.authority_id = ${tx.authority} and k.contract_id = ${contract} and k.withdrawn_at is null
      and s.supplier_id in (
        select c.supplier_id from commitment c where c.authority_id = k.authority_id and c.contract_id = k.contract_id
        union select cs.supplier_id from contract_supplier cs
        where cs.authority_id = k.authority_id and cs.contract_id = k.contract_id)
    order by s.name collate "en-GB-x-icu", s.supplier_id`.execute(tx)
  return rows
}

/** Records that a return was asked for: a new one, or again with another day or address. Answers with its id. */
export async function recordAsked(
  tx: Tx,
  { contract, supplier, supplierName }: { contract: string; supplier: string; supplierName: string },
  asked: ReturnAsked,
): Promise<string> {
  const here = {
    authority_id: tx.authority,
    contract_id: contract,
    supplier_id: supplier,
    quarter: asked.quarter,
  }
  const anew = { cancelled_at: null, cancelled_because: null }
  const row = { state: 'awaited', due: asked.due, asked_of: asked.email, asked_at: tx.at, ...anew }
  const kept = await tx
    .insertInto('return')
    .values({ ...here, return_id: newId(), ...row, ...recordedNow(tx) })
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'contract_id', 'supplier_id', 'quarter'])
        .doUpdateSet((eb) => ({ ...row, version: eb('return.version', '+', 1) })),
    )
    .returning('return_id')
    .executeTakeFirstOrThrow()
  const { return_id } = kept
  tx.note({
    action: 'return-asked-for',
    subject: 'return',
    id: return_id,
    words: `Asked ${supplierName} for the return for ${quarterWords(asked.quarter)}, due ${asked.due}.`,
    facts: [{ table: 'return', key: { return_id } }],
  })
  return return_id
}

/** A contract whose supplier has something promised and no return for the quarter yet. */
export interface ContractToAsk extends Omit<SupplierToAsk, 'returns'> {
  contract: string
  contractTitle: string
  commitments: number
  /** How many of them have something planned for the quarter. */
  planned: number
}

const mostAtOnce = 500

/** The contracts to ask for a return for a quarter, those with something planned first, then by title; at most 500 at once. */
export async function contractsToAsk(tx: Tx, quarter: Quarter): Promise<ContractToAsk[]> {
  const { rows } = await sql<ContractToAsk>`
    select k.contract_id as contract, k.title as "contractTitle", s.supplier_id as supplier, s.name, p.commitments, p.planned,
      coalesce(p.email,
        (select r.asked_of from return r
          where r.authority_id = ${tx.authority} and r.contract_id = p.contract_id and r.supplier_id = p.supplier_id
            and r.asked_of is not null order by r.asked_at desc limit 1),
        s.contact_email) as email,
      jsonb_build_object('starts', k.starts, 'ends', k.ends, 'lastDue', p.last_due) as term
    from (
      select c.contract_id, c.supplier_id, count(*)::int as commitments, max(c.due) as last_due, max(c.supplier_email) as email,
        (count(*) filter (where t.quantity > 0
          or (c.profile = 'once' and c.quantity > 0 and c.due between ${firstDayOf(quarter)} and ${lastDayOf(quarter)})))::int as planned
      from commitment c
      left join commitment_target t
        on t.authority_id = c.authority_id and t.commitment_id = c.commitment_id and t.quarter = ${quarter}
      where c.authority_id = ${tx.authority} and c.withdrawn_on is null
      group by 1, 2
    ) p
    join contract k on k.authority_id = ${tx.authority} and k.contract_id = p.contract_id
    join supplier s on s.authority_id = ${tx.authority} and s.supplier_id = p.supplier_id
    where k.withdrawn_at is null and coalesce(k.starts, p.last_due - 730) <= ${lastDayOf(quarter)}
      and greatest(k.ends, p.last_due) + 365 >= ${firstDayOf(quarter)}
      and not exists (
      select 1 from return r
      where r.authority_id = ${tx.authority} and r.contract_id = p.contract_id and r.supplier_id = p.supplier_id
        and r.quarter = ${quarter} and r.state not in ('not-asked', 'cancelled'))
    order by p.planned = 0, k.title collate "en-GB-x-icu", k.contract_id, s.supplier_id
    limit ${mostAtOnce}`.execute(tx)
  return rows
}
