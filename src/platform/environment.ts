import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from './embedded-server/cannot-start.ts'
import { projectFolder } from './project.ts'

/** What the environment says about this installation. */
export interface Settings {
  port: number
  host: string
  dataDir: string
  databaseUrl?: string
  /** Where visitors find the site, without a slash at the end. */
  baseUrl: string
  smtpUrl?: string
}

/** Reads the environment; throws CannotStart with one sentence that names a wrong value. */
export function readEnvironment(env: Record<string, string | undefined>): { settings: Settings; warnings: string[] } {
  const port = Number(env.PORT ?? '3000')
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`PORT is "${env.PORT}"; it must be a whole number from 1 to 65535.`)
  }
  const dataDir = env.DATA_DIR ?? (process.getuid?.() === 0 ? '/var/lib/goodmeasure' : join(projectFolder, '.data'))
  const settings: Settings = {
    port,
    host: env.HOST ?? (tmpdir() ? '127.0.0.1' : ''),
    dataDir,
    databaseUrl: env.DATABASE_URL,
    baseUrl: (env.BASE_URL ?? `http://localhost:${port}`).replace(/\/$/, ''),
    smtpUrl: env.SMTP_URL,
  }
  return { settings, warnings: [] }
}
