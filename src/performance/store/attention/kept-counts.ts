import { sql } from 'kysely'
import { addDays, type Day, mondayOf } from '../../../language/day.ts'
import { teamsOf, peopleInTeam } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type AttentionKind, attentionKinds } from '../../attention.ts'
import { everyone, type Whose, whoseText } from '../../whose.ts'
import { againstOn } from './against.ts'
import { countByGroup } from './counts.ts'

/** What was counted on a morning. */
export interface CountsKept {
  on: Day
  counts: Partial<Record<AttentionKind, number>>
}

/**
 * Keeps how many there are this morning: of everybody, each service, each person and each team. The same day again
 * sets the same rows. What nobody has any of is left out, but for everybody's.
 */
export async function keepCounts(tx: Tx, today: Day): Promise<void> {
  const against = await againstOn(tx, today)
  const members = new Map<string, Set<string>>()
  for (const { id } of await teamsOf(tx))
    members.set(id, new Set((await peopleInTeam(tx, id)).map((person) => person.id)))
  const kept: { whose: string; kind: AttentionKind; count: number }[] = []
  for (const kind of attentionKinds) {
    const ofTeam = new Map<string, number>()
    let all = 0
    for (const { service, person, count } of await countByGroup(tx, kind, against)) {
      if (service !== null) kept.push({ whose: whoseText({ of: 'service', name: service }), kind, count })
      else if (person === null) all = count
      else {
        kept.push({ whose: whoseText({ of: 'person', id: person }), kind, count })
        for (const [team, people] of members)
          if (people.has(person)) ofTeam.set(team, (ofTeam.get(team) ?? 0) + count)
      }
    }
    kept.push({ whose: whoseText(everyone), kind, count: all })
    for (const [id, count] of ofTeam) kept.push({ whose: whoseText({ of: 'team', id }), kind, count })
  }
  await sql`
    insert into attention_count (authority_id, counted_on, whose, kind, count, recorded_at)
    select ${tx.authority}::uuid, ${today}::date, whose, kind, count, ${tx.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as g(whose text, kind text, count int)
    order by whose, kind
    on conflict (authority_id, counted_on, whose, kind) do update set count = excluded.count, recorded_at = excluded.recorded_at`.execute(
    tx,
  )
}

/** What was counted on the last Monday before the day, or on the last morning kept before that; of the week before at the earliest. */
export async function keptBefore(tx: Tx, whose: Whose, today: Day): Promise<CountsKept | undefined> {
  const monday = mondayOf(addDays(today, -1))
  const { rows } = await sql<{ on: Day; kind: AttentionKind | null; count: number | null }>`
    with morning as (
      select max(counted_on) as on from attention_count
      where authority_id = ${tx.authority} and whose = 'everyone' and counted_on <= ${monday}::date
        and counted_on > ${addDays(monday, -7)}::date
    )
    select m.on, c.kind, c.count from morning m
    left join attention_count c on c.authority_id = ${tx.authority} and c.counted_on = m.on and c.whose = ${whoseText(whose)}
    where m.on is not null`.execute(tx)
  const on = rows[0]?.on
  if (!on) return undefined
  return { on, counts: Object.fromEntries(rows.flatMap(({ kind, count }) => (kind ? [[kind, count]] : []))) }
}
