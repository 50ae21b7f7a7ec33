import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Against } from '../../attention.ts'
import {
  type PortfolioBy,
  type PortfolioCounts,
  type PortfolioKind,
  portfolioKinds,
} from '../../portfolio.ts'
import { everyone } from '../../whose.ts'
import { dealing, matchingInParts } from './filter.ts'
import { Remembered } from './remembered.ts'

/** A line of a portfolio: what one service, team, person, supplier or outcome has; of none of them when the key is null. */
export interface PortfolioRow {
  /** An id; of a service its name. */
  key: string | null
  name: string | null
  counts: PortfolioCounts
}

/** The lines of a portfolio, and all of it together. */
export interface PortfolioCounted {
  rows: PortfolioRow[]
  totals: PortfolioCounts
}

const remembered = new Remembered<PortfolioCounted>()

/**
 * What is late, behind its plan, due soon and not checked, laid out; the most late first. A person in two teams is counted in
 * both. As it was last worked out, while nothing was recorded since: for transactions that only read.
 */
export function portfolioOf(tx: Tx, by: PortfolioBy, against: Against): Promise<PortfolioCounted> {
  return remembered.of(tx, `${by} ${against.today}`, async () => {
    const counted = await countedBy(tx, by === 'team' ? 'person' : by, against)
    const totals = { ...none }
    for (const { kind, count } of counted) totals[kind] += count
    const laidOut = by === 'team' ? await byTeam(tx, counted) : counted
    return { rows: rowsOf(laidOut), totals }
  })
}

const none: PortfolioCounts = { overdue: 0, 'behind-plan': 0, 'ending-soon': 0, 'to-verify': 0 }

function rowsOf(counted: readonly Counted[]): PortfolioRow[] {
  const rows = new Map<string | null, PortfolioRow>()
  for (const { kind, key, name, count } of counted) {
    const row = rows.get(key) ?? { key, name, counts: { ...none } }
    row.counts[kind] += count
    rows.set(key, row)
  }
  return [...rows.values()].sort(mostLateFirst)
}

function mostLateFirst(a: PortfolioRow, b: PortfolioRow): number {
  for (const kind of portfolioKinds) {
    const more = b.counts[kind] - a.counts[kind]
    if (more !== 0) return more
  }
  return (a.name ?? '').localeCompare(b.name ?? '')
}

interface Counted {
  kind: PortfolioKind
  key: string | null
  name: string | null
  count: number
}

/** All kinds in one question: their rows stand beside each other before they are joined with anything. */
async function countedBy(tx: Tx, by: Exclude<PortfolioBy, 'team'>, against: Against): Promise<Counted[]> {
  const { key, name } = dimensions(tx)[by]
  const { rows } = await sql<Counted>`
    select g.kind, g.key::text as key, ${name} as name, g.count from (
      select x.kind, ${key} as key, count(*)::int as count
      ${matchingInParts(tx, portfolioKinds, { whose: everyone }, against)}
      group by 1, 2) g`.execute(tx)
  return rows
}

interface Dimension {
  key: RawBuilder<unknown>
  name: RawBuilder<unknown>
}

function dimensions(tx: Tx): Record<Exclude<PortfolioBy, 'team'>, Dimension> {
  const here = tx.authority
  return {
    service: { key: sql`x.service`, name: sql`g.key` },
    supplier: {
      key: sql`x.supplier_id`,
      name: sql`(select s.name from supplier s where s.authority_id = ${here} and s.supplier_id = g.key)`,
    },
    outcome: {
      key: sql`x.outcome_id`,
      name: sql`(select o.name from outcome o where o.authority_id = ${here} and o.outcome_id = g.key)`,
    },
    person: {
      key: dealing,
      name: sql`(select p.name from person p where p.person_id = g.key)`,
    },
  }
}

/** What people deal with, in each of their teams; `nobody` what nobody does, and no key for people in none. */
async function byTeam(tx: Tx, counted: readonly Counted[]): Promise<Counted[]> {
  const { rows } = await sql<{ person: string; key: string; name: string }>`
    select m.person_id as person, m.team_id as key, t.name from team_member m
    join team t on t.authority_id = m.authority_id and t.team_id = m.team_id
    where m.authority_id = ${tx.authority} and m.ends is null`.execute(tx)
  const teams = Map.groupBy(rows, ({ person }) => person)
  return counted.flatMap(({ kind, key, count }) => {
    if (key === null) return [{ kind, key: 'nobody', name: null, count }]
    const of = teams.get(key) ?? [{ key: null, name: null }]
    return of.map((team) => ({ kind, key: team.key, name: team.name, count }))
  })
}
