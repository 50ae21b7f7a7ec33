import { type RawBuilder, sql } from 'kysely'
import { likeText } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Against, type AttentionKind, matterOf } from '../../attention.ts'
import type { Whose } from '../../whose.ts'
import { type PartKind, rowsInParts } from './parts.ts'
import { rowsOfKind } from './sources.ts'

/** Which rows of a kind. */
export interface AttentionFilter {
  kind: AttentionKind
  whose: Whose
  /** For a team: who is in it. */
  people?: readonly string[]
  /** In the words of the row, its contract and its supplier. */
  search?: string | undefined
  /** Those dismissed, instead of those that need attention. */
  dismissed?: boolean | undefined
  contract?: string | undefined
  supplier?: string | undefined
  /** Rows about commitments that count under it. */
  outcome?: string | undefined
}

/** Who deals with a row: whom it was given to, else who looks after what it is about. */
export const dealing = sql`coalesce(a.assigned_to, x.owner)`

/** `from … where …` of the rows x of a kind, with how their marks a stand. */
export function matching(tx: Tx, filter: AttentionFilter, against: Against): RawBuilder<unknown> {
  const { kind } = filter
  return sql`
    from ${rowsOfKind(tx, kind, against)} x
    left join attention_standing a on a.authority_id = ${tx.authority} and a.matter = ${matterOf(kind)} and a.subject_id = x.subject
    where ${sql.join(conditionsOf(tx, filter), sql` and `)}`
}

/** The same of several kinds at once, for counting. */
export function matchingInParts(
  tx: Tx,
  kinds: readonly PartKind[],
  filter: Pick<AttentionFilter, 'whose' | 'people' | 'contract'>,
  against: Against,
): RawBuilder<unknown> {
  return sql`
    from ${rowsInParts(tx, kinds, against)} x
    left join attention_standing a on a.authority_id = ${tx.authority} and a.matter = x.matter and a.subject_id = x.subject
    where ${sql.join(conditionsOf(tx, filter), sql` and `)}`
}

function conditionsOf(tx: Tx, filter: Omit<AttentionFilter, 'kind'>): RawBuilder<unknown>[] {
  const { search, dismissed, contract, supplier, outcome } = filter
  return [
    dismissed
      ? sql`a.dismissed_about = x.about`
      : sql`(a.dismissed_about is null or a.dismissed_about is distinct from x.about)`,
    ...ofWhom(tx, filter),
    ...(contract ? [sql`x.contract_id = ${contract}`] : []),
    ...(supplier ? [sql`x.supplier_id = ${supplier}`] : []),
    ...(outcome ? [sql`x.outcome_id = ${outcome}`] : []),
    ...(search ? [found(tx, search)] : []),
  ]
}

function ofWhom(tx: Tx, { whose, people }: Pick<AttentionFilter, 'whose' | 'people'>): RawBuilder<unknown>[] {
  switch (whose.of) {
    case 'everyone':
      return []
    case 'nobody':
      return [sql`${dealing} is null`]
    case 'no-team':
      return [
        sql`${dealing} is not null and not exists (
          select from team_member m where m.authority_id = ${tx.authority} and m.person_id = ${dealing} and m.ends is null)`,
      ]
    case 'no-service':
      return [sql`x.service is null`]
    case 'service':
      return [sql`x.service = ${whose.name}`]
    case 'person':
      return [sql`${dealing} = any(${[whose.id, ...(people ?? [])]}::uuid[])`]
    case 'team':
      return [sql`${dealing} = any(${[...(people ?? [])]}::uuid[])`]
  }
}

function found(tx: Tx, search: string): RawBuilder<unknown> {
  const like = likeText(search)
  return sql`(x.title ilike ${like} or x.contract_title ilike ${like} or x.reference ilike ${like} or exists (
    select from supplier s where s.authority_id = ${tx.authority} and s.supplier_id = x.supplier_id and s.name ilike ${like}))`
}
