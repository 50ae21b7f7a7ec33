import { type Day, dayIn, mondayOf } from '../../../language/day.ts'
import { staffRoles } from '../../../parties/index.ts'
import {
  authoritiesIn,
  type AuthorityRecord,
  makeLink,
  peopleIActFor,
  peopleInTeam,
  peopleWithRole,
  teamOf,
} from '../../../parties/store.ts'
import { type Database, RolledBack } from '../../../platform/database.ts'
import { queueLetter } from '../../../platform/mail.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Tx } from '../../../platform/tx.ts'
import { authorityAddress } from '../../../web/authority-address.ts'
import { urlsAt } from '../../../web/urls.ts'
import { mondayLetter } from '../../monday-letter.ts'
import { type Whose, whoseFrom, whoseText } from '../../whose.ts'
import { againstOn } from './against.ts'
import { countAttention } from './counts.ts'
import { keepCounts, keptBefore } from './kept-counts.ts'

type Installation = Pick<Platform, 'database' | 'settings'>

const system = { kind: 'system' } as const

/** Keeps every authority's counts of the morning. */
export async function keepMorningCounts(database: Database, at: Date): Promise<void> {
  for (const { id } of await authoritiesIn(database.installation)) {
    await database.withAuthority({ authority: id, actor: system, at }, (tx) => keepCounts(tx, dayIn(at)))
  }
}

interface Recipient {
  id: string
  name: string
  email: string
  whose: Whose
}

/**
 * Writes the Monday letters of every authority: to each person who asked for one and works there, once for a Monday,
 * whenever and however often this is done. One person's letter that fails keeps no other back.
 */
export async function writeMondayLetters({ database, settings }: Installation, at: Date): Promise<void> {
  const authorities = await authoritiesIn(database.installation)
  const faults: unknown[] = []
  for (const authority of authorities) {
    const scope = { authority: authority.id, actor: system, at }
    const address = authorityAddress(authority, settings.baseUrl, authorities.length > 1)
    const sending = settings.sendsMail && !authority.isExample
    const people = await database.withAuthority({ ...scope, readOnly: true }, recipients)
    for (const person of people) {
      await database
        .withAuthority(scope, (tx) => writeOne(tx, person, { authority, address, sending }))
        .catch((fault: unknown) => faults.push(fault))
    }
  }
  if (faults.length > 0) throw faults[0]
}

async function recipients(tx: Tx): Promise<Recipient[]> {
  const chosen = await tx
    .selectFrom('monday_letter')
    .select(['person_id', 'whose'])
    .where('authority_id', '=', tx.authority)
    .orderBy('person_id')
    .execute()
  if (chosen.length === 0) return []
  const staff = new Map(
    (await peopleWithRole(tx))
      .filter(({ roles }) => roles.some((role) => (staffRoles as string[]).includes(role)))
      .map((person) => [person.id, person]),
  )
  return chosen.flatMap(({ person_id, whose: text }) => {
    const person = staff.get(person_id)
    const whose = whoseFrom(text, person_id)
    return person && whose ? [{ id: person.id, name: person.name, email: person.email, whose }] : []
  })
}

interface From {
  authority: AuthorityRecord
  address: string
  sending: boolean
}

/** Days in which a letter can still be answered by stopping it. */
const daysOfStopLink = 90

async function writeOne(tx: Tx, person: Recipient, { authority, address, sending }: From): Promise<void> {
  const today = dayIn(tx.at)
  if (await isWritten(tx, person.id, mondayOf(today))) return
  const { whose } = person
  const people = await peopleBehind(tx, person, today)
  const counts = await countAttention(tx, { whose, people }, await againstOn(tx, today))
  const isOwn = whose.of === 'person'
  const query = { whose: isOwn ? 'mine' : whoseText(whose) }
  const urls = urlsAt('')
  const told = {
    on: today,
    to: person,
    authority: authority.name,
    whose,
    name: await nameOf(tx, whose),
    counts,
    before: await keptBefore(tx, whose, today),
  }
  if (Object.values(counts).every((count) => count === 0)) return noteWritten(tx, person.id, null)
  const secret = await makeLink(tx, {
    purpose: 'monday-letter',
    subject: person.id,
    email: person.email,
    days: daysOfStopLink,
  })
  const letter = mondayLetter(told, {
    kind: (kind) => address + urls.attentionOf(kind, query),
    overview: address + urls.attention(query),
    choice: address + urls.mondayLetter(),
    stop: address + urls.stopMondayLetter(secret),
  })
  if (!letter) return
  const to = { to: person.email, ...letter }
  await noteWritten(tx, person.id, await queueLetter(tx, to, { authority: tx.authority, at: tx.at, sending }))
}

/** Besides whom it is about: a team's people, and those for whom the reader of an own letter acts today. */
async function peopleBehind(tx: Tx, { id, whose }: Recipient, today: Day): Promise<string[]> {
  if (whose.of === 'team') return (await peopleInTeam(tx, whose.id)).map((member) => member.id)
  const isOwn = whose.of === 'person' && whose.id === id
  return isOwn ? (await peopleIActFor(tx, id, today)).map((away) => away.id) : []
}

async function isWritten(tx: Tx, person: string, monday: Day): Promise<boolean> {
  const row = await tx
    .selectFrom('monday_letter_written')
    .select('person_id')
    .where('authority_id', '=', tx.authority)
    .where('person_id', '=', person)
    .where('monday', '=', monday)
    .executeTakeFirst()
  return row !== undefined
}

/** Once for a person and a Monday: where another process was quicker, nothing of this one stays, its letter neither. */
async function noteWritten(tx: Tx, person: string, mail: string | null): Promise<void> {
  const written = await tx
    .insertInto('monday_letter_written')
    .values({
      authority_id: tx.authority,
      person_id: person,
      monday: mondayOf(dayIn(tx.at)),
      mail_id: mail,
      recorded_at: tx.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  if (!written) throw new RolledBack(undefined)
}

async function nameOf(tx: Tx, whose: Whose): Promise<string> {
  if (whose.of === 'service') return whose.name
  return whose.of === 'team' ? ((await teamOf(tx, whose.id))?.name ?? 'that has ended') : ''
}

/** Whose work the person's letter is about; undefined when they want none. */
export async function mondayLetterOf(tx: Tx, person: string): Promise<Whose | undefined> {
  const row = await tx
    .selectFrom('monday_letter')
    .select('whose')
    .where('authority_id', '=', tx.authority)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row && whoseFrom(row.whose, person)
}

/** The person wants a letter each Monday about these things, or none. */
export async function chooseMondayLetter(tx: Tx, person: string, whose: Whose | undefined): Promise<void> {
  if (whose) {
    const text = whose.of === 'person' ? 'mine' : whoseText(whose)
    await tx
      .insertInto('monday_letter')
      .values({ authority_id: tx.authority, person_id: person, whose: text, recorded_at: tx.at })
      .onConflict((conflict) =>
        conflict.columns(['authority_id', 'person_id']).doUpdateSet({ whose: text, recorded_at: tx.at }),
      )
      .execute()
  } else {
    await tx
      .deleteFrom('monday_letter')
      .where('authority_id', '=', tx.authority)
      .where('person_id', '=', person)
      .execute()
  }
  tx.note({
    action: whose ? 'monday-letter-chosen' : 'monday-letter-stopped',
    subject: 'person',
    id: person,
    words: whose
      ? `Asked for a letter each Monday about ${letterAbout(whose)}.`
      : 'Asked for no letter on Mondays.',
  })
}

function letterAbout(whose: Whose): string {
  if (whose.of === 'service') return `the service “${whose.name}”`
  if (whose.of === 'team') return 'a team'
  return whose.of === 'person' ? 'what they look after' : 'what everybody looks after'
}
