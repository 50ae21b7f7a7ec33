import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Tx } from '../../platform/tx.ts'
import type { RegisterEntry } from '../entry.ts'

/** The records an entry was made from, as far as they are public. */
export interface Behind {
  deliveryId: string
  reported: string
  reportedAt: Date
  verifiedAt: Date
  promised: string
  due: Day
  standing: string
  origin: string
  contractStarts: Day | null
  contractEnds: Day | null
  contractValue: string | null
  isFramework: boolean
  disclosure: 'published' | 'held-back'
  heldBackBecause: string | null
  files: number
  links: number
  declarations: number
  /** By somebody of the authority, on site. */
  isInspected: boolean
  /** What the organisation that benefited says, the least of several; which one is never told. */
  confirmed: 'yes' | 'partly' | null
  /** The number of the entry that stands in the place of this one. */
  replacedByNumber: string | null
  /** That this entry stands in the place of another since a correction. */
  corrects: EntryCorrected | null
  /** That another, or nothing, stands in the place of this one since a correction. */
  corrected: EntryCorrected | null
}

/** That what counts was corrected after it was decided, by whom and why. */
export interface EntryCorrected {
  on: Day
  side: 'supplier' | 'council'
  reason: string
  /** The number of the earlier entry, and what it counted. */
  number: string | null
  quantity: string
}

/**
 * What stands behind an entry of this authority, with what was sent for the reports it stands in the place of. Names, e-mail addresses and the evidence itself are never read.
 */
export async function behindEntry(tx: Tx, { output }: RegisterEntry): Promise<Behind | undefined> {
  const { rows } = await sql<Behind>`
    with recursive report as (
      select d.delivery_id, d.commitment_id, d.replaces from output o
      join delivery d on d.authority_id = o.authority_id and d.delivery_id = o.delivery_id
      where o.authority_id = ${tx.authority} and o.output_id = ${output}
      union
      select d.delivery_id, d.commitment_id, d.replaces from report r
      join delivery d on d.authority_id = ${tx.authority} and d.commitment_id = r.commitment_id
        and d.delivery_id = r.replaces
    )
    select d.delivery_id as "deliveryId", d.quantity as reported, d.recorded_at as "reportedAt",
      v.recorded_at as "verifiedAt", c.quantity as promised, c.due, c.standing, c.origin,
      k.starts as "contractStarts", k.ends as "contractEnds", coalesce(k.value, k.value_gross) as "contractValue",
      k.kind = 'framework' as "isFramework", k.disclosure, k.disclosure_reason as "heldBackBecause",
      (select count(*)::int from evidence e where e.authority_id = d.authority_id
        and e.delivery_id in (select delivery_id from report) and e.kind = 'file' and e.removed_at is null
        and e.destroyed_at is null) as files,
      (select count(*)::int from evidence e where e.authority_id = d.authority_id
        and e.delivery_id in (select delivery_id from report) and e.kind = 'link' and e.removed_at is null
        and e.destroyed_at is null) as links,
      (select count(*)::int from evidence e where e.authority_id = d.authority_id
        and e.delivery_id in (select delivery_id from report) and e.kind = 'declaration'
        and e.removed_at is null) as declarations,
      exists(select from evidence e where e.authority_id = d.authority_id
        and e.delivery_id in (select delivery_id from report) and e.kind = 'inspection'
        and e.outcome <> 'did-not') as "isInspected",
      (select min(a.answer) from confirmation a where a.authority_id = d.authority_id
        and a.delivery_id in (select delivery_id from report) and a.answer in ('yes', 'partly')) as confirmed,
      (select later.number from delivery n
        join output later on later.authority_id = n.authority_id and later.delivery_id = n.delivery_id
        where n.authority_id = d.authority_id and n.commitment_id = d.commitment_id and n.replaces = d.delivery_id
          and n.state in ('verified', 'partly-verified')
        limit 1) as "replacedByNumber",
      ${correctedWhere(sql`a.made_id = d.delivery_id`)} as corrects,
      ${correctedWhere(sql`x.delivery_id = d.delivery_id and d.state = 'replaced'`)} as corrected
    from output o
    join delivery d on d.authority_id = o.authority_id and d.delivery_id = o.delivery_id
    join verification v on v.authority_id = o.authority_id and v.verification_id = o.verification_id
    join commitment c on c.authority_id = o.authority_id and c.commitment_id = o.commitment_id
    join contract k on k.authority_id = o.authority_id and k.contract_id = o.contract_id
    where o.authority_id = ${tx.authority} and o.output_id = ${output}`.execute(tx)
  return rows[0]
}

/** The agreed correction of a delivery `d` or to it. */
const correctedWhere = (condition: RawBuilder<unknown>) => sql`(
  select jsonb_build_object('on', (a.recorded_at at time zone 'Europe/London')::date, 'side', x.side, 'reason', x.reason,
    'number', was.number, 'quantity', was.quantity::text)
  from delivery_correction x
  join delivery_correction_answer a
    on a.authority_id = x.authority_id and a.correction_id = x.correction_id and a.answer = 'agreed'
  left join output was on was.authority_id = x.authority_id and was.delivery_id = x.delivery_id
  where x.authority_id = d.authority_id and ${condition}
  order by a.recorded_at desc limit 1)`

/** The words for the values a list can be picked by. */
export interface FilterNames {
  outcome: Map<string, string>
  measure: Map<string, string>
  place: Map<string, string>
}

export async function filterNames(tx: Tx): Promise<FilterNames> {
  const { rows } = await sql<{ of: keyof FilterNames; code: string; name: string }>`
    (select 'outcome' as of, slug as code, name from outcome where authority_id = ${tx.authority} order by position, slug)
    union all
    (select 'measure', code, name from measure where authority_id = ${tx.authority} order by name collate "en-GB-x-icu")
    union all
    (select 'place', code, name from place where authority_id = ${tx.authority} order by name collate "en-GB-x-icu")`.execute(
    tx,
  )
  const names: FilterNames = { outcome: new Map(), measure: new Map(), place: new Map() }
  for (const { of, code, name } of rows) names[of].set(code, name)
  return names
}
