import { sql } from 'kysely'
import type { Day } from '../../../language/day.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Against, type AttentionKind, attentionKinds, matterOf } from '../../attention.ts'
import { rowsOfKind, type SubjectKind } from './sources.ts'

/** Something that was given to a person with a day to deal with it by, and still needs attention. */
export interface Given {
  kind: AttentionKind
  subject: string
  of: SubjectKind
  title: string
  contract: string
  contractTitle: string
  byDay: Day
}

const most = 60

/** What these people were given with a day, by that day. */
export async function givenTo(tx: Tx, people: readonly string[], against: Against): Promise<Given[]> {
  if (people.length === 0) return []
  const parts = attentionKinds.map(
    (kind) => sql`
      select ${kind} as kind, x.subject, x.of, x.title, x.contract_id as contract, x.contract_title as "contractTitle", a.by_day as "byDay"
      from attention_standing a
      join ${rowsOfKind(tx, kind, against)} x on x.subject = a.subject_id
      where a.authority_id = ${tx.authority} and a.matter = ${matterOf(kind)} and a.assigned_to = any(${[...people]}::uuid[])
        and a.by_day is not null and a.dismissed_about is distinct from x.about`,
  )
  const { rows } = await sql<Given>`
    select * from (${sql.join(parts, sql` union all `)}) given order by "byDay", subject limit ${most}`.execute(
    tx,
  )
  return rows
}
