import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { type CountedBy, countedByOf, type Scaling } from '../../contracts/index.ts'
import { type PlanKept, planOf } from '../../contracts/store.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/tx.ts'

/** How the commitments of a published contract stand on a day, as lists show it. */
export interface ContractKept {
  commitments: number
  due: number
  inFull: number
  byEarlierRecords: number
  inPart: number
  notMet: number
  /** Counted by the host or the user of a framework: in none of the others but the first. */
  elsewhere: number
}

/** Something is owed, and this authority counts it. */
const owedHere = sql`k.quantity > 0 and k.counted_by is null`

/** The counts of commitments `k` with their progress `p`, as they stand on a day. */
function counts(today: Day) {
  return sql`count(*)::int as commitments,
      (count(*) filter (where ${owedHere} and k.due <= ${today}::date))::int as due,
      (count(*) filter (where ${owedHere} and k.due <= ${today}::date and p.verified >= k.quantity))::int as "inFull",
      (count(*) filter (where ${owedHere} and k.due <= ${today}::date and p.verified < k.quantity
        and p.verified + p.earlier_accepted >= k.quantity))::int as "byEarlierRecords",
      (count(*) filter (where ${owedHere} and k.due <= ${today}::date and p.verified + p.earlier_accepted > 0
        and p.verified + p.earlier_accepted < k.quantity))::int as "inPart",
      (count(*) filter (where ${owedHere} and k.due <= ${today}::date and coalesce(p.verified + p.earlier_accepted, 0) <= 0))::int as "notMet",
      (count(*) filter (where k.counted_by is not null))::int as elsewhere`
}

/** Of these contracts those that are published; the others' commitments are not told. */
export async function contractsKept(
  tx: Tx,
  contracts: readonly string[],
  today: Day,
): Promise<Map<string, ContractKept>> {
  if (contracts.length === 0) return new Map()
  const { rows } = await sql<ContractKept & { contract: string }>`
    select k.contract_id as contract, ${counts(today)}
    from commitment k
    join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
      and c.disclosure = 'published' and c.withdrawn_at is null
    left join commitment_progress p on p.authority_id = k.authority_id and p.commitment_id = k.commitment_id
    where k.authority_id = ${tx.authority} and k.contract_id = any(${[...contracts]}::uuid[]) and k.withdrawn_on is null
    group by 1`.execute(tx)
  return new Map(rows.map(({ contract, ...kept }) => [contract, kept]))
}

/** A promise as the contract's page shows it: without owners and their addresses, which are never read here. */
export interface PublicCommitment {
  id: string
  contract: { id: string; title: string }
  recordedAt: Date
  title: string
  measureCode: string
  measureName: string
  unit: { one: string; many: string }
  outcome: string
  supplierName: string
  quantity: Decimal
  /** Who else counts it, under a framework. */
  countedBy: CountedBy | null
  /** Where it grows with what is invoiced. */
  scaling: Scaling | null
  due: Day
  standing: string
  origin: string
  place: string | null
  placeName: string | null
  beneficiaries: string | null
  reported: Decimal
  verified: Decimal
  /** Accepted by the council's earlier records; never verified here. */
  earlier: Decimal
  waiting: number
}

interface Row extends Omit<
  PublicCommitment,
  'unit' | 'quantity' | 'countedBy' | 'scaling' | 'reported' | 'verified' | 'earlier' | 'contract'
> {
  contractId: string
  contractTitle: string
  one: string
  many: string
  quantity: string
  counted_by: string | null
  counted_by_name: string | null
  scaling: PlanKept['scaling'] | null
  reported: string
  verified: string
  earlier: string
}

/** The commitments of a published contract that stand, by the day they fall due. */
export async function publicCommitments(tx: Tx, contract: string): Promise<PublicCommitment[]> {
  const { rows } = await sql<Row>`
    ${commitmentsRead(tx)} and k.contract_id = ${contract} order by k.due, k.commitment_id`.execute(tx)
  return rows.map(commitmentFrom)
}

/** The commitments on published contracts for one place, or for none where there is no code: those nearest to the day, before or after it. */
export async function commitmentsForPlace(
  tx: Tx,
  place: string | null,
  { due, today, limit }: { due: 'by' | 'after'; today: Day; limit: number },
): Promise<PublicCommitment[]> {
  const near =
    due === 'by'
      ? sql`k.due <= ${today}::date order by k.due desc, k.commitment_id desc`
      : sql`k.due > ${today}::date order by k.due, k.commitment_id`
  const { rows } = await sql<Row>`
    ${commitmentsRead(tx)} and ${at(place)} and ${near} limit ${limit}`.execute(tx)
  return rows.map(commitmentFrom)
}

/** How all of those stand on a day. */
export async function placeKept(tx: Tx, place: string | null, today: Day): Promise<ContractKept> {
  const { rows } = await sql<ContractKept>`
    select ${counts(today)}
    from commitment k
    join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
      and c.disclosure = 'published' and c.withdrawn_at is null
    left join commitment_progress p on p.authority_id = k.authority_id and p.commitment_id = k.commitment_id
    where k.authority_id = ${tx.authority} and ${at(place)} and k.withdrawn_on is null`.execute(tx)
  return rows[0]!
}

function at(place: string | null) {
  return place === null ? sql`k.place_code is null` : sql`k.place_code = ${place}`
}

function commitmentsRead(tx: Tx) {
  return sql`
    select k.commitment_id as id, c.contract_id as "contractId", c.title as "contractTitle", k.recorded_at as "recordedAt", k.title, m.code as "measureCode", m.name as "measureName", m.unit as one, m.units as many,
      o.name as outcome, s.name as "supplierName", k.quantity, k.plan->'scaling' as scaling, k.due, k.standing, k.counted_by, k.counted_by_name, k.origin, k.place_code as place, p.name as "placeName",
      k.beneficiaries, coalesce(g.reported, 0) as reported, coalesce(g.verified, 0) as verified,
      coalesce(g.earlier_accepted, 0) as earlier,
      coalesce(g.waiting, 0) as waiting
    from commitment k
    join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
      and c.disclosure = 'published' and c.withdrawn_at is null
    join measure m on m.authority_id = k.authority_id and m.measure_id = k.measure_id
    join outcome o on o.authority_id = k.authority_id and o.outcome_id = k.outcome_id
    join supplier s on s.authority_id = k.authority_id and s.supplier_id = k.supplier_id
    left join place p on p.authority_id = k.authority_id and p.code = k.place_code
    left join commitment_progress g on g.authority_id = k.authority_id and g.commitment_id = k.commitment_id
    where k.authority_id = ${tx.authority} and k.withdrawn_on is null`
}

function commitmentFrom(row: Row): PublicCommitment {
  const {
    one,
    many,
    quantity,
    reported,
    verified,
    earlier,
    contractId,
    contractTitle,
    counted_by,
    counted_by_name,
    ...said
  } = row
  return {
    ...said,
    countedBy: countedByOf({ counted_by, counted_by_name }).countedBy ?? null,
    contract: { id: contractId, title: contractTitle },
    unit: { one, many },
    quantity: new Decimal(quantity),
    scaling: planOf(said.scaling ? { scaling: said.scaling } : {}).scaling ?? null,
    reported: new Decimal(reported),
    verified: new Decimal(verified),
    earlier: new Decimal(earlier),
  }
}

/** A contract that promises something towards an outcome. */
export interface ContributingContract {
  id: string
  title: string
  supplierName: string
  commitments: number
}

/** The published contracts with the most commitments towards an outcome. */
export async function contractsFor(tx: Tx, outcome: string, limit: number): Promise<ContributingContract[]> {
  const { rows } = await sql<ContributingContract>`
    select c.contract_id as id, c.title, max(s.name) as "supplierName", count(*)::int as commitments
    from commitment k
    join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
      and c.disclosure = 'published' and c.withdrawn_at is null
    join supplier s on s.authority_id = k.authority_id and s.supplier_id = k.supplier_id
    where k.authority_id = ${tx.authority} and k.withdrawn_on is null and (k.outcome_id = ${outcome} or k.outcome_id in (
      select aim.outcome_id from outcome aim where aim.authority_id = ${tx.authority} and aim.parent_id = ${outcome}))
    group by c.contract_id, c.title order by count(*) desc, c.title limit ${limit}`.execute(tx)
  return rows
}

/** How the commitments of one supplier on published contracts stand on a day. */
export async function supplierKept(tx: Tx, supplier: string, today: Day): Promise<ContractKept> {
  const { rows } = await sql<ContractKept>`
    select ${counts(today)}
    from commitment k
    join contract c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
      and c.disclosure = 'published' and c.withdrawn_at is null
    left join commitment_progress p on p.authority_id = k.authority_id and p.commitment_id = k.commitment_id
    where k.authority_id = ${tx.authority} and k.supplier_id = ${supplier} and k.withdrawn_on is null`.execute(
    tx,
  )
  return rows[0]!
}
