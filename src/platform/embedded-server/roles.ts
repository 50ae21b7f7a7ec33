import type pg from 'pg'

const lock = 7_031_987

/**
 * Makes what every installation needs and a migration must not make: `goodmeasure`, who owns the tables and is no
 * superuser; `goodmeasure_app`, as whom visits run and whom no row-level security lets past; and the database.
 */
export async function makeRoles(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [lock])
  try {
    const found = await client.query<{ roles: number; databases: number }>(`
      select (select count(*)::int from pg_roles where rolname in ('goodmeasure', 'goodmeasure_app')) as roles,
        (select count(*)::int from pg_database where datname = 'goodmeasure') as databases`)
    if (found.rows[0]?.roles !== 2) await client.query(roles)
    if (found.rows[0]?.databases !== 1)
      await client.query('create database goodmeasure owner goodmeasure template template0')
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock])
  }
}

const roles = `
  begin;
  create role goodmeasure login nosuperuser nobypassrls nocreatedb nocreaterole;
  create role goodmeasure_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  grant goodmeasure_app to goodmeasure with inherit false, set true;
  alter role goodmeasure set timezone to 'UTC';
  alter role goodmeasure_app set timezone to 'UTC';
  commit;`
