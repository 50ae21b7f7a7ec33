import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedServer } from '../src/platform/embedded-server/index.ts'
import { migrate } from '../src/platform/migrations.ts'
import { projectFolder } from '../src/platform/project.ts'
import { describeSchema } from '../src/platform/schema.ts'

// Writes db/schema.sql and src/platform/tables.ts from the migrations.
const dataDir = mkdtempSync(join(tmpdir(), 'gm-schema-'))
chmodSync(dataDir, 0o711)
const server = await startEmbeddedServer({ dataDir, fsync: false, log: () => undefined })
try {
  const client = new pg.Client(server.connection)
  await client.connect()
  await migrate(client, join(projectFolder, 'db', 'migrations'))
  const { tables, sql } = await describeSchema(client)
  await client.end()
  writeFileSync(join(projectFolder, 'src', 'platform', 'tables.ts'), tables)
  writeFileSync(join(projectFolder, 'db', 'schema.sql'), sql)
  console.log('Wrote db/schema.sql and src/platform/tables.ts.')
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
