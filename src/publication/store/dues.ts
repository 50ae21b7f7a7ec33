import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { type Quarter, quarterOf } from '../../language/quarter.ts'
import { outcomesOf } from '../../measurement/store.ts'
import { type DueCount, type Headline, headlineOf } from '../../performance/index.ts'
import { headlineByOutcome } from '../../performance/store.ts'
import type { Tx } from '../../platform/tx.ts'

/** A strategic outcome with how the commitments under it and under its aims are met. */
export interface OutcomeKept {
  id: string
  slug: string
  name: string
  describes: string
  aims: { slug: string; name: string; describes: string }[]
  headline: Headline
}

const none: Headline = {
  due: 0,
  inFull: 0,
  byEarlierRecords: 0,
  inPart: 0,
  notMet: 0,
  notYetDue: 0,
}

/** The strategic outcomes in their order; what is promised towards an aim is counted under its outcome. */
export async function outcomesKept(tx: Tx, today: Day): Promise<OutcomeKept[]> {
  const all = await outcomesOf(tx)
  const headlines = await headlineByOutcome(tx, today)
  return all
    .filter(({ parent }) => parent === null)
    .map(({ id, slug, name, describes }) => {
      const aims = all.filter(({ parent }) => parent === id)
      const parts = [id, ...aims.map((aim) => aim.id)].map((part) => headlines.get(part) ?? none)
      return { id, slug, name, describes, aims, headline: parts.reduce(added, none) }
    })
}

function added(a: Headline, b: Headline): Headline {
  return {
    due: a.due + b.due,
    inFull: a.inFull + b.inFull,
    byEarlierRecords: a.byEarlierRecords + b.byEarlierRecords,
    inPart: a.inPart + b.inPart,
    notMet: a.notMet + b.notMet,
    notYetDue: a.notYetDue + b.notYetDue,
  }
}

/** How the commitments towards one outcome are met that fell due in each quarter by today. */
export async function outcomeByQuarter(
  tx: Tx,
  outcome: string,
  today: Day,
): Promise<{ quarter: Quarter; headline: Headline }[]> {
  const { rows } = await sql<DueCount>`
    select d.due, d.in_full as "inFull", d.by_earlier_records as "byEarlierRecords", d.in_part as "inPart", d.not_met as "notMet" from commitments_due d
    where d.authority_id = ${tx.authority} and d.due <= ${today}::date and (d.outcome_id = ${outcome} or d.outcome_id in (
      select aim.outcome_id from outcome aim where aim.authority_id = ${tx.authority} and aim.parent_id = ${outcome}))
    order by d.due`.execute(tx)
  const quarters = Map.groupBy(rows, ({ due }) => quarterOf(due))
  return [...quarters].map(([quarter, counts]) => ({ quarter, headline: headlineOf(counts, today) }))
}

/** What the home page says beside its figures. */
export interface Ahead {
  /** Reports on published contracts that wait to be checked. */
  waiting: number
  /** The next day on which something published falls due. */
  next: Day | null
}

export async function ahead(tx: Tx, today: Day): Promise<Ahead> {
  const { rows } = await sql<Ahead>`
    select (select count(*)::int from delivery d
        join contract c on c.authority_id = d.authority_id and c.contract_id = d.contract_id
          and c.disclosure = 'published' and c.withdrawn_at is null
        where d.authority_id = ${tx.authority} and d.state in ('reported', 'evidenced')) as waiting,
      (select min(due) from commitments_due where authority_id = ${tx.authority} and due > ${today}::date
        and in_full + by_earlier_records + in_part + not_met > 0) as next`.execute(tx)
  return rows[0]!
}
