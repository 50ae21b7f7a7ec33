import { sql } from 'kysely'
import { type Day, longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { recordedNow, type Tx } from '../../../platform/tx.ts'
import type { Brief } from '../../brief/brief.ts'
import type { BriefWords } from '../../brief/brief-words.ts'
import { fits } from '../../brief/fit.ts'
import type { PreparedBrief } from '../../brief/prepared.ts'
import { chooseStories } from '../../brief/story-choice.ts'
import { prepareRows } from './prepare.ts'

export type BriefState = 'draft' | 'signed-off' | 'deleted'

/** A brief as it is kept: a draft as it stands, or what was signed off. */
export interface BriefRecord extends Brief {
  id: string
  number: number
  state: BriefState
  version: number
  words: BriefWords
  prepared: PreparedBrief
  preparedAt: Date
  changedAt: Date
  changedBy: string | null
  signedOffAt: Date | null
  signedOffBy: string | null
  /** The brief it corrects, and the signed-off one that corrects it. */
  replaces: BriefInShort | null
  replacedBy: BriefInShort | null
}

export interface BriefInShort {
  id: string
  number: number
}

interface Row {
  id: string
  number: number
  state: BriefState
  version: number
  service: string | null
  on: Day
  since: Day
  meeting: string
  meetingOn: Day | null
  words: BriefWords
  prepared: PreparedBrief
  preparedAt: Date
  changedAt: Date
  changedBy: string | null
  signedOffAt: Date | null
  signedOffBy: string | null
  replacesId: string | null
  replacesNumber: number | null
  replacedById: string | null
  replacedByNumber: number | null
}

/** The brief; what was signed off comes from what nobody can change. Undefined for one that was deleted. */
export async function briefOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<BriefRecord | undefined> {
  if (lock)
    await sql`select from brief where authority_id = ${tx.authority} and brief_id = ${id} for update`.execute(
      tx,
    )
  const { rows } = await sql<Row>`
    select b.brief_id as id, b.number, b.state, b.version, coalesce(e.service, b.service) as service,
      coalesce(e.figures_on, b.figures_on) as on, coalesce(e.won_since, b.won_since) as since,
      coalesce(e.meeting, b.meeting) as meeting, coalesce(e.meeting_on, b.meeting_on) as "meetingOn",
      coalesce(e.words, b.words) as words, coalesce(e.prepared, b.prepared) as prepared,
      coalesce(e.prepared_at, b.prepared_at) as "preparedAt", b.changed_at as "changedAt", b.changed_by as "changedBy",
      e.recorded_at as "signedOffAt", e.recorded_by as "signedOffBy", r.brief_id as "replacesId",
      r.number as "replacesNumber", l.brief_id as "replacedById", l.number as "replacedByNumber"
    from brief b
    left join brief_edition e on e.authority_id = b.authority_id and e.brief_id = b.brief_id
    left join brief r on r.authority_id = b.authority_id and r.brief_id = b.replaces
    left join brief_edition l on l.authority_id = b.authority_id and l.replaces = b.brief_id
    where b.authority_id = ${tx.authority} and b.brief_id = ${id} and b.state <> 'deleted'`.execute(tx)
  return rows[0] && recordOf(rows[0])
}

function recordOf({ replacesId, replacesNumber, replacedById, replacedByNumber, ...row }: Row): BriefRecord {
  return {
    ...row,
    replaces: inShort(replacesId, replacesNumber),
    replacedBy: inShort(replacedById, replacedByNumber),
  }
}

function inShort(id: string | null, number: number | null): BriefInShort | null {
  return id !== null && number !== null ? { id, number } : null
}

/** The brief with that short number, for an address on paper. */
export async function briefByNumber(tx: Tx, number: number): Promise<string | undefined> {
  const row = await tx
    .selectFrom('brief')
    .select('brief_id')
    .where('authority_id', '=', tx.authority)
    .where('number', '=', number)
    .where('state', '<>', 'deleted')
    .executeTakeFirst()
  return row?.brief_id
}

/** Begins a draft and prepares it. Answers with its id. */
export async function addBrief(tx: Tx, of: Brief, replaces: string | null): Promise<string> {
  const id = newId()
  const empty: BriefWords = { opening: '', late: {}, stories: [], points: [] }
  const kept = {
    authority_id: tx.authority,
    brief_id: id,
    service: of.service,
    figures_on: of.on,
    won_since: of.since,
    meeting: of.meeting,
    meeting_on: of.meetingOn,
    replaces,
    state: 'draft',
    words: JSON.stringify(empty),
    prepared: '{}',
    prepared_at: tx.at,
    ...recordedNow(tx),
    changed_at: tx.at,
    changed_by: tx.actor.id ?? null,
  }
  const number = await numbered(tx, kept)
  const prepared = await prepareRows(tx, id, of)
  const words: BriefWords = {
    ...empty,
    stories: chooseStories(prepared.stories),
    points: prepared.points.slice(0, fits.points),
  }
  await tx
    .updateTable('brief')
    .set({ words: JSON.stringify(words), prepared: JSON.stringify(prepared) })
    .where('authority_id', '=', tx.authority)
    .where('brief_id', '=', id)
    .execute()
  noteBrief(
    tx,
    'brief-begun',
    id,
    `Began brief ${number} for ${of.meeting}, with the figures of ${longDay(of.on)}.`,
  )
  return id
}

/** Two who begin at once: the one who comes second takes the next number. */
async function numbered(tx: Tx, kept: Omit<Parameters<typeof values>[0], 'number'>): Promise<number> {
  for (;;) {
    const { last } = await tx
      .selectFrom('brief')
      .select((e) => e.fn.max('number').as('last'))
      .where('authority_id', '=', tx.authority)
      .executeTakeFirstOrThrow()
    const number = (last ?? 0) + 1
    const added = await tx
      .insertInto('brief')
      .values(values({ ...kept, number }))
      .onConflict((conflict) => conflict.columns(['authority_id', 'number']).doNothing())
      .returning('number')
      .executeTakeFirst()
    if (added) return added.number
  }
}

function values(row: {
  authority_id: string
  brief_id: string
  number: number
  service: string | null
  figures_on: string
  won_since: string
  meeting: string
  meeting_on: string | null
  replaces: string | null
  state: string
  words: string
  prepared: string
  prepared_at: Date
  recorded_at: Date
  recorded_by: string | null
  changed_at: Date
  changed_by: string | null
}) {
  return row
}

/** Prepares a locked draft's figures again: what people wrote stays, as far as what it was about is still there. */
export async function prepareAgain(tx: Tx, brief: BriefRecord): Promise<void> {
  const prepared = await prepareRows(tx, brief.id, brief)
  const offered = new Set(prepared.stories.map(({ delivery }) => delivery))
  const kept = brief.words.stories.filter(({ delivery }) => offered.has(delivery))
  const words: BriefWords = {
    ...brief.words,
    stories: kept.length > 0 ? kept : chooseStories(prepared.stories),
    points: pointsAgain(brief, prepared),
  }
  await keep(tx, brief, {
    words: JSON.stringify(words),
    prepared: JSON.stringify(prepared),
    prepared_at: tx.at,
  })
  noteBrief(tx, 'brief-prepared-again', brief.id, `Prepared the figures of brief ${brief.number} again.`)
}

/** What was suggested and nobody touched is suggested anew; what a person wrote stays as it is. */
function pointsAgain(
  { words, prepared: before }: BriefRecord,
  { points }: PreparedBrief,
): BriefWords['points'] {
  const untouched = JSON.stringify(words.points) === JSON.stringify(before.points.slice(0, fits.points))
  return untouched ? points.slice(0, fits.points) : words.points
}

/** Keeps the words of a locked draft. */
export async function keepWords(
  tx: Tx,
  brief: BriefRecord,
  { words, meeting, meetingOn }: { words: BriefWords; meeting: string; meetingOn: Day | null },
): Promise<void> {
  await keep(tx, brief, { words: JSON.stringify(words), meeting, meeting_on: meetingOn })
  noteBrief(tx, 'brief-edited', brief.id, `Changed the words of brief ${brief.number}.`)
}

async function keep(tx: Tx, brief: BriefRecord, set: Record<string, unknown>): Promise<void> {
  await tx
    .updateTable('brief')
    .set({ ...set, version: brief.version + 1, changed_at: tx.at, changed_by: tx.actor.id ?? null })
    .where('authority_id', '=', tx.authority)
    .where('brief_id', '=', brief.id)
    .where('version', '=', brief.version)
    .execute()
}

/** Takes a locked draft away, with its rows; its number is not given again. */
export async function deleteDraft(tx: Tx, brief: BriefRecord): Promise<void> {
  await keep(tx, brief, { state: 'deleted' })
  await clearDraftRows(tx, brief.id)
  noteBrief(tx, 'brief-deleted', brief.id, `Deleted the draft of brief ${brief.number}.`)
}

async function clearDraftRows(tx: Tx, brief: string): Promise<void> {
  await sql`delete from brief_draft_row where authority_id = ${tx.authority} and brief_id = ${brief}`.execute(
    tx,
  )
}

/** Signs a locked draft off: it is copied to where nobody can change it, row by row, and sealed. */
export async function recordSignOff(tx: Tx, brief: BriefRecord): Promise<void> {
  const { recorded_at, recorded_by } = recordedNow(tx)
  await keep(tx, brief, { state: 'signed-off' })
  await sql`
    insert into brief_edition (authority_id, brief_id, number, service, figures_on, won_since, meeting, meeting_on, replaces,
      words, prepared, prepared_at, recorded_at, recorded_by)
    select authority_id, brief_id, number, service, figures_on, won_since, meeting, meeting_on, replaces, words, prepared,
      prepared_at, ${recorded_at}::timestamptz, ${recorded_by}::uuid
    from brief where authority_id = ${tx.authority} and brief_id = ${brief.id}`.execute(tx)
  await sql`
    insert into brief_row select * from brief_draft_row
    where authority_id = ${tx.authority} and brief_id = ${brief.id}`.execute(tx)
  await clearDraftRows(tx, brief.id)
  const key = { brief_id: brief.id }
  tx.note({
    action: 'brief-signed-off',
    subject: 'brief',
    id: brief.id,
    words: `Signed off brief ${brief.number} for ${brief.meeting}, with the figures of ${longDay(brief.on)}.`,
    facts: [
      { table: 'brief_edition', key },
      { table: 'brief_row', key },
    ],
  })
}

function noteBrief(tx: Tx, action: string, id: string, words: string): void {
  tx.note({ action, subject: 'brief', id, words })
}
