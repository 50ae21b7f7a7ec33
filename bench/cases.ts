import { sql } from 'kysely'
import type { Tx } from '../src/platform/database.ts'
import type { Application } from './application.ts'
import { type Bench, headersOf, inAuthority, mb, ms, pair } from './bench.ts'
import { deskCases } from './desk.ts'
import { importCases } from './imports.ts'
import type { Row } from './table.ts'
import { uploadCases } from './uploads.ts'
import { during, once, oneByOne } from './timing.ts'

/** Every case of the targets, in their order. */
export async function measureCases(bench: Bench): Promise<Row[]> {
  const rows: Row[] = []
  const idle = bench.application.memory().now
  rows.push(...(await listOutputs(bench)), await listPage(bench), ...(await totals(bench)))
  rows.push(...(await deskCases(bench)), ...(await uploadCases(bench)))
  rows.push(
    await createWithAudit(bench),
    await exportAll(bench),
    ...(bench.importRows > 0 ? await importCases(bench) : []),
  )
  rows.push({ name: 'memory idle', ours: mb(idle), floor: '', target: '≤ 120 MB', met: idle <= 120 })
  rows.push(await firstPage(bench))
  const started = bench.application.startedIn
  rows.push({
    name: 'cold start, existing data',
    ours: ms(started),
    floor: '',
    target: '≤ 1,000 ms',
    met: started <= 1000,
  })
  return rows
}

async function expectOk(answer: Promise<{ status: number; text: string }>): Promise<void> {
  const { status, text } = await answer
  if (status >= 300) throw new Error(`answered ${status}: ${text.slice(0, 300)}`)
}

async function listOutputs(bench: Bench): Promise<Row[]> {
  const list = () =>
    expectOk(
      bench.application.get(
        '/api/v1/outputs?outcome=clean-and-green&status=verified&limit=50',
        headersOf(bench),
      ),
    )
  const raw = () =>
    inAuthority(bench, (tx) =>
      sql`select * from register_entry where authority_id = ${tx.authority} and outcome_slug = 'clean-and-green'
        and status = 'verified' order by quarter desc, output_id desc limit 50`.execute(tx),
    )
  const ours = await oneByOne(list)
  const floor = await oneByOne(raw)
  const many = await during(list)
  const manyRaw = await during(raw)
  return [
    {
      name: 'list of 50, API, p50/p99',
      ours: pair(ours),
      floor: pair(floor),
      ratio: ours.p50 / floor.p50,
      target: '≤ 2.5/10 ms',
      met: ours.p50 <= 2.5 && ours.p99 <= 10,
    },
    {
      name: 'list of 50, API, ten at once',
      ours: `${many.perSecond.toFixed(0)}/s`,
      floor: `${manyRaw.perSecond.toFixed(0)}/s`,
      ratio: many.perSecond / manyRaw.perSecond,
      target: '≥ 500/s',
      met: many.perSecond >= 500,
    },
  ]
}

async function listPage(bench: Bench): Promise<Row> {
  const page = () => expectOk(bench.application.get('/register?outcome=clean-and-green&status=verified'))
  const times = await oneByOne(page)
  return {
    name: 'the same as a page, p50/p99',
    ours: pair(times),
    floor: '',
    target: '≤ 6/20 ms',
    met: times.p50 <= 6 && times.p99 <= 20,
  }
}

async function totals(bench: Bench): Promise<Row[]> {
  const ask = () => expectOk(bench.application.get('/api/v1/totals?by=outcome', headersOf(bench)))
  const raw = () =>
    inAuthority(bench, (tx) =>
      sql`select outcome_slug, count(*) from register_entry where authority_id = ${tx.authority} group by 1`.execute(
        tx,
      ),
    )
  const ours = await oneByOne(ask)
  const floor = await oneByOne(raw, { warmUp: 2, seconds: 2 })
  const many = await during(ask)
  return [
    {
      name: 'totals by outcome, p50/p99',
      ours: pair(ours),
      floor: `${pair(floor)} without roll-ups`,
      ratio: ours.p50 / floor.p50,
      target: '≤ 5/15 ms',
      met: ours.p50 <= 5 && ours.p99 <= 15,
    },
    {
      name: 'totals by outcome, ten at once',
      ours: `${many.perSecond.toFixed(0)}/s`,
      floor: '',
      target: '≥ 500/s',
      met: many.perSecond >= 500,
    },
  ]
}

async function createWithAudit(bench: Bench): Promise<Row> {
  let number = 0
  const create = () => {
    const name = `Supplier made by the benchmark ${++number}`
    return expectOk(bench.application.post('/api/v1/suppliers', { name, kind: 'small' }, headersOf(bench)))
  }
  const times = await during(create)
  const raw = await during(() => rawCreate(bench, ++number))
  return {
    name: 'create with audit, ten at once',
    ours: `${times.perSecond.toFixed(0)}/s`,
    floor: `${raw.perSecond.toFixed(0)}/s without audit`,
    ratio: times.perSecond / raw.perSecond,
    target: '≥ 500/s',
    met: times.perSecond >= 500,
  }
}

/** One insert in a transaction of its own. */
async function rawCreate({ database, county }: Bench, number: number): Promise<void> {
  const scope = { authority: county.authority, actor: { kind: 'system' } as const, at: new Date() }
  await database.withAuthority(scope, (tx) =>
    sql`insert into place (authority_id, code, name, kind) values (${county.authority}, ${`raw-${number}`}, 'Raw', 'raw')`.execute(
      tx,
    ),
  )
}

async function exportAll(bench: Bench): Promise<Row> {
  const ours = await once(() => bench.application.get('/register.csv'))
  if (ours.answer.status !== 200) throw new Error(`the export answered ${ours.answer.status}`)
  const lines = ours.answer.text.split('\n').length
  const raw = await once(() => inAuthority(bench, copyOut, true))
  return {
    name: `export ${lines.toLocaleString('en-GB')} lines as CSV`,
    ours: ms(ours.ms),
    floor: `${ms(raw.ms)} COPY TO`,
    ratio: raw.ms / ours.ms,
    target: '≥ 0.5 × COPY',
    met: raw.ms / ours.ms >= 0.5,
  }
}

async function firstPage({ application }: Bench): Promise<Row> {
  const page = await fetch(`${application.base}/`, { headers: { 'accept-encoding': 'br' } })
  const html = await page.text()
  const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  const sizes = await Promise.all(['/', ...linked].map((path) => sentBytes(application, path)))
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1024
  return {
    name: 'first page with all it needs',
    ours: `${total.toFixed(1)} KB`,
    floor: '',
    target: '≤ 100 KB',
    met: total <= 100,
  }
}

async function sentBytes(application: Application, path: string): Promise<number> {
  const { bytes } = await application.get(path, { 'accept-encoding': 'br, gzip' })
  return bytes
}

async function copyOut(tx: Tx): Promise<void> {
  for await (const piece of tx.copyOut(
    sql`select * from register_entry where authority_id = ${tx.authority}`,
    'csv',
  ))
    void piece
}
