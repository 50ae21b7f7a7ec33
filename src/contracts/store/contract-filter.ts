import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import type { Tx } from '../../platform/database.ts'

export type StandingToday = 'now' | 'ended' | 'future'

export interface ContractFilter {
  /** Words that stand in the title, the number or a supplier's name; every one of them somewhere. */
  search?: string | undefined
  /** How the contract stands today; of several, any. */
  standing?: StandingToday | readonly StandingToday[] | undefined
  /** A person's id, or `none`; of several, any. */
  owner?: string | readonly string[] | undefined
  service?: string | undefined
  supplier?: string | undefined
  framework?: string | undefined
  /** Whether anything is promised on it. */
  commitments?: 'some' | 'none' | undefined
  disclosure?: 'published' | 'held-back' | undefined
  /** The import that added or changed them, or commitments on them. */
  importId?: string | undefined
  /** Those of which a notice names a promise that nobody has decided on. */
  drafts?: 'open' | undefined
  /** Those that a person withdrew, instead of those that stand. */
  withdrawn?: boolean | undefined
}

export type Condition = RawBuilder<boolean>

/** What the filter asks of a contract, for a query that calls it `c`. */
export function conditionsOf(tx: Tx, filter: ContractFilter & { today: Day }): Condition {
  const { search, standing, owner, service, supplier, framework, commitments, disclosure, today } = filter
  const conditions: Condition[] = [
    filter.withdrawn ? sql<boolean>`c.withdrawal_reason is not null` : sql<boolean>`c.withdrawn_at is null`,
  ]
  for (const word of wordsOf(search)) conditions.push(namesWord(tx, word))
  const standings = [standing ?? []].flat()
  if (standings.length > 0) conditions.push(anyOf(standings.map((each) => standsToday(each, today))))
  const owners = [owner ?? []].flat()
  if (owners.length > 0) conditions.push(anyOf(owners.map(ownedBy)))
  if (service) conditions.push(sql<boolean>`c.service = ${service}`)
  if (framework) conditions.push(sql<boolean>`c.framework_id = ${framework}::uuid`)
  if (disclosure) conditions.push(sql<boolean>`c.disclosure = ${disclosure}`)
  if (supplier) {
    conditions.push(
      sql<boolean>`c.contract_id in (select n.contract_id from contract_supplier n
        where n.authority_id = ${tx.authority} and n.supplier_id = ${supplier}::uuid)`,
    )
  }
  if (commitments) {
    const promised = sql`exists (select from commitment k where k.authority_id = c.authority_id
      and k.contract_id = c.contract_id and k.withdrawn_on is null)`
    conditions.push(commitments === 'some' ? sql<boolean>`${promised}` : sql<boolean>`not ${promised}`)
  }
  if (filter.importId) {
    conditions.push(
      sql<boolean>`(c.contract_id in (select f.contract_id from contract_fact f
          where f.authority_id = ${tx.authority} and f.import_id = ${filter.importId}::uuid)
        or c.contract_id in (select k.contract_id from commitment_fact f
          join commitment k on k.authority_id = f.authority_id and k.commitment_id = f.commitment_id
          where f.authority_id = ${tx.authority} and f.import_id = ${filter.importId}::uuid))`,
    )
  }
  if (filter.drafts) {
    conditions.push(
      sql<boolean>`exists (select from commitment_draft w where w.authority_id = c.authority_id
        and w.contract_id = c.contract_id and w.state = 'open')`,
    )
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

function anyOf(conditions: readonly Condition[]): Condition {
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

function standsToday(standing: StandingToday, today: Day): Condition {
  if (standing === 'ended') return sql<boolean>`c.ends < ${today}::date`
  if (standing === 'future') return sql<boolean>`c.starts > ${today}::date`
  return sql<boolean>`((c.starts is null or c.starts <= ${today}::date) and (c.ends is null or c.ends >= ${today}::date))`
}

function ownedBy(owner: string): Condition {
  return owner === 'none' ? sql<boolean>`c.owner_id is null` : sql<boolean>`c.owner_id = ${owner}::uuid`
}

const mostWords = 8

function wordsOf(search: string | undefined): string[] {
  return (search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords)
}

function namesWord(tx: Tx, word: string): Condition {
  const like = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(c.title_key like ${like} or lower(c.reference) like ${like} or c.contract_id in (
    select n.contract_id from supplier s
    join contract_supplier n on n.authority_id = s.authority_id and n.supplier_id = s.supplier_id
    where s.authority_id = ${tx.authority} and s.name_key like ${like}))`
}
