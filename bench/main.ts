import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedServer } from '../src/platform/embedded-server/index.ts'
import { Database } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrations.ts'
import { projectFolder } from '../src/platform/project.ts'
import { startApplication } from './application.ts'
import { measureCases } from './cases.ts'
import { fillAtScale, type Scale } from './county-at-scale.ts'
import { remind, reminderCases } from './reminders.ts'
import { tableText } from './table.ts'
import { once } from './timing.ts'

const { values } = parseArgs({
  options: {
    contracts: { type: 'string', default: '50000' },
    deliveries: { type: 'string', default: '500000' },
    rows: { type: 'string', default: '100000' },
    reminders: { type: 'string', default: '10000' },
    keep: { type: 'boolean', default: false },
    remind: { type: 'string' },
  },
})
const log = (sentence: string) => console.log(sentence)

if (values.remind) {
  const database = new Database({ ...(JSON.parse(values.remind) as object), max: 5 })
  await remind(database)
  await database.close()
} else {
  await measure()
}

async function measure(): Promise<void> {
  const scale: Scale = { contracts: Number(values.contracts), deliveries: Number(values.deliveries) }
  const dataDir = mkdtempSync(join(tmpdir(), 'gm-bench-'))
  chmodSync(dataDir, 0o711)
  log(
    `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]!.toFixed(1)}, Node.js ${process.version}.`,
  )
  const server = await startEmbeddedServer({ dataDir, log })
  const database = new Database({ ...server.connection, max: 12 })
  try {
    const client = await database.pool.connect()
    await migrate(client, join(projectFolder, 'db', 'migrations')).finally(() => client.release())
    const reminded = await reminderCases(
      { database, connection: server.connection },
      Number(values.reminders),
    )
    const filled = await once(() => fillAtScale(database, scale))
    log(
      `Filled ${scale.contracts} contracts and ${scale.deliveries} deliveries in ${(filled.ms / 1000).toFixed(1)} s.`,
    )
    const first = await startApplication({ dataDir, port: 29_900 })
    await first.stop()
    const application = await startApplication({ dataDir, port: 29_900 })
    try {
      const rows = await measureCases({
        application,
        database,
        county: filled.answer,
        importRows: Number(values.rows),
      })
      log(`\n${tableText([...rows, ...reminded])}`)
    } finally {
      await application.stop()
    }
  } finally {
    await database.close()
    await server.stop()
    if (values.keep) log(`The data is in ${dataDir}.`)
    else rmSync(dataDir, { recursive: true, force: true })
  }
}
