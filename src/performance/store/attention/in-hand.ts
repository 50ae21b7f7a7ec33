import { sql } from 'kysely'
import { newId } from '../../../language/identifier.ts'
import type { Belonging, Belongings } from '../../../parties/index.ts'
import { namesOf } from '../../../parties/store.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import type { Urls } from '../../../web/urls.ts'

/** What somebody was given to deal with among what needs attention; it changes hands when they leave. */
export const inHand: Belongings = {
  kind: 'attention',
  one: 'thing to deal with',
  many: 'things to deal with',
  href: (urls: Urls) => urls.attention(),
  async of(tx, person) {
    const { rows } = await sql<Belonging>`
      select s.subject_id as id, coalesce(max(c.title), max(k.title), 'Something that needs attention') as title,
        max(coalesce(k.service, o.service)) as service, null as contract,
        (select count(*)::int from attention_mark m
          where m.authority_id = s.authority_id and m.subject_id = s.subject_id) as version
      from attention_standing s
      left join commitment c on c.authority_id = s.authority_id and c.commitment_id = s.subject_id
      left join contract o on o.authority_id = c.authority_id and o.contract_id = c.contract_id
      left join contract k on k.authority_id = s.authority_id and k.contract_id = s.subject_id
      where s.authority_id = ${tx.authority} and s.assigned_to = ${person}::uuid
      group by s.authority_id, s.subject_id
      order by 2, 1`.execute(tx)
    return rows
  },
  async versionsOf(tx, ids) {
    const { rows } = await sql<{ id: string; version: number }>`
      select subject_id as id, count(*)::int as version from attention_mark
      where authority_id = ${tx.authority} and subject_id = any(${[...ids]}::uuid[])
      group by subject_id`.execute(tx)
    return new Map(rows.map(({ id, version }) => [id, version]))
  },
  async move(tx, things, because) {
    const act_id = newId()
    const { recorded_at, recorded_by } = recordedNow(tx)
    const { rows } = await sql<{ id: string; from: string | null; to: string | null }>`
      with given as (
        select s.matter, s.subject_id, t."from", t."to"
        from jsonb_to_recordset(${JSON.stringify(things)}::jsonb) as t(id uuid, "from" uuid, "to" uuid)
        join attention_standing s on s.authority_id = ${tx.authority} and s.subject_id = t.id
          and s.assigned_to is not distinct from t."from"
        order by s.matter, s.subject_id for update of s
      ), moved as (
        update attention_standing s set assigned_to = g."to"
        from given g where s.authority_id = ${tx.authority} and s.matter = g.matter and s.subject_id = g.subject_id
        returning g.subject_id, g.matter, g."from", g."to"
      ), one as (
        select distinct on (subject_id) * from moved order by subject_id, matter
      ), marked as (
        insert into attention_mark (authority_id, act_id, subject_id, matter, kind, act, person_id, about, recorded_at, recorded_by)
        select ${tx.authority}::uuid, ${act_id}::uuid, subject_id, matter,
          case matter when 'commitment-due' then 'overdue' else matter end, 'assigned', "to", '',
          ${recorded_at}::timestamptz, ${recorded_by}::uuid
        from one
      )
      select subject_id as id, "from", "to" from one`.execute(tx)
    if (rows.length === 0) return []
    await noteMove(tx, act_id, rows, because)
    const versions = await inHand.versionsOf(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({ ...row, version: versions.get(row.id) ?? 0 }))
  },
}

async function noteMove(
  tx: Tx,
  act_id: string,
  rows: readonly { to: string | null }[],
  because: string,
): Promise<void> {
  const names = await namesOf(
    tx,
    rows.map(({ to }) => to),
  )
  const counts = [...Map.groupBy(rows, ({ to }) => to)].map(
    ([to, own]) => `${own.length} to ${to ? (names.get(to) ?? 'somebody') : 'nobody in particular'}`,
  )
  tx.note({
    action: 'attention-assigned',
    subject: 'attention',
    id: act_id,
    words: `What was to be dealt with went to others, ${because}: ${counts.join(', ')}.`,
    facts: [{ table: 'attention_mark', key: { act_id } }],
  })
}
