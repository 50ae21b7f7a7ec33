import type { FastifyInstance } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { api, doors, pages } from '../src/app.ts'
import { newId } from '../src/language/identifier.ts'
import { Database } from '../src/platform/database.ts'
import { readEnvironment } from '../src/platform/environment.ts'
import { FileStore } from '../src/platform/files.ts'
import type { Platform } from '../src/platform/platform.ts'
import { projectFolder } from '../src/platform/project.ts'
import { createServer } from '../src/web/server.ts'

export interface EmptyWorld {
  platform: Platform
  database: Database
  server: FastifyInstance
  /** How to connect to this world's database, as the owner. */
  connection: pg.ClientConfig
  close(): Promise<void>
}

/** The moment it is in the tests' world. */
export const testNow = new Date('2026-11-23T10:00:00Z')

/** A database of its own, made from the run's template, with the real server in front of it. */
export async function openEmptyWorld(
  options: { now?: () => Date; environment?: Record<string, string> } = {},
): Promise<EmptyWorld> {
  const { host, port, administrator, template } = inject('server')
  const name = `test_${process.pid}_${newId().replaceAll('-', '')}`
  const admin = new pg.Client({ host, port, user: administrator, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} template ${template} owner goodmeasure`)
  await admin.end()
  const dataDir = mkdtempSync(join(tmpdir(), 'gm-test-'))
  const connection = { host, port, user: 'goodmeasure', database: name }
  const database = new Database({ ...connection, max: 5 })
  const files = new FileStore(dataDir)
  await files.prepare()
  const { settings } = readEnvironment({ DATA_DIR: dataDir, ...options.environment })
  const platform: Platform = { database, files, settings, clock: options.now ?? (() => testNow) }
  const server = await createServer({
    platform,
    doors,
    pages,
    api,
    assets: join(projectFolder, 'dist', 'assets'),
  })
  return {
    platform,
    database,
    server,
    connection,
    async close() {
      await server.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
