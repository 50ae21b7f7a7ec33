import { sql } from 'kysely'
import { beginAuthority } from '../src/example/begin.ts'
import { addToken } from '../src/parties/store.ts'
import { rebuildRollups } from '../src/performance/store.ts'
import type { Database, Tx } from '../src/platform/database.ts'
import { newId } from '../src/language/identifier.ts'
import { rebuildTotals } from '../src/register/store.ts'

export interface Scale {
  contracts: number
  deliveries: number
}

export interface ScaledCounty {
  authority: string
  /** A contract manager's token. */
  token: string
}

/** Fills an authority by set-based SQL, behind its own walls: the rows are as the rooms would write them, without their audit. */
export async function fillAtScale(database: Database, scale: Scale): Promise<ScaledCounty> {
  const authority = newId()
  const at = new Date('2026-11-23T10:00:00Z')
  const scope = { authority, actor: { kind: 'system' } as const, at }
  const proposed = {
    slug: 'scale',
    name: 'County at scale',
    area: 'Scale',
    identifier: { scheme: 'GB-LAE', id: 'SCL' },
  }
  await database.withAuthority(scope, async (tx) => {
    await beginAuthority(tx, proposed)
    await insertContracts(tx, scale.contracts)
    await insertDeliveries(tx, scale)
    await insertOutputs(tx)
  })
  await database.withAuthority(scope, (tx) => rebuildRollups(tx))
  await database.withAuthority(scope, (tx) => rebuildTotals(tx))
  const { text } = await database.withAuthority(scope, (tx) =>
    addToken(tx, { name: 'bench', role: 'contract-manager', days: 30 }),
  )
  const owner = await database.pool.connect()
  await owner.query('vacuum analyze').finally(() => owner.release())
  return { authority, token: text }
}

/** A uuid that sorts by its number, as the real ones sort by time. */
const key = (kind: number, number: string) =>
  sql.raw(
    `(lpad(to_hex(${number}), 8, '0') || '-${String(kind).padStart(4, '0')}-7000-8000-000000000000')::uuid`,
  )

async function insertContracts(tx: Tx, contracts: number): Promise<void> {
  await sql`
    create temporary table known on commit drop as
    select 'supplier' as kind, supplier_id as id, row_number() over (order by supplier_id) - 1 as turn from supplier
    where authority_id = ${tx.authority}
    union all
    select 'measure', m.measure_id, row_number() over (order by m.measure_id) - 1 from measure m
    where m.authority_id = ${tx.authority}`.execute(tx)
  await sql`
    insert into contract (authority_id, contract_id, source_key, reference, title, kind, starts, ends, value, value_pence,
      cpv, service, disclosure, recorded_at)
    select ${tx.authority}, ${key(1, 'n')}, 'bench ' || n, 'B-' || n, 'Contract number ' || n, 'contract',
      date '2021-04-01' + (n % 1500)::int, date '2025-03-31' + (n % 1500)::int, (n % 900 + 50) * 1000, (n % 900 + 50) * 100000,
      array['45233141'], 'Service ' || n % 12, 'published', ${tx.at}
    from generate_series(1, ${contracts}::int) n`.execute(tx)
  await sql`
    insert into contract_supplier (authority_id, contract_id, supplier_id, position)
    select ${tx.authority}, ${key(1, 'n')}, k.id, 0 from generate_series(1, ${contracts}::int) n
    join known k on k.kind = 'supplier' and k.turn = n % (select count(*) from known where kind = 'supplier')`.execute(
    tx,
  )
  await sql`
    insert into commitment (authority_id, commitment_id, contract_id, supplier_id, measure_id, outcome_id, title, quantity, due,
      profile, place_code, origin, standing, recorded_at)
    select ${tx.authority}, ${key(2, 'n * 2 + half')}, ${key(1, 'n')}, s.id, m.id, o.outcome_id, 'Promise ' || half || ' of contract ' || n,
      100, date '2025-03-31' + (n % 1200)::int, 'quarterly', 'E0799000' || (n % 7 + 1), 'tender', 'contractual', ${tx.at}
    from generate_series(1, ${contracts}::int) n cross join generate_series(0, 1) half
    join known s on s.kind = 'supplier' and s.turn = n % (select count(*) from known where kind = 'supplier')
    join known m on m.kind = 'measure' and m.turn = (n * 2 + half) % (select count(*) from known where kind = 'measure')
    join measure_outcome o on o.authority_id = ${tx.authority} and o.measure_id = m.id and o.position = 0`.execute(
    tx,
  )
}

/** So many quarters of each contract that the deliveries come out right, two deliveries a return. */
async function insertDeliveries(tx: Tx, { contracts, deliveries }: Scale): Promise<void> {
  const quarters = Math.ceil(deliveries / (contracts * 2))
  const quarter = sql.raw(
    `(2021 + q / 4)::text || '-' || lpad(((2022 + q / 4) % 100)::text, 2, '0') || 'Q' || (q % 4 + 1)`,
  )
  await sql`
    create temporary table numbered on commit drop as
    select contract_id, row_number() over (order by contract_id) as n from contract where authority_id = ${tx.authority}`.execute(
    tx,
  )
  await sql`
    insert into return (authority_id, return_id, contract_id, supplier_id, quarter, due, state, sent_at, recorded_at)
    select ${tx.authority}, ${key(3, `c.n * ${quarters} + q`)}, c.contract_id, s.supplier_id, ${quarter}, date '2021-07-21' + q * 91,
      'sent', ${tx.at}, ${tx.at}
    from numbered c cross join generate_series(0, ${quarters - 1}::int) q
    join contract_supplier s on s.authority_id = ${tx.authority} and s.contract_id = c.contract_id`.execute(
    tx,
  )
  await sql`
    insert into delivery (authority_id, delivery_id, return_id, contract_id, commitment_id, supplier_id, measure_id, outcome_id,
      place_code, quarter, quantity, story, state, accepted, recorded_at)
    select ${tx.authority}, ${key(4, `(c.n * ${quarters} + q) * 2 + half`)},
      ${key(3, `c.n * ${quarters} + q`)}, c.contract_id, k.commitment_id, k.supplier_id, k.measure_id, k.outcome_id, k.place_code,
      ${quarter}, 10, 'What happened in quarter ' || q || ' of contract ' || c.n,
      case when c.n % 5 = 0 then 'partly-verified' else 'verified' end, case when c.n % 5 = 0 then 8 else 10 end, ${tx.at}
    from numbered c cross join generate_series(0, ${quarters - 1}::int) q cross join generate_series(0, 1) half
    join commitment k on k.authority_id = ${tx.authority} and k.commitment_id = ${key(2, 'c.n * 2 + half')}`.execute(
    tx,
  )
  await sql`
    insert into verification (authority_id, verification_id, delivery_id, decision, quantity, reason, recorded_at)
    select authority_id, overlay(delivery_id::text placing '0005' from 10 for 4)::uuid, delivery_id,
      case when accepted < quantity then 'in-part' else 'accepted' end, accepted,
      case when accepted < quantity then 'Some of it was preparation.' end, recorded_at
    from delivery where authority_id = ${tx.authority}`.execute(tx)
}

async function insertOutputs(tx: Tx): Promise<void> {
  await sql`
    insert into output (authority_id, output_id, delivery_id, verification_id, commitment_id, contract_id, quantity, number,
      published_at, recorded_at)
    select d.authority_id, overlay(d.delivery_id::text placing '0006' from 10 for 4)::uuid, d.delivery_id, v.verification_id,
      d.commitment_id, d.contract_id, v.quantity,
      'GM-2026-' || lpad((row_number() over (order by d.delivery_id))::text, 6, '0'), ${tx.at}, ${tx.at}
    from delivery d join verification v on v.authority_id = d.authority_id and v.delivery_id = d.delivery_id
    where d.authority_id = ${tx.authority}`.execute(tx)
  await sql`
    insert into register_entry (authority_id, output_id, number, title, story, status, measure_code, measure_name, unit, units,
      quantity, quantity_thousandths, outcome_slug, outcome_name, quarter, place_code, place_name, supplier_id, supplier_name,
      supplier_kind, contract_id, contract_title, commitment_id, verified_on, published_on, words)
    select o.authority_id, o.output_id, o.number, k.title, d.story, d.state, m.code, m.name, m.unit, m.units, o.quantity,
      o.quantity * 1000, u.slug, u.name, d.quarter, d.place_code, p.name, s.supplier_id, s.name, s.kind, c.contract_id, c.title,
      k.commitment_id, date '2026-11-23', date '2026-11-23', to_tsvector('english', k.title || ' ' || d.story)
    from output o
    join delivery d on d.authority_id = o.authority_id and d.delivery_id = o.delivery_id
    join commitment k on k.authority_id = o.authority_id and k.commitment_id = o.commitment_id
    join contract c on c.authority_id = o.authority_id and c.contract_id = o.contract_id
    join measure m on m.authority_id = o.authority_id and m.measure_id = d.measure_id
    join outcome u on u.authority_id = o.authority_id and u.outcome_id = d.outcome_id
    join supplier s on s.authority_id = o.authority_id and s.supplier_id = d.supplier_id
    left join place p on p.authority_id = o.authority_id and p.code = d.place_code
    where o.authority_id = ${tx.authority}`.execute(tx)
}
