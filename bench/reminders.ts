import { CompiledQuery } from 'kysely'
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { askAndRemind, setRhythm } from '../src/delivery/store.ts'
import { usualRhythm } from '../src/delivery/index.ts'
import { day } from '../src/language/day.ts'
import { newId } from '../src/language/identifier.ts'
import { Database } from '../src/platform/database.ts'
import { startEmbeddedServer } from '../src/platform/embedded-server/index.ts'
import { migrate } from '../src/platform/migrations.ts'
import { projectFolder } from '../src/platform/project.ts'

/*
 * Reminders for so many contracts with ten commitments each, all due on one day: how long they take to queue, and whether
 * any is written twice when the program is killed in the middle and begun again.
 *   node bin/run.js bench/reminders.ts --contracts 10000
 */
const { values } = parseArgs({
  options: {
    contracts: { type: 'string', default: '10000' },
    child: { type: 'string' },
    authority: { type: 'string' },
  },
})
const at = new Date('2026-11-23T10:00:00Z')
const due = '2026-11-23'
const settings = { baseUrl: 'http://localhost:3000', smtpUrl: 'smtp://127.0.0.1:1' }
const remind = (database: Database) =>
  askAndRemind({ database, settings } as Parameters<typeof askAndRemind>[0], at)

if (values.child) {
  const database = new Database({ ...(JSON.parse(values.child) as object), max: 5 })
  process.stdout.write('begun\n')
  await remind(database)
  await database.close()
} else {
  await measure(Number(values.contracts))
}

async function measure(contracts: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gm-reminders-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbeddedServer({ dataDir, log: () => undefined })
  const database = new Database({ ...server.connection, max: 5 })
  try {
    const client = await database.pool.connect()
    await migrate(client, join(projectFolder, 'db', 'migrations')).finally(() => client.release())
    const first = await fill(database, contracts)
    await database.pool.query('analyze')
    const begun = performance.now()
    await remind(database)
    const took = (performance.now() - begun) / 1000
    console.log(
      `${contracts} contracts, ${contracts * 10} commitments due on one day: ${await lettersOf(database, first)} reminders queued in ${took.toFixed(2)} s (target: 10,000 in 10 s).`,
    )
    const second = await fill(database, contracts)
    await killInTheMiddle(server.connection, database, second)
    const before = await lettersOf(database, second)
    await remind(database)
    const after = await lettersOf(database, second)
    const { rows } = await database.pool.query<{ twice: number }>(
      `select count(*)::int as twice from (select about_id from mail group by about_id having count(*) > 1) t`,
    )
    console.log(
      `Killed after ${before} reminders, begun again: ${after} in all, ${rows[0]!.twice} written twice.`,
    )
    if (after !== contracts || rows[0]!.twice > 0) process.exitCode = 1
  } finally {
    await database.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The program that reminds, killed as soon as a batch of it is written. */
async function killInTheMiddle(connection: object, database: Database, authority: string): Promise<void> {
  const given = [fileURLToPath(import.meta.url), '--child', JSON.stringify(connection)]
  const child = spawn(process.execPath, [...process.execArgv, ...given], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (child.exitCode === null && (await lettersOf(database, authority)) === 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGKILL')
  await ended
}

async function lettersOf({ pool }: Database, authority: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from mail where authority_id = $1',
    [authority],
  )
  return rows[0]!.count
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
