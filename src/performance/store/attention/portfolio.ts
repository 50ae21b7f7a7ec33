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
import { dealing, matching } from './filter.ts'
import { Remembered } from './remembered.ts'

/** A line of a portfolio: what one service, team, person, supplier or outcome has; of none of them when the key is null. */
export interface PortfolioRow {
  /** An id; of a service its name. */
  key: string | null
  name: string | null
  counts: PortfolioCounts
}

const remembered = new Remembered<PortfolioRow[]>()

/**
 * What is late, behind its plan, due soon and not checked, laid out; the most late first. A person in two teams is counted in
 * both. As it was last worked out, while nothing was recorded since: for transactions that only read.
 */
export function portfolioOf(tx: Tx, by: PortfolioBy, against: Against): Promise<PortfolioRow[]> {
  return remembered.of(tx, `${by} ${against.today}`, async () => {
    const rows = new Map<string | null, PortfolioRow>()
    for (const kind of portfolioKinds) {
      for (const { key, name, count } of await counted(tx, kind, by, against)) {
        const row = rows.get(key) ?? { key, name, counts: { ...none } }
        rows.set(key, { ...row, counts: { ...row.counts, [kind]: count } })
      }
    }
    return [...rows.values()].sort(mostLateFirst)
  })
}

const none: PortfolioCounts = { overdue: 0, 'behind-plan': 0, 'ending-soon': 0, 'to-verify': 0 }

function mostLateFirst(a: PortfolioRow, b: PortfolioRow): number {
  for (const kind of portfolioKinds) {
    const more = b.counts[kind] - a.counts[kind]
    if (more !== 0) return more
  }
  return (a.name ?? '').localeCompare(b.name ?? '')
}

interface Counted {
  key: string | null
  name: string | null
  count: number
}

async function counted(tx: Tx, kind: PortfolioKind, by: PortfolioBy, against: Against): Promise<Counted[]> {
  const { key, from, name } = dimensions(tx)[by]
  const { rows } = await sql<Counted>`
    select g.key::text as key, ${name} as name, g.count from (
      select ${key} as key, count(*)::int as count
      from (select x.service, x.supplier_id, x.outcome_id, ${dealing} as person
        ${matching(tx, { kind, whose: everyone }, against)}) r
      ${from}
      group by 1) g`.execute(tx)
  return rows
}

interface Dimension {
  key: RawBuilder<unknown>
  from: RawBuilder<unknown>
  name: RawBuilder<unknown>
}

function dimensions(tx: Tx): Record<PortfolioBy, Dimension> {
  const here = tx.authority
  return {
    service: { key: sql`r.service`, from: sql``, name: sql`g.key` },
    supplier: {
      key: sql`r.supplier_id`,
      from: sql``,
      name: sql`(select s.name from supplier s where s.authority_id = ${here} and s.supplier_id = g.key)`,
    },
    outcome: {
      key: sql`r.outcome_id`,
      from: sql``,
      name: sql`(select o.name from outcome o where o.authority_id = ${here} and o.outcome_id = g.key)`,
    },
    person: {
      key: sql`r.person`,
      from: sql``,
      name: sql`(select p.name from person p where p.person_id = g.key)`,
    },
    team: {
      key: sql`coalesce(m.team_id::text, case when r.person is null then 'nobody' end)`,
      from: sql`left join team_member m on m.authority_id = ${here} and m.person_id = r.person and m.ends is null`,
      name: sql`(select t.name from team t where t.authority_id = ${here} and t.team_id::text = g.key)`,
    },
  }
}
