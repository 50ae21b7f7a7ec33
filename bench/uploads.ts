import { sql } from 'kysely'
import { supplierAsked } from './county-at-scale.ts'
import { type Bench, inAuthority, mb, ms } from './bench.ts'
import type { Row } from './table.ts'
import { once } from './timing.ts'

const megabytes = 25

/** The largest file that evidence may be, sent with a supplier's token: the most memory any of three takes besides what is in use. */
export async function uploadCases(bench: Bench): Promise<Row[]> {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(megabytes * 2 ** 20 - 64, 'a')])
  const line = 'Wrenfield,Digging and planting on the green,12\n'
  const csv = Buffer.from(line.repeat(Math.floor(pdf.length / line.length)))
  return [
    await upload(bench, { name: 'certificate.pdf', type: 'application/pdf', content: pdf }),
    await upload(bench, { name: 'hours.csv', type: 'text/csv', content: csv }),
  ]
}

interface Sent {
  name: string
  type: string
  content: Buffer<ArrayBuffer>
}

async function upload(bench: Bench, { name, type, content }: Sent): Promise<Row> {
  const [more, took]: [number[], number[]] = [[], []]
  for (const answer of await awaitedAnswers(bench, type)) {
    const form = new FormData()
    form.set('file', new Blob([content], { type }), name)
    bench.application.forgetPeak()
    const before = bench.application.memory().now
    const sent = await once(() => send(bench, answer, form))
    took.push(sent.ms)
    more.push(bench.application.memory().peak - before)
  }
  const most = Math.max(...more)
  return {
    name: `upload of a ${megabytes} MB ${name.split('.')[1]!.toUpperCase()}, memory besides`,
    ours: `${mb(most)} in ${ms(Math.max(...took))}`,
    floor: '',
    target: '≤ 30 MB',
    met: most <= 30,
  }
}

async function send({ application, county }: Bench, path: string, form: FormData): Promise<void> {
  const headers = { authorization: `Bearer ${county.supplierToken}` }
  const sent = await fetch(`${application.base}${path}`, { method: 'POST', body: form, headers })
  const text = await sent.text()
  if (sent.status !== 201) throw new Error(`the upload was answered ${sent.status}: ${text.slice(0, 2000)}`)
}

/** Where evidence is added to three answers that the supplier owes; others for each kind of file. */
async function awaitedAnswers(bench: Bench, type: string): Promise<string[]> {
  return inAuthority(bench, async (tx) => {
    const { rows } = await sql<{ path: string }>`
      select '/api/v1/returns/' || r.return_id || '/answers/' || c.commitment_id || '/evidence' as path
      from return r join commitment c on c.authority_id = r.authority_id and c.contract_id = r.contract_id
      where r.authority_id = ${tx.authority} and r.state = 'awaited' and r.supplier_id = (${supplierAsked(tx)}) and c.withdrawn_on is null
      order by r.return_id, c.commitment_id offset ${type === 'text/csv' ? 3 : 0} limit 3`.execute(tx)
    return rows.map(({ path }) => path)
  })
}
