import { sql } from 'kysely'
import { beginAuthority } from '../src/example/begin.ts'
import { addToken, beginSession } from '../src/parties/store.ts'
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
  /** The token of a supplier that is asked for returns. */
  supplierToken: string
  /** The cookie of a contract manager who is signed in. */
  cookie: string
}

/** One of the people who look after contracts. */
const personOf = (number: string) => key(8, number)
const people = 200

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
    await insertPeople(tx)
    await insertContracts(tx, scale.contracts)
    await insertDeliveries(tx, scale)
    await insertOutputs(tx)
  })
  await database.withAuthority(scope, async (tx) => {
    await insertEvidence(tx)
    await insertWaiting(tx)
    await insertPrints(tx)
  })
  await database.withAuthority(scope, (tx) => rebuildRollups(tx))
  await database.withAuthority(scope, (tx) => rebuildTotals(tx))
  const cookie = await signIn(database)
  const { text } = await database.withAuthority(scope, (tx) =>
    addToken(tx, { name: 'bench', role: 'contract-manager', days: 30 }),
  )
  const supplierToken = await database.withAuthority(scope, async (tx) => {
    const { rows } = await sql<{ id: string }>`${supplierAsked(tx)}`.execute(tx)
    const supplier = rows[0]!.id
    return (await addToken(tx, { name: 'supplier', role: 'supplier', days: 30, supplier })).text
  })
  const owner = await database.pool.connect()
  await owner.query('vacuum analyze').finally(() => owner.release())
  return { authority, token: text, supplierToken, cookie }
}

/** One that is asked for several returns now. */
export const supplierAsked = (tx: Tx) => sql`
  select supplier_id as id from return where authority_id = ${tx.authority} and state = 'awaited'
  group by 1 having count(*) > 5 order by 1 limit 1`

/** Signed in by the clock, which says how long a session lives. */
async function signIn(database: Database): Promise<string> {
  const { rows } = await sql<{ id: string }>`select ${personOf('1')} as id`.execute(database.installation)
  const person = rows[0]!.id
  const secret = await beginSession(database.installation, {
    person,
    at: new Date(),
    device: 'bench',
    complete: true,
  })
  return `gm-session=${secret}`
}

/** A uuid that sorts by its number, as the real ones sort by time. */
const key = (kind: number, number: string) =>
  sql.raw(
    `(lpad(to_hex(${number}), 8, '0') || '-${String(kind).padStart(4, '0')}-7000-8000-000000000000')::uuid`,
  )

/** People who look after contracts, in ten teams. */
async function insertPeople(tx: Tx): Promise<void> {
  const number = sql`generate_series(1, ${people}::int) n`
  await sql`
    insert into person (person_id, email, email_key, name, recorded_at)
    select ${personOf('n')}, 'p' || n || '@scale.example', 'p' || n || '@scale.example', 'Person ' || n, ${tx.at}
    from ${number}`.execute(tx)
  await sql`
    insert into membership (authority_id, membership_id, person_id, role, starts, recorded_at)
    select ${tx.authority}, ${key(9, 'n')}, ${personOf('n')}, 'contract-manager', '2021-04-01', ${tx.at} from ${number}`.execute(
    tx,
  )
  await sql`
    insert into team (authority_id, team_id, name, starts, recorded_at)
    select ${tx.authority}, ${key(10, 'n')}, 'Team ' || n, '2021-04-01', ${tx.at} from generate_series(0, 9) n`.execute(
    tx,
  )
  await sql`
    insert into team_member (authority_id, team_member_id, team_id, person_id, starts, recorded_at)
    select ${tx.authority}, ${key(11, 'n')}, ${key(10, 'n % 10')}, ${personOf('n')}, '2021-04-01', ${tx.at} from ${number}`.execute(
    tx,
  )
}

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
      cpv, service, owner_id, disclosure, recorded_at)
    select ${tx.authority}, ${key(1, 'n')}, 'bench ' || n, 'B-' || n, 'Contract number ' || n, 'contract',
      date '2021-04-01' + (n % 1500)::int, date '2025-03-31' + (n % 1500)::int, (n % 900 + 50) * 1000, (n % 900 + 50) * 100000,
      array['45233141'], 'Service ' || n % 12,
      case when n % 33 > 0 then ${personOf(`n % ${people} + 1`)} end, 'published', ${tx.at}
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
      case when n % 10 = 0 then 100 else 40 end, date '2025-03-31' + (n % 1200)::int, 'quarterly', 'E0799000' || (n % 7 + 1), 'tender', 'contractual', ${tx.at}
    from generate_series(1, ${contracts}::int) n cross join generate_series(0, 1) half
    join known s on s.kind = 'supplier' and s.turn = n % (select count(*) from known where kind = 'supplier')
    join known m on m.kind = 'measure' and m.turn = (n * 2 + half) % (select count(*) from known where kind = 'measure')
    join measure_outcome o on o.authority_id = ${tx.authority} and o.measure_id = m.id and o.position = 0`.execute(
    tx,
  )
  await sql`
    insert into commitment_target (authority_id, commitment_id, quarter, quantity)
    select c.authority_id, c.commitment_id, ${quarterAt('q')}, c.quantity / 8
    from commitment c cross join generate_series(${newest - 5}::int, ${newest + 2}::int) q
    where c.authority_id = ${tx.authority}`.execute(tx)
}

/** Quarters are numbered from the year nought; the newest that was reported is July to September 2026. */
const newest = 2026 * 4 + 1
const quarterAt = (number: string) =>
  sql.raw(
    `((${number}) / 4)::text || '-' || lpad((((${number}) / 4 + 1) % 100)::text, 2, '0') || 'Q' || ((${number}) % 4 + 1)`,
  )

/** Of ten contracts one has sent for the newest quarter what nobody has checked yet. */
const waits = (quarter: string) => sql.raw(`(c.n % 10 = 3 and ${quarter} = ${newest})`)

/**
 * So many quarters of each contract that the deliveries come out right, two deliveries a return. Some tell in set words that
 * many others use.
 */
async function insertDeliveries(tx: Tx, { contracts, deliveries }: Scale): Promise<void> {
  const quarters = Math.ceil(deliveries / (contracts * 2))
  const each = sql`cross join generate_series(${newest - quarters + 1}::int, ${newest}::int) q`
  const number = `(c.n * ${quarters} + ${newest} - q)`
  const sentAt = sql`${tx.at}::timestamptz - (${newest} - q) * interval '91 days' - (c.n % 40 + 1) * interval '19 hours'`
  await sql`
    create temporary table numbered on commit drop as
    select contract_id, row_number() over (order by contract_id) as n from contract where authority_id = ${tx.authority}`.execute(
    tx,
  )
  await sql`
    insert into return (authority_id, return_id, contract_id, supplier_id, quarter, due, state, sent_at, recorded_at)
    select ${tx.authority}, ${key(3, number)}, c.contract_id, s.supplier_id, ${quarterAt('q')}, date '2026-10-21' - (${newest} - q) * 91,
      'sent', ${sentAt}, ${tx.at}
    from numbered c ${each}
    join contract_supplier s on s.authority_id = ${tx.authority} and s.contract_id = c.contract_id`.execute(
    tx,
  )
  await sql`
    insert into return (authority_id, return_id, contract_id, supplier_id, quarter, due, state, asked_of, asked_at, recorded_at)
    select ${tx.authority}, ${key(7, 'c.n')}, c.contract_id, s.supplier_id, ${quarterAt(String(newest + 1))}, '2026-11-10', 'awaited',
      'reports@supplier.example', ${tx.at}::timestamptz - interval '20 days', ${tx.at}
    from numbered c join contract_supplier s on s.authority_id = ${tx.authority} and s.contract_id = c.contract_id
    where c.n % 10 = 7`.execute(tx)
  await sql`
    insert into delivery (authority_id, delivery_id, return_id, contract_id, commitment_id, supplier_id, measure_id, outcome_id,
      place_code, quarter, quantity, story, state, accepted, recorded_at)
    select ${tx.authority}, ${key(4, `${number} * 2 + half`)}, ${key(3, number)}, c.contract_id, k.commitment_id, k.supplier_id,
      k.measure_id, k.outcome_id, k.place_code, ${quarterAt('q')}, case when ${waits('q')} then 7 + c.n % 9 else 10 end,
      case when c.n % 7 = 0 then 'We worked with the community all through this quarter as in the one before.'
        else 'Quarter ' || q || ' of contract ' || c.n || regexp_replace(md5(c.n || ' ' || q || half), '(.{5})', ' \\1', 'g') end,
      case when ${waits('q')} then case when c.n % 20 = 3 then 'reported' else 'evidenced' end
        when c.n % 5 = 0 then 'partly-verified' else 'verified' end,
      case when ${waits('q')} then null when c.n % 5 = 0 then 8 else 10 end, ${sentAt}
    from numbered c ${each} cross join generate_series(0, 1) half
    join commitment k on k.authority_id = ${tx.authority} and k.commitment_id = ${key(2, 'c.n * 2 + half')}`.execute(
    tx,
  )
  await sql`
    insert into verification (authority_id, verification_id, delivery_id, decision, quantity, reason, recorded_at)
    select authority_id, overlay(delivery_id::text placing '0005' from 10 for 4)::uuid, delivery_id,
      case when accepted < quantity then 'in-part' else 'accepted' end, accepted,
      case when accepted < quantity then 'Some of it was preparation.' end, recorded_at
    from delivery where authority_id = ${tx.authority} and accepted is not null`.execute(tx)
}

/** A link or a file with each delivery but those that were only reported; of a hundred files some are the same as another. */
async function insertEvidence(tx: Tx): Promise<void> {
  await sql`
    insert into evidence (authority_id, evidence_id, return_id, commitment_id, delivery_id, kind, name, url, sha256, bytes, media_type, recorded_at)
    select authority_id, overlay(delivery_id::text placing '0012' from 10 for 4)::uuid, return_id, commitment_id, delivery_id,
      case when n % 2 = 0 then 'link' else 'file' end, 'Evidence ' || n,
      case when n % 2 = 0 then 'https://supplier.example/' || n end,
      case when n % 2 = 1 then md5('one' || case when n % 101 = 0 then n / 2000 else n end) || md5('two' || n / 2000) end,
      case when n % 2 = 1 then 40000 end, case when n % 2 = 1 then 'application/pdf' end, recorded_at
    from (select d.*, row_number() over (order by delivery_id) as n from delivery d where authority_id = ${tx.authority} and state <> 'reported') d`.execute(
    tx,
  )
}

/** What waits, with what was noticed about it; some questions, and some decisions that a second person confirms. */
async function insertWaiting(tx: Tx): Promise<void> {
  await sql`
    insert into delivery_waiting (authority_id, delivery_id, calm, noticed, times_plan, drawn, last_word, sent_at)
    select authority_id, delivery_id, 100 - points,
      case points when 0 then '{}'::text[] when 1 then array['evidence'] when 2 then array['elsewhere'] else array['elsewhere', 'plan'] end,
      1, points = 0 and n % 20 = 0, case when n % 25 = 0 then 'authority' when n % 25 = 1 then 'supplier' end, recorded_at
    from (
      select d.*, case when d.state = 'reported' then 1 when n % 3 = 0 then 2 when n % 11 = 0 then 4 else 0 end as points
      from (select d.*, row_number() over (order by delivery_id) as n from delivery d
        where authority_id = ${tx.authority} and state in ('reported', 'evidenced')) d
    ) d`.execute(tx)
  await sql`
    insert into delivery_message (authority_id, message_id, delivery_id, side, words, recorded_at)
    select authority_id, overlay(delivery_id::text placing '0013' from 10 for 4)::uuid, delivery_id, last_word, 'How was this counted?', sent_at
    from delivery_waiting where authority_id = ${tx.authority} and last_word is not null`.execute(tx)
  await sql`
    insert into verification_proposal (authority_id, proposal_id, delivery_id, decision, quantity, because, names, state, recorded_at)
    select authority_id, overlay(delivery_id::text placing '0014' from 10 for 4)::uuid, delivery_id, 'accepted', 7,
      'contract-value', array[${personOf('2')}], 'open', sent_at
    from delivery_waiting where authority_id = ${tx.authority} and calm <= 96`.execute(tx)
  await sql`
    insert into attention_standing (authority_id, matter, subject_id, assigned_to, by_day)
    select authority_id, 'commitment-due', commitment_id, ${personOf('3')}, '2026-12-15'
    from commitment where authority_id = ${tx.authority} and title like 'Promise 1 of contract %00'`.execute(
    tx,
  )
}

/** The six smallest digests of each story's runs of three words, as sending keeps them. */
async function insertPrints(tx: Tx): Promise<void> {
  await sql`
    insert into delivery_print (authority_id, measure_id, quarter, print, delivery_id)
    select d.authority_id, d.measure_id, d.quarter, p.print, d.delivery_id
    from delivery d
    cross join lateral (select regexp_split_to_array(btrim(regexp_replace(lower(d.story), '[^[:alnum:]]+', ' ', 'g')), ' ') as words) w
    cross join lateral (
      select distinct left(md5(w.words[n] || ' ' || w.words[n + 1] || ' ' || w.words[n + 2]), 12) as print
      from generate_series(1, array_length(w.words, 1) - 2) n order by 1 limit 6) p
    where d.authority_id = ${tx.authority} and d.quarter >= '2026-27'`.execute(tx)
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
