import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { newId } from '../../language/identifier.ts'
import { firstDayOf, lastDayOf, type Quarter, quarterWords } from '../../language/quarter.ts'
import { makeLinks } from '../../parties/store.ts'
import { queueLetters } from '../../platform/mail.ts'
import type { Tx } from '../../platform/tx.ts'
import { askingLetter } from '../letters.ts'
import { daysOfLink } from '../return.ts'
import type { Rhythm } from '../rhythm.ts'
import { putInBundles } from './bundles/bundling.ts'
import { tellBundles } from './bundles/telling.ts'
import type { Batch } from './reminding.ts'
import { linkEndsFrom, type Telling } from './telling.ts'

/** How a contract's return for a quarter stands, before it is asked for. */
export type Ahead = 'to-ask' | 'no-address' | 'left-alone'

/** A return that will be asked for by itself, or would be but for an address or because its contract is left alone. */
export interface ReturnAhead extends AheadPlace {
  contractTitle: string
  name: string
  email: string | null
  /** Commitments with something planned for the quarter. */
  planned: number
  /** The last of the contract, which ends in the quarter. */
  isFinal: boolean
  /** Why its returns are not asked for by themselves. */
  leftAloneBecause: string | null
}

export interface AheadPlace {
  titleKey: string
  contract: string
  supplier: string
}

/**
 * The returns of a quarter that nobody asked for yet: of every contract and supplier with something planned for it, and the
 * last one of a contract that ends in it. Asked of the address the last return was asked of, else of the one kept with a commitment or
 * the supplier, else of somebody who has an account for the supplier. What is paused on the quarter's last day is left out.
 */
function aheadIn(tx: Tx, quarter: Quarter, among = sql``) {
  const from = firstDayOf(quarter)
  const until = lastDayOf(quarter)
  return sql`
    select k.contract_id as contract, k.title as "contractTitle", k.title_key as "titleKey", s.supplier_id as supplier, s.name,
      coalesce(
        (select r.asked_of from return r
          where r.authority_id = ${tx.authority} and r.contract_id = p.contract_id and r.supplier_id = p.supplier_id
            and r.asked_of is not null order by r.asked_at desc limit 1),
        p.email, s.contact_email,
        (select e.email from membership m join person e on e.person_id = m.person_id
          where m.authority_id = ${tx.authority} and m.role = 'supplier' and m.supplier_id = p.supplier_id
            and m.starts <= ${until}::date + 1 and (m.ends is null or m.ends > ${until}::date)
          order by m.recorded_at limit 1)) as email,
      p.planned, coalesce(k.ends between ${from} and ${until}, false) as "isFinal",
      (select o.reason from return_opt_out o
        where o.authority_id = ${tx.authority} and o.contract_id = p.contract_id and o.ended_at is null) as "leftAloneBecause"
    from (
      select c.contract_id, c.supplier_id, max(c.supplier_email) as email,
        (count(*) filter (where t.quantity > 0
          or (c.profile = 'once' and c.quantity > 0 and c.due between ${from} and ${until})))::int as planned
      from commitment c
      left join commitment_target t
        on t.authority_id = c.authority_id and t.commitment_id = c.commitment_id and t.quarter = ${quarter}
      where c.authority_id = ${tx.authority} and c.withdrawn_on is null ${among}
        and (c.paused_from is null or not ${until}::date between c.paused_from and c.paused_until)
      group by 1, 2
    ) p
    join contract k on k.authority_id = ${tx.authority} and k.contract_id = p.contract_id
    join supplier s on s.authority_id = ${tx.authority} and s.supplier_id = p.supplier_id
    where k.withdrawn_at is null and (p.planned > 0 or k.ends between ${from} and ${until})
      and (k.starts is null or k.starts <= ${until})
      and not exists (
        select from return r
        where r.authority_id = ${tx.authority} and r.contract_id = p.contract_id and r.supplier_id = p.supplier_id
          and r.quarter = ${quarter} and r.state <> 'not-asked')`
}

const narrowed: Record<Ahead, ReturnType<typeof sql>> = {
  'to-ask': sql`a.email is not null and a."leftAloneBecause" is null`,
  'no-address': sql`a.email is null and a."leftAloneBecause" is null`,
  'left-alone': sql`a."leftAloneBecause" is not null`,
}

/** Returns ahead of one kind, by the contract's title. */
export async function returnsAhead(
  tx: Tx,
  quarter: Quarter,
  {
    kind,
    search = '',
    after,
    limit = 50,
  }: { kind: Ahead; search?: string; after?: AheadPlace; limit?: number },
): Promise<ReturnAhead[]> {
  const like = `%${search
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<ReturnAhead>`
    select a.* from (${aheadIn(tx, quarter)}) a
    where ${narrowed[kind]}
      ${search.trim() ? sql`and (a."titleKey" like ${like} or lower(a.name) like ${like})` : sql``}
      ${after ? sql`and (a."titleKey", a.contract, a.supplier) > (${after.titleKey}, ${after.contract}::uuid, ${after.supplier}::uuid)` : sql``}
    order by a."titleKey", a.contract, a.supplier limit ${limit}`.execute(tx)
  return rows
}

/** How many there are of each kind. */
export async function countAhead(tx: Tx, quarter: Quarter): Promise<Record<Ahead, number>> {
  const count = (kind: Ahead) => sql`(count(*) filter (where ${narrowed[kind]}))::int`
  const { rows } = await sql<Record<Ahead, number>>`
    select ${count('to-ask')} as "to-ask", ${count('no-address')} as "no-address", ${count('left-alone')} as "left-alone"
    from (${aheadIn(tx, quarter)}) a`.execute(tx)
  return rows[0]!
}

/**
 * Asks for the returns of the quarter of the next contracts by their ids, a batch in one transaction; answers with the last
 * contract looked at, or with nothing when there are no more.
 */
export async function askBatch(
  tx: Tx,
  telling: Telling,
  { quarter, due, rhythm, ...batch }: Batch & { quarter: Quarter; due: Day },
): Promise<string | undefined> {
  const contracts = await contractsFrom(tx, batch)
  const ahead = await returnsToAsk(tx, quarter, contracts)
  await ask(tx, telling, ahead, { quarter, due, rhythm })
  return contracts.at(-1)
}

async function contractsFrom(tx: Tx, { after, limit }: Pick<Batch, 'after' | 'limit'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select contract_id as id from contract
    where authority_id = ${tx.authority} ${after ? sql`and contract_id > ${after}::uuid` : sql``}
    order by contract_id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

async function returnsToAsk(tx: Tx, quarter: Quarter, contracts: readonly string[]): Promise<ReturnAhead[]> {
  if (contracts.length === 0) return []
  const among = sql`and c.contract_id = any(${[...contracts]}::uuid[])`
  const { rows } = await sql<ReturnAhead>`
    select a.* from (${aheadIn(tx, quarter, among)}) a where ${narrowed['to-ask']}
    order by a.contract, a.supplier`.execute(tx)
  return rows
}

async function ask(
  tx: Tx,
  telling: Telling,
  ahead: readonly ReturnAhead[],
  { quarter, due, rhythm }: { quarter: Quarter; due: Day; rhythm: Rhythm },
): Promise<void> {
  if (ahead.length === 0) return
  const asked = await recordMany(tx, ahead, { quarter, due })
  const hours = { from: rhythm.fromHour, until: rhythm.untilHour }
  const { bundles, bundled } = await putInBundles(
    tx,
    asked.map(({ id, of }) => ({ ...of, id, quarter, due, email: of.email! })),
    { moves: false },
  )
  await tellBundles(tx, telling, bundles, { kind: 'asks', hours })
  const alone = asked.filter(({ id }) => !bundled.has(id))
  const links = await makeLinks(
    tx,
    alone.map(({ id, of }) => ({ purpose: 'return', subject: id, email: of.email, days: daysOfLink })),
  )
  const linkEnds = linkEndsFrom(tx.at)
  const letters = alone.map(({ id, of }, place) => ({
    to: of.email!,
    ...askingLetter(
      { authority: telling.authority, contractTitle: of.contractTitle, quarter },
      { due, link: telling.linkTo(links[place]!), linkEnds },
    ),
    about: { kind: 'return', id },
    hours,
  }))
  await queueLetters(tx, letters, { authority: tx.authority, at: tx.at, sending: telling.sending })
  for (const { id, of } of asked) {
    tx.note({
      action: 'return-asked-for',
      subject: 'return',
      id,
      words: `Asked ${of.name} for the return for ${quarterWords(quarter)}, due ${due}, on the day set for it.`,
      facts: [{ table: 'return', key: { return_id: id } }],
    })
  }
}

/** Each return is made once, whoever else is about it: what another process made meanwhile is left to it. */
async function recordMany(
  tx: Tx,
  ahead: readonly ReturnAhead[],
  { quarter, due }: { quarter: Quarter; due: Day },
): Promise<{ id: string; of: ReturnAhead }[]> {
  const asking = { quarter, due, state: 'awaited', asked_at: tx.at, recorded_at: tx.at }
  const rows = ahead.map(({ contract, supplier, email }) => ({
    authority_id: tx.authority,
    return_id: newId(),
    contract_id: contract,
    supplier_id: supplier,
    asked_of: email,
    ...asking,
  }))
  const kept = await tx
    .insertInto('return')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['authority_id', 'contract_id', 'supplier_id', 'quarter'])
        .doUpdateSet((eb) => ({
          state: 'awaited',
          due,
          asked_of: eb.ref('excluded.asked_of'),
          asked_at: tx.at,
          version: eb('return.version', '+', 1),
        }))
        .where('return.state', '=', 'not-asked'),
    )
    .returning(['return_id', 'contract_id', 'supplier_id'])
    .execute()
  const of = new Map(ahead.map((each) => [`${each.contract} ${each.supplier}`, each]))
  return kept.map((row) => ({ id: row.return_id, of: of.get(`${row.contract_id} ${row.supplier_id}`)! }))
}

/** Whether all returns of the quarter were asked for by themselves, when, and how many. */
export async function quarterAsked(
  tx: Tx,
  quarter: Quarter,
): Promise<{ asked: number; at: Date } | undefined> {
  const row = await tx
    .selectFrom('quarter_asked')
    .select(['asked', 'recorded_at as at'])
    .where('authority_id', '=', tx.authority)
    .where('quarter', '=', quarter)
    .executeTakeFirst()
  return row
}

/** From now on the quarter's returns are asked for by people only. */
export async function endAsking(tx: Tx, quarter: Quarter): Promise<void> {
  const { rows } = await sql<{ asked: number }>`
    select count(*)::int as asked from return
    where authority_id = ${tx.authority} and quarter = ${quarter} and state <> 'not-asked'`.execute(tx)
  await tx
    .insertInto('quarter_asked')
    .values({ authority_id: tx.authority, quarter, asked: rows[0]!.asked, recorded_at: tx.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
