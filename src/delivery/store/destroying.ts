import { authoritiesIn } from '../../parties/store.ts'
import { FilesAway } from '../../platform/kept-files/kept-files.ts'
import type { Platform } from '../../platform/platform.ts'
import { destroyFiles } from '../../platform/sweep.ts'
import type { Tx } from '../../platform/tx.ts'

interface ToDestroy {
  id: string
  isSent: boolean
  digests: string[]
}

/** Destroys what is to be destroyed, of every authority: begun by the schedule every ten minutes. */
export async function destroyWithdrawn(
  platform: Keeping,
  at: Date,
  when: { before?: Date } = {},
): Promise<void> {
  for (const { id } of await authoritiesIn(platform.database.installation))
    await destroyAt(platform, id, at, when)
}

/**
 * Destroys the content of an authority's evidence that was withdrawn or taken off, from wherever files are kept, and records when it was
 * gone. What can't be reached now, and what another record still names, is tried again at the next turn. Nobody can open it meanwhile.
 */
export async function destroyAt(
  platform: Keeping,
  authority: string,
  at: Date,
  when: { before?: Date } = {},
): Promise<void> {
  const { database } = platform
  const scope = { authority, actor: { kind: 'system' }, at } as const
  const waiting = await database.withAuthority({ ...scope, readOnly: true }, toDestroy)
  const digests = [...new Set(waiting.flatMap((each) => each.digests))]
  const gone = await destroyFiles(platform, authority, digests, { now: at, ...when }).catch(unlessAway)
  const done = waiting.filter((each) => each.digests.every((digest) => gone.has(digest)))
  if (done.length > 0) await database.withAuthority(scope, (tx) => recordGone(tx, done))
}

type Keeping = Pick<Platform, 'database' | 'files'>

function unlessAway(error: unknown): Set<string> {
  if (error instanceof FilesAway) return new Set()
  throw error
}

async function toDestroy(tx: Tx): Promise<ToDestroy[]> {
  const rows = await tx
    .selectFrom('evidence')
    .select([
      'evidence_id as id',
      'delivery_id as delivery',
      'destroyed_digest as digest',
      'destroyed_thumbnail as small',
    ])
    .where('authority_id', '=', tx.authority)
    .where('destroyed_at', 'is not', null)
    .where('content_gone_at', 'is', null)
    .orderBy('destroyed_at')
    .orderBy('evidence_id')
    .limit(500)
    .execute()
  return rows.map(({ id, delivery, digest, small }) => ({
    id,
    isSent: delivery !== null,
    digests: [digest, small].filter((each) => each !== null),
  }))
}

async function recordGone(tx: Tx, done: readonly ToDestroy[]): Promise<void> {
  await tx
    .updateTable('evidence')
    .set({ content_gone_at: tx.at })
    .where('authority_id', '=', tx.authority)
    .where(
      'evidence_id',
      'in',
      done.map(({ id }) => id),
    )
    .execute()
  for (const { id } of done.filter(({ isSent }) => isSent))
    tx.note({
      action: 'evidence-destroyed',
      subject: 'evidence',
      id,
      words: 'The content of evidence that was withdrawn is gone from where files are kept.',
      facts: [{ table: 'evidence', key: { evidence_id: id } }],
    })
}
