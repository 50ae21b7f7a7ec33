import { sql } from 'kysely'
import { type Bench, headersOf, mb, ms } from './bench.ts'
import type { Row } from './table.ts'
import { once, TakenBack } from './timing.ts'

/** A contracts register, and a tracker with what was delivered, each of so many rows. */
export async function importCases(bench: Bench): Promise<Row[]> {
  return [...(await importRegister(bench)), ...(await importTracker(bench))]
}

async function importRegister(bench: Bench): Promise<Row[]> {
  const file = registerOf(bench.importRows)
  const took = await once(() => importAndWait(bench, 'contracts', file))
  const { peak } = bench.application.memory()
  const count = bench.importRows.toLocaleString('en-GB')
  return [
    {
      name: `import ${count} rows of a register, all or nothing`,
      ours: ms(took.ms),
      floor: '',
      target: '≤ 10,000 ms',
      met: took.ms <= 10_000,
    },
    {
      name: 'memory at the peak of all this',
      ours: mb(peak),
      floor: '',
      target: '≤ 250 MB',
      met: peak <= 250,
    },
  ]
}

/** Each row a commitment with two quarters reported and accepted, twenty on a contract. */
async function importTracker(bench: Bench): Promise<Row[]> {
  const { importRows: rows, application } = bench
  const file = trackerOf(rows)
  application.forgetPeak()
  const took = await once(() => importAndWait(bench, 'commitments', file))
  const { peak } = application.memory()
  const raw = await once(() => rawTracker(bench, rows))
  return [
    {
      name: `import ${rows.toLocaleString('en-GB')} rows of a tracker, all or nothing`,
      ours: ms(took.ms),
      floor: `${ms(raw.ms)} as SQL, unchecked and unsealed`,
      ratio: raw.ms / took.ms,
      target: '≤ 10,000 ms',
      met: took.ms <= 10_000,
    },
    { name: 'memory at its peak', ours: mb(peak), floor: '', target: '≤ 250 MB', met: peak <= 250 },
  ]
}

const promises = [
  ['Apprentices on the contract', 'starts', 4],
  ['Volunteering by staff', 'hours', 40],
  ['Spend with local suppliers', '£', 120_000],
  ['Site visits for schools', 'visits', 6],
  ['Careers talks in schools', 'talks', 8],
  ['Training of residents', 'hours', 100],
  ['Trees planted', 'trees', 50],
  ['Waste kept from landfill', 'tonnes', 12],
  ['Mentoring of small businesses', 'hours', 30],
  ['Food given to food banks', 'kg', 500],
] as const

function trackerOf(rows: number): string {
  const quarters = ['Q1 2024/25', 'Q2 2024/25'].flatMap((quarter) => [
    `${quarter} reported`,
    `${quarter} accepted`,
  ])
  const lines = [
    `Contract ref,Contract,Supplier,Commitment,Unit,Target,Due date,${quarters.join(',')},Comments`,
  ]
  for (let row = 0; row < rows; row++) {
    const contract = Math.floor(row / 20)
    const [what, unit, target] = promises[row % promises.length]!
    lines.push(
      `TRK-${contract},Tracked contract ${contract},Delivery partner ${contract % 3000} Ltd,"${what}, part ${row % 20}",${unit},${target},31/03/2027,${row % 5},${row % 5},${row % 3},${row % 3},Note on row ${row}`,
    )
  }
  return `${lines.join('\r\n')}\r\n`
}

/** The same rows straight into the same tables, and taken away again. */
async function rawTracker({ database, county }: Bench, rows: number): Promise<void> {
  const scope = { authority: county.authority, actor: { kind: 'system' } as const, at: new Date() }
  await database
    .withAuthority(scope, async (tx) => {
      await sql`
      create temp table raw_commitment on commit drop as
      select gen_random_uuid() as id, n, k.* from generate_series(1, ${rows}::int) as n,
        (select * from commitment where authority_id = ${tx.authority} limit 1) as k`.execute(tx)
      await sql`
      insert into commitment (authority_id, commitment_id, contract_id, supplier_id, measure_id, outcome_id, title, quantity, due,
        profile, origin, standing, source_key, recorded_at)
      select authority_id, id, contract_id, supplier_id, measure_id, outcome_id, title, quantity, due, profile, origin, standing,
        'raw ' || n, now() from raw_commitment`.execute(tx)
      await sql`
      insert into commitment_fact (authority_id, commitment_id, version, terms, effective_from, recorded_at)
      select authority_id, id, 1, to_jsonb(r), current_date, now() from raw_commitment r`.execute(tx)
      await sql`
      insert into earlier_delivery (authority_id, earlier_delivery_id, commitment_id, quarter, reported, accepted, import_id, recorded_at)
      select r.authority_id, gen_random_uuid(), r.id, q, n % 5, n % 5, (select import_id from import limit 1), now()
      from raw_commitment r, (values ('2024-25Q1'), ('2024-25Q2')) as quarters(q)`.execute(tx)
      await sql`
      insert into commitment_progress (authority_id, commitment_id, reported, verified, waiting)
      select authority_id, id, 0, 0, 0 from raw_commitment`.execute(tx)
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
}

function registerOf(rows: number): string {
  const lines = ['Contract number,Contract title,Supplier name,Start date,End date,Contract value']
  for (let row = 1; row <= rows; row++) {
    lines.push(
      `IMP-${row},Imported contract ${row},Supplier ${row % 3000} Ltd,01/04/2026,31/03/2029,"£${row % 900},000.00"`,
    )
  }
  return `${lines.join('\r\n')}\r\n`
}

async function importAndWait(bench: Bench, kind: 'contracts' | 'commitments', file: string): Promise<void> {
  const form = new FormData()
  form.set('kind', kind)
  form.set('format', 'csv')
  form.set('mode', 'apply')
  form.set('file', new Blob([file], { type: 'text/csv' }), `${kind}.csv`)
  const headers = headersOf(bench)
  const sent = await fetch(`${bench.application.base}/api/v1/imports`, {
    method: 'POST',
    body: form,
    headers,
  })
  const body = (await sent.json()) as { id: string; state: string }
  if (sent.status !== 202) throw new Error(`the import answered ${sent.status}: ${JSON.stringify(body)}`)
  for (let state = body.state; state !== 'applied';) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const now = await bench.application.get(`/api/v1/imports/${body.id}`, headers)
    const read = JSON.parse(now.text) as { state: string }
    state = read.state
    if (state === 'refused') throw new Error(`the import was refused: ${now.text.slice(0, 500)}`)
  }
}
