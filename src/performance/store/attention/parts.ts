import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import { type Against, type AttentionKind, endingSoonUntil, matterOf, plannedUntil } from '../../attention.ts'

/** Kinds whose rows are read from an index of their own before they are joined with what they are about. */
export const partKinds = [
  'overdue',
  'behind-plan',
  'ending-soon',
  'no-owner',
  'to-verify',
] as const satisfies readonly AttentionKind[]

export type PartKind = (typeof partKinds)[number]

type Here = Pick<Tx, 'authority'>

export function isPartKind(kind: AttentionKind): kind is PartKind {
  return (partKinds as readonly AttentionKind[]).includes(kind)
}

/**
 * The rows x of several kinds beside each other, as a query to stand in a from, for counting them: kind, matter, subject, about,
 * contract_id, service, supplier_id, outcome_id, owner. They are joined with their contracts once, and with those commitments
 * alone that have an owner of their own or are paused.
 */
export function rowsInParts(tx: Here, kinds: readonly PartKind[], against: Against): RawBuilder<unknown> {
  const parts = kinds.map(
    (kind) => sql`
      select ${kind}::text as kind, ${matterOf(kind)}::text as matter, part.* from (${partOfKind(tx, kind, against)}) part`,
  )
  const are = kinds.map((kind) => sql`when ${kind} then ${isOfKind(kind, against)}`)
  return sql`(
    select o.kind, o.matter, o.subject, o.about, o.contract_id, k.service, o.supplier_id, o.outcome_id,
      coalesce(c.owner_id, k.owner_id) as owner
    from (${sql.join(parts, sql` union all `)}) o
    join contract k on k.authority_id = ${tx.authority} and k.contract_id = o.contract_id
    left join commitment c on c.authority_id = ${tx.authority} and c.commitment_id = o.commitment_id
      and (c.owner_id is not null or c.paused_from is not null)
    where k.withdrawn_at is null and case o.kind ${sql.join(are, sql` `)} end)`
}

/**
 * The rows of a kind: subject, commitment_id, contract_id, supplier_id, outcome_id, day, about. `isOfKind`
 * holds for them too, once they are joined with their commitments c and contracts k.
 */
export function partOfKind(tx: Here, kind: PartKind, { today }: Against): RawBuilder<unknown> {
  switch (kind) {
    case 'overdue':
      return openRows(tx, kind, sql`o.owed and o.due < ${today}::date`)
    case 'ending-soon':
      return openRows(
        tx,
        kind,
        sql`o.unreported and o.due >= ${today}::date and o.due <= ${endingSoonUntil(today)}::date`,
      )
    case 'behind-plan':
      // The codes of quarters sort as the quarters do.
      return openRows(tx, kind, sql`o.behind_from <= ${plannedUntil(today)} and o.due >= ${today}::date`)
    case 'no-owner':
      return openRows(tx, undefined, sql`o.owed`)
    case 'to-verify':
      return uncheckedRows(tx)
  }
}

/** What makes a row one of the kind besides: of what is paused nobody is reminded. */
export function isOfKind(kind: PartKind, { today }: Against): RawBuilder<unknown> {
  if (kind === 'to-verify') return sql`true`
  if (kind === 'no-owner') return sql`coalesce(c.owner_id, k.owner_id) is null`
  return sql`(c.paused_from is null or not ${today}::date between c.paused_from and c.paused_until)`
}

/** What is open of commitments that stand (store/open.ts). */
function openRows(tx: Here, kind: PartKind | undefined, which: RawBuilder<unknown>): RawBuilder<unknown> {
  const about = sql`o.due || ' ' || trim_scale(o.quantity)`
  return sql`
    select o.authority_id, o.commitment_id as subject, o.commitment_id, o.contract_id, o.supplier_id, o.outcome_id, o.due as day,
      ${kind ? sql`${`${kind} `}::text || ${about}` : about} as about
    from commitment_open o where o.authority_id = ${tx.authority} and ${which}`
}

/** Deliveries that nobody decided on, nor proposed to. */
function uncheckedRows(tx: Here): RawBuilder<unknown> {
  return sql`
    select d.authority_id, d.delivery_id as subject, d.commitment_id, d.contract_id, d.supplier_id, d.outcome_id,
      (d.recorded_at at time zone 'Europe/London')::date as day, '' as about
    from delivery d
    where d.authority_id = ${tx.authority} and d.state in ('reported', 'evidenced') and not exists (
      select from verification_proposal v
      where v.authority_id = d.authority_id and v.delivery_id = d.delivery_id and v.state = 'open')`
}
