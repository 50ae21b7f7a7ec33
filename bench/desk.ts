import { sql } from 'kysely'
import { type Bench, headersOf, inAuthority, pair } from './bench.ts'
import type { Row } from './table.ts'
import { oneByOne } from './timing.ts'

/** What people at the authority look at all day, as whole pages, by somebody who is signed in. */
export async function deskCases(bench: Bench): Promise<Row[]> {
  const ids = await idsThatWait(bench)
  let turn = 0
  const next = () => ids[turn++ % ids.length]!
  const act = async () => {
    const proposed = { name: `Supplier made between pages ${++turn}`, kind: 'small' }
    await bench.application.post('/api/v1/suppliers', proposed, headersOf(bench))
  }
  return [
    await page(bench, 'checking a delivery, page', () => `/staff/verify/${next()}`, {
      floor: () => rawCasefile(bench, next()),
      most: 20,
    }),
    await page(bench, 'deliveries to check, page', () => '/staff/verify', { most: 50 }),
    await page(bench, 'portfolio after an act, page', () => '/staff/portfolio', {
      before: act,
      floor: () => rawPortfolio(bench),
      most: 50,
    }),
    await page(bench, 'what needs attention after an act, page', () => '/staff/attention?whose=everyone', {
      before: act,
      most: 50,
    }),
    await page(bench, 'commitments that are late, page', () => '/staff/attention/overdue?whose=everyone', {
      most: 50,
    }),
  ]
}

interface Measured {
  /** Milliseconds promised for the 99th percentile. */
  most: number
  before?: () => Promise<void>
  floor?: () => Promise<unknown>
}

async function page(
  { application, county }: Bench,
  name: string,
  path: () => string,
  { most, before, floor }: Measured,
): Promise<Row> {
  const look = async () => {
    const { status, text } = await application.get(path(), { cookie: county.cookie })
    if (status !== 200) throw new Error(`${path()} answered ${status}: ${text.slice(0, 300)}`)
  }
  const ours = await oneByOne(look, { before })
  const raw = floor && (await oneByOne(floor, { before }))
  return {
    name: `${name}, p50/p99`,
    ours: pair(ours),
    floor: raw ? pair(raw) : '',
    ...(raw && { ratio: ours.p50 / raw.p50 }),
    target: `≤ ${most} ms p99`,
    met: ours.p99 <= most,
  }
}

async function idsThatWait(bench: Bench): Promise<string[]> {
  return inAuthority(bench, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select delivery_id as id from delivery_waiting where authority_id = ${tx.authority}
      order by md5(delivery_id::text) limit 2000`.execute(tx)
    return rows.map(({ id }) => id)
  })
}

/** The rows that stand on the screen, one by one: the delivery with what it is about, its evidence, its neighbours under the promise. */
async function rawCasefile(bench: Bench, id: string): Promise<void> {
  await inAuthority(bench, async (tx) => {
    const { rows } = await sql<{ commitment_id: string }>`
      select d.*, c.*, k.*, r.*, s.name from delivery d
      join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
      join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id
      join return r on r.authority_id = d.authority_id and r.return_id = d.return_id
      join supplier s on s.authority_id = d.authority_id and s.supplier_id = d.supplier_id
      where d.authority_id = ${tx.authority} and d.delivery_id = ${id}`.execute(tx)
    await sql`select * from evidence where authority_id = ${tx.authority} and delivery_id = ${id}`.execute(tx)
    await sql`select * from delivery where authority_id = ${tx.authority} and commitment_id = ${rows[0]!.commitment_id}`.execute(
      tx,
    )
    await sql`select count(*) from delivery_waiting where authority_id = ${tx.authority}`.execute(tx)
  })
}

/** Late by service alone, from the commitments and their running totals. */
async function rawPortfolio(bench: Bench): Promise<void> {
  await inAuthority(bench, (tx) =>
    sql`select k.service, count(*) from commitment c
      join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
      join commitment_progress p on p.authority_id = c.authority_id and p.commitment_id = c.commitment_id
      where c.authority_id = ${tx.authority} and c.due < '2026-11-23' and p.verified < c.quantity group by 1`.execute(
      tx,
    ),
  )
}
