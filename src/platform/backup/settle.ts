import type pg from 'pg'

/**
 * What an installation that was restored must not go on with as if no time had passed: letters that waited then may have gone
 * out since, so that a person decides; nobody is signed in; no back-up is being made.
 */
export async function settle(
  client: pg.ClientBase,
  { path, madeAt, now }: { path: string; madeAt: Date; now: Date },
): Promise<void> {
  await client.query(
    `update mail set state = 'unknown', problem = $1 where state in ('waiting', 'sending')`,
    [`This letter waited when the back-up of ${madeAt.toISOString()} was made: it may have gone out since.`],
  )
  await client.query('update session set ended_at = $1 where ended_at is null', [now])
  await client.query(
    `update backup set state = 'failed', ended_at = $1, problem = 'It was being made when another back-up was.'
     where state = 'making'`,
    [now],
  )
  await client.query('insert into restoration (restored_at, made_at, place) values ($1, $2, $3)', [
    now,
    madeAt,
    path,
  ])
}
