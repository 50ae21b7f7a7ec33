import { type Database, installationChain } from '../../platform/database.ts'
import { authoritiesIn } from './authority.ts'
import { makeLink } from './link.ts'

const aDay = 86_400_000

/**
 * A fresh set-up link, and the end of those before: printed at each start until an authority is there.
 * Undefined when the installation has one, unless `another` is asked for by whoever runs it.
 */
export async function renewSetUpLink(
  database: Database,
  now: Date,
  { another = false }: { another?: boolean } = {},
): Promise<string | undefined> {
  const known = await authoritiesIn(database.installation)
  if (known.length > 0 && !another) return undefined
  const scope = { authority: installationChain, actor: { kind: 'system' }, at: now } as const
  return database.withAuthority(scope, async (tx) => {
    await tx
      .updateTable('link')
      .set({ ended_at: now })
      .where('purpose', '=', 'set-up')
      .where('ended_at', 'is', null)
      .execute()
    return makeLink(tx, { purpose: 'set-up', days: 1 })
  })
}

/** Clears away what has run out: failures of past days, forms nobody came back for, visits, links to new passwords, old sessions and answers. */
export async function clearAway(database: Database, now: Date): Promise<void> {
  const db = database.installation
  const before = (days: number) => new Date(now.getTime() - days * aDay)
  await db.deleteFrom('sign_in_failure').where('at', '<', before(1)).execute()
  await db.deleteFrom('kept_form').where('expires_at', '<', now).execute()
  await db.deleteFrom('link_visit').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('link')
    .where('purpose', '=', 'reset')
    .where('expires_at', '<', before(1))
    .where((where) => where.or([where('subject_id', 'is', null), where('expires_at', '<', before(90))]))
    .execute()
  await db
    .deleteFrom('link')
    .where('purpose', '=', 'monday-letter')
    .where('expires_at', '<', before(1))
    .execute()
  await db.deleteFrom('session').where('began_at', '<', before(90)).execute()
  await db.deleteFrom('answered_request').where('at', '<', before(1)).execute()
}
