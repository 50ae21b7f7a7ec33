import pg from 'pg'
import { CannotStart } from './embedded-server/cannot-start.ts'

/** Checks that the council's own server lets us in as a role that the walls hold for. */
export async function checkCouncilServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
  } catch (error) {
    throw new CannotStart(`The database of DATABASE_URL cannot be reached: ${sentenceOf(error)}.`)
  }
  try {
    const found = await client.query<{
      role: string
      tooStrong: boolean
      version: number
      walled: boolean | null
    }>(`
      select current_user as role, (rolsuper or rolbypassrls) as "tooStrong",
        current_setting('server_version_num')::int as version,
        (select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'goodmeasure_app') as walled
      from pg_roles where rolname = current_user`)
    const { role, tooStrong, version, walled } = found.rows[0]!
    if (version < 160_000) throw new CannotStart('The database of DATABASE_URL is older than PostgreSQL 16.')
    if (tooStrong) {
      throw new CannotStart(
        `The role ${role} of DATABASE_URL is a superuser or bypasses row-level security, so the walls between authorities would not hold. ${linesForTheAdministrator}`,
      )
    }
    if (!walled)
      throw new CannotStart(
        `The role goodmeasure_app is missing, or ${role} is no member of it. ${linesForTheAdministrator}`,
      )
  } finally {
    await client.end()
  }
}

const linesForTheAdministrator = `The database's administrator runs once:
  create role goodmeasure login password '…' nosuperuser nobypassrls;
  create role goodmeasure_app nologin nobypassrls;
  grant goodmeasure_app to goodmeasure;
  alter role goodmeasure set timezone = 'UTC';
  create database goodmeasure owner goodmeasure encoding 'UTF8';`

function sentenceOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return (message || code || 'no answer').replace(/\.$/, '')
}
