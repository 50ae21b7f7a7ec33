import { spawn } from 'node:child_process'
import { CompiledQuery, sql } from 'kysely'
import { askAndRemind, setRhythm } from '../src/delivery/store.ts'
import { usualRhythm } from '../src/delivery/index.ts'
import { day } from '../src/language/day.ts'
import { newId } from '../src/language/identifier.ts'
import { Database } from '../src/platform/database.ts'
import { ms } from './bench.ts'
import type { Row } from './table.ts'
import { once, TakenBack } from './timing.ts'

const at = new Date('2026-11-23T10:00:00Z')
const due = '2026-11-23'
const settings = { baseUrl: 'http://localhost:3000', sendsMail: true }

/** Asks and reminds at every authority, as the schedule does: this process, or one of its own that may be killed. */
export const remind = (database: Database) =>
  askAndRemind({ database, settings } as Parameters<typeof askAndRemind>[0], at)

/**
 * Reminders of returns that are all due today, each of a contract with ten commitments: how long they take to queue right after
 * their rows came, before PostgreSQL has counted them by itself, and whether any is written twice when the program is killed
 * again and again in the middle.
 */
export async function reminderCases(
  { database, connection }: { database: Database; connection: object },
  contracts: number,
): Promise<Row[]> {
  const first = await fill(database, contracts)
  const took = await once(() => remind(database))
  const raw = await once(() => writeRaw(database, first))
  const second = await fill(database, contracts)
  const kills: number[] = []
  for (const share of [0, 0.3, 0.6])
    kills.push(await killInTheMiddle({ database, connection }, second, contracts * share))
  await remind(database)
  const { written, twice } = await lettersOf(database, second)
  const isWhole = written === contracts && twice === 0 && kills.at(-1)! < contracts
  const count = contracts.toLocaleString('en-GB')
  return [
    {
      name: `reminders for ${count} contracts, ${(contracts * 10).toLocaleString('en-GB')} commitments`,
      ours: ms(took.ms),
      floor: `${ms(raw.ms)} as SQL, unsealed`,
      ratio: raw.ms / took.ms,
      target: '≤ 10,000 ms',
      met: took.ms <= 10_000 && (await lettersOf(database, first)).written === contracts,
    },
    {
      name: `the same, killed at ${kills.join(', ')} of them`,
      ours: `${written} written, ${twice} twice`,
      floor: '',
      target: 'each once',
      met: isWhole,
    },
  ]
}

/** A program that reminds, killed when so many are written; answers with how many there were then. */
async function killInTheMiddle(
  { database, connection }: { database: Database; connection: object },
  authority: string,
  after: number,
): Promise<number> {
  const given = [process.argv[1]!, '--remind', JSON.stringify(connection)]
  const child = spawn(process.execPath, [...process.execArgv, ...given], { stdio: 'inherit' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (child.exitCode === null && (await lettersOf(database, authority)).written <= after)
    await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGKILL')
  await ended
  return (await lettersOf(database, authority)).written
}

async function lettersOf({ pool }: Database, authority: string): Promise<{ written: number; twice: number }> {
  const { rows } = await pool.query<{ written: number; twice: number }>(
    `select coalesce(sum(count), 0)::int as written, (count(*) filter (where count > 1))::int as twice
     from (select count(*) as count from mail where authority_id = $1 group by about_id) letters`,
    [authority],
  )
  return rows[0]!
}

/** The same rows straight into the same tables, and taken away again. */
async function writeRaw(database: Database, authority: string): Promise<void> {
  const scope = { authority, actor: { kind: 'system' } as const, at }
  await database
    .withAuthority(scope, async (tx) => {
      await sql`
        insert into mail (mail_id, authority_id, to_address, subject, about_kind, about_id, body, html, state, made_at, due_at)
        select gen_random_uuid(), authority_id, to_address, subject, about_kind, about_id, body, html, state, made_at, due_at
        from mail where authority_id = ${authority}`.execute(tx)
      await sql`
        insert into link (link_id, token_hash, purpose, authority_id, subject_id, email, made_at, expires_at)
        select gen_random_uuid(), gen_random_uuid()::text, purpose, authority_id, subject_id, email, made_at, expires_at
        from link where authority_id = ${authority}`.execute(tx)
      await sql`
        insert into return_reminder (authority_id, return_id, due, step, kind, days, recorded_at)
        select authority_id, return_id, due, 'raw', kind, days, recorded_at from return_reminder
        where authority_id = ${authority}`.execute(tx)
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
}

/** An authority whose contracts all have a return that is awaited today. Rows go straight into the tables. */
async function fill(database: Database, contracts: number): Promise<string> {
  const authority = newId()
  const scope = { authority, actor: { kind: 'system' } as const, at }
  await database.installation
    .insertInto('authority')
    .values({
      authority_id: authority,
      slug: `a-${authority}`,
      name: 'Wrenshire',
      area: 'Wrenshire',
      recorded_at: at,
    })
    .execute()
  const [measure, outcome, supplier] = [newId(), newId(), newId()]
  await database.withAuthority(scope, async (tx) => {
    const here = { authority_id: authority, recorded_at: at }
    await tx
      .insertInto('outcome')
      .values({ ...here, outcome_id: outcome, slug: 'one', name: 'One', describes: 'One', position: 0 })
      .execute()
    await tx
      .insertInto('measure')
      .values({
        ...here,
        measure_id: measure,
        code: 'help',
        name: 'Help',
        theme: 'community',
        unit: 'hour',
        units: 'hours',
        kind: 'both',
        definition: 'Help',
        counts: [],
        counts_not: [],
        evidence: [],
        double_count: '',
        goals: [],
        sustainability: [],
        bookable: true,
        lawful: JSON.stringify({}),
        built_in: false,
      })
      .execute()
    await tx
      .insertInto('supplier')
      .values({
        ...here,
        supplier_id: supplier,
        name: 'Ashdown',
        kind: 'large',
        contact_email: 'a@a.example',
      })
      .execute()
    const query = (text: string, ...given: unknown[]) => tx.executeQuery(CompiledQuery.raw(text, given))
    await query(
      `insert into contract (authority_id, contract_id, source_key, title, kind, starts, ends, recorded_at)
       select $1, gen_random_uuid(), 'b:' || n, 'Contract ' || n, 'contract', '2026-04-01', '2028-03-31', $2
       from generate_series(1, $3::int) n`,
      authority,
      at,
      contracts,
    )
    await query(
      `insert into commitment (authority_id, commitment_id, contract_id, supplier_id, measure_id, outcome_id, title, quantity, due,
         profile, origin, standing, recorded_at)
       select authority_id, gen_random_uuid(), contract_id, $2, $3, $4, 'Help ' || n, 40, $5, 'once', 'tender', 'contractual', $6
       from contract, generate_series(1, 10) n where authority_id = $1`,
      authority,
      supplier,
      measure,
      outcome,
      due,
      at,
    )
    await query(
      `insert into return (authority_id, return_id, contract_id, supplier_id, quarter, due, state, asked_of, asked_at, recorded_at)
       select authority_id, gen_random_uuid(), contract_id, $2, '2026-27Q2', $3, 'awaited', 'a@a.example', $4::timestamptz - interval '20 days', $4
       from contract where authority_id = $1`,
      authority,
      supplier,
      due,
      at,
    )
    await setRhythm(tx, { ...usualRhythm, onSince: day('2026-04-01') }, 0)
  })
  return authority
}
