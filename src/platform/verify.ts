import { sql } from 'kysely'
import { sha256 } from './audit.ts'
import type { Database, Tx } from './database.ts'
import { LastSeals, type SealedFact } from './last-seals.ts'
import { problemsOfFacts } from './verify-facts.ts'

/** What a walk along an authority's chain found. */
export interface ChainReport {
  links: number
  entries: number
  /** Entries whose words were blanked by an erasure, which the chain allows. */
  erased: number
  /** Stored rows that were compared with their last seal. */
  facts: number
  /** The chain's end: noted elsewhere, it shows later that nothing was cut off. */
  head: { position: number; hash: string }
  /** A sentence for each thing that isn't as it was recorded; none when all is well. */
  problems: string[]
}

/**
 * Walks the authority's chain from its first link: every hash and position, every entry's words, and every stored row against
 * its last seal, all as they stand at one moment. It reads only.
 */
export async function verifyChain(database: Database, authority: string): Promise<ChainReport> {
  const scope = { authority, actor: { kind: 'system' }, at: new Date(), readOnly: true } as const
  return database.withAuthority(scope, async (tx) => {
    await sql`set transaction isolation level repeatable read`.execute(tx)
    const walk = new Walk()
    for await (const link of linksOf(tx)) walk.step(link)
    const head = await headOf(tx)
    if (head.position !== walk.position || head.hash !== walk.hash) {
      walk.problems.push(
        `The chain's end is recorded as link ${head.position}, and the last link there is ${walk.position}: links were cut off or added.`,
      )
    }
    const facts = await problemsOfFacts(tx, walk.seals)
    return {
      links: walk.links,
      entries: walk.entries,
      erased: walk.erased,
      facts: facts.compared,
      head: { position: walk.position, hash: walk.hash },
      problems: [...walk.problems, ...facts.problems],
    }
  })
}

interface StoredLink {
  position: number
  at: Date
  previous: string
  hash: string
  body: string
  entries: StoredEntry[]
}

interface StoredEntry {
  number: number
  at: string
  actorKind: string
  actor: string | null
  actingFor: string[] | null
  action: string
  subject: string
  id: string
  salt: string
  words: string | null
  erased: boolean
}

type SealedEntry = [
  action: string,
  subject: string,
  id: string,
  words: string,
  facts: SealedFact[],
  asOf?: Pick<LinkBody, 'at' | 'actor'>,
]

interface LinkBody {
  position: number
  at: string
  actor: { kind: string; id?: string; for?: string[] }
  entries: SealedEntry[]
}

/** Where the walk stands: the link last seen, and what was found so far. */
class Walk {
  position = 0
  hash = ''
  links = 0
  entries = 0
  erased = 0
  readonly seals = new LastSeals()
  readonly problems: string[] = []

  step(link: StoredLink): void {
    const say = (words: string) => this.problems.push(`Link ${link.position}: ${words}`)
    if (link.position !== this.position + 1) say(`the link before it is missing (after ${this.position}).`)
    else if (link.previous !== this.hash) say('it does not follow from the link before it.')
    if (sha256(link.previous + link.body) !== link.hash) say('its text is not the text that was recorded.')
    this.position = link.position
    this.hash = link.hash
    this.links += 1
    const body = bodyOf(link.body)
    if (!body) return void say('its text cannot be read.')
    if (body.position !== link.position || body.at !== link.at.toISOString()) {
      say('its number or its moment is not the one that was recorded.')
    }
    if (body.entries.length !== link.entries.length) {
      say(`the acts there (${link.entries.length}) are not as many as it tells of (${body.entries.length}).`)
    }
    for (const [number, sealed] of body.entries.entries()) {
      const stored = link.entries.find((entry) => entry.number === number)
      if (stored) this.compare(stored, sealed, body, say)
      for (const fact of sealed[4]) this.seals.keep({ ...fact, position: link.position })
    }
  }

  compare(stored: StoredEntry, sealed: SealedEntry, body: LinkBody, say: (words: string) => void): void {
    this.entries += 1
    const [action, subject, id, words, , { at, actor } = body] = sealed
    const same =
      stored.action === action &&
      stored.subject === subject &&
      stored.id === id &&
      stored.at === at &&
      stored.actorKind === actor.kind &&
      stored.actor === (actor.id ?? null) &&
      (stored.actingFor ?? []).join() === (actor.for ?? []).join()
    if (!same) say(`act ${stored.number + 1} is not the one that was recorded.`)
    if (stored.words === null) {
      if (stored.erased) this.erased += 1
      else say(`the words of act ${stored.number + 1} are gone, and no erasure is recorded.`)
    } else if (sha256(`${stored.salt}${stored.words}`) !== words) {
      say(`the words of act ${stored.number + 1} are not the words that were recorded.`)
    }
  }
}

function bodyOf(text: string): LinkBody | undefined {
  try {
    const body = JSON.parse(text) as LinkBody
    return Array.isArray(body.entries) && body.entries.every((entry) => Array.isArray(entry[4]))
      ? body
      : undefined
  } catch {
    return undefined
  }
}

const mostLinks = 500
const mostBytes = 20_000_000

/** All links in order with their entries, read in portions: a link of a large import is large. */
async function* linksOf(tx: Tx): AsyncGenerator<StoredLink> {
  for (let after = -1; ;) {
    const found = await sql<StoredLink>`
      select l.position, l.at, l.previous, l.hash, l.body, coalesce((
        select jsonb_agg(jsonb_build_object('number', e.number, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'actorKind', e.actor_kind, 'actor', e.actor_id, 'actingFor', e.acting_for, 'action', e.action, 'subject', e.subject, 'id', e.subject_id,
          'salt', e.salt, 'words', e.words, 'erased', e.erased_at is not null))
        from audit_entry e where e.authority_id = l.authority_id and e.position = l.position), '[]') as entries
      from (
        select *, sum(pg_column_size(body)) over (order by position) as bytes from audit_link
        where authority_id = ${tx.authority} and position > ${after} order by position limit ${mostLinks}
      ) as l
      where l.bytes - pg_column_size(l.body) < ${mostBytes}
      order by l.position`.execute(tx)
    yield* found.rows
    const last = found.rows.at(-1)
    if (!last) return
    after = last.position
  }
}

async function headOf(tx: Tx): Promise<{ position: number; hash: string }> {
  const head = await tx
    .selectFrom('audit_head')
    .select(['position', 'hash'])
    .where('authority_id', '=', tx.authority)
    .executeTakeFirst()
  return head ?? { position: 0, hash: '' }
}
