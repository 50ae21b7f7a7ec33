import { sql } from 'kysely'
import { addDays, type Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import { firstDayOf, nextQuarter, quarterCode, quarterOf, type Quarter } from '../../language/quarter.ts'
import { isMoney, unitWords } from '../../measurement/index.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Check } from '../check.ts'
import { checksOf } from '../checks.ts'
import { areAlike, printsOf, smallestNumber } from '../checks/elsewhere.ts'
import { countsFullTime, type MadeUp } from '../checks/full-time.ts'
import type { Where } from '../checks/place-and-time.ts'
import type { Similar } from '../checks/similar.ts'
import { supports } from '../evidence.ts'
import { checkingOf } from './checking.ts'
import type { EvidenceRecord } from './evidence.ts'
import type { MeasureOwed } from './promised-row.ts'

/** What is to be checked: a delivery, or an answer before it is sent. */
export interface ToCheck {
  commitment: string
  measure: MeasureOwed
  quarter: Quarter
  quantity: Decimal
  story: string
  planned: Decimal | undefined
  promised: Decimal
  before: Decimal
  starts: Day | null
  ends: Day | null
  /** Its own, and that of what it stands in the place of. */
  evidence: readonly Pick<EvidenceRecord, 'kind' | 'sha256' | 'scan' | 'destroyedAt' | 'outcome'>[]
  /** Itself, what it replaces and what replaces it: not to be compared with. */
  but: readonly string[]
  additional: boolean | null
  madeUp: MadeUp | null
  /** Whom they are told to: a supplier is not told whose else something is. */
  told: 'authority' | { supplier: string }
}

/** The checks, and the other deliveries that they speak of. */
export interface Noticed {
  checks: Check[]
  others: string[]
}

/** What the rules notice, looked up: the same for the supplier before sending and for whoever decides. */
export async function notice(tx: Tx, of: ToCheck): Promise<Noticed> {
  const { measure, quantity, evidence } = of
  const counts = quantity.gt(0)
  const [checking, about, sameFiles] = await Promise.all([
    checkingOf(tx),
    aboutCommitment(tx, of.commitment),
    sameFilesOf(tx, of),
  ])
  const [alike, similar] = await Promise.all([
    counts ? elsewhereOf(tx, of, about) : { sameNumber: [], sameWords: [] },
    counts ? similarTo(tx, of, about, checking.similarFrom) : undefined,
  ])
  const others = [...new Set([...sameFiles, ...alike.sameNumber, ...alike.sameWords])]
  const found = await foundOf(tx, others)
  const words = (amount: Decimal) => unitWords(measure, amount)
  const tell = (ids: readonly string[]) =>
    toldTo(
      of,
      found.filter(({ id }) => ids.includes(id)),
    )
  const checks = checksOf({
    ...checking,
    ...of,
    words,
    isMoney: isMoney(measure),
    evidence: evidence.filter(supports).map(({ kind }) => kind),
    sameFileIn: tell(sameFiles),
    didNotHoldUp: evidence.some(({ outcome }) => outcome === 'did-not'),
    where: about.where,
    extra: { said: of.additional, description: about.description, promise: about.promise },
    similar,
    elsewhere: { sameNumber: tell(alike.sameNumber), sameWords: tell(alike.sameWords) },
    madeUp: countsFullTime(measure) && counts ? of.madeUp : undefined,
  })
  return { checks, others }
}

interface Found {
  id: string
  title: string
  quarter: Quarter
  supplier: string
}

/** By name to the authority; to a supplier its own by name, and of all others only that there are some. */
function toldTo({ told }: ToCheck, found: readonly Found[]): string[] {
  const named = ({ title, quarter }: Found) => `${title}, ${quarterCode(quarter)}`
  if (told === 'authority') return [...new Set(found.map(named))]
  const own = found.filter(({ supplier }) => supplier === told.supplier)
  const others = found.length > own.length ? ['something that another supplier sent'] : []
  return [...new Set(own.map(named)), ...others]
}

interface About {
  measureId: string
  placeCode: string | null
  where: Where | undefined
  description: string | null
  promise: string
  valuePence: number | null
}

async function aboutCommitment(tx: Tx, commitment: string): Promise<About> {
  const { rows } = await sql<
    Omit<About, 'where' | 'valuePence'> & {
      place: string | null
      contractPlace: string | null
      isInside: boolean | null
      valuePence: string | null
    }
  >`
    select c.measure_id as "measureId", c.place_code as "placeCode", k.description, c.title || ' ' || m.name as promise,
      k.value_pence as "valuePence", p.name as place, kp.name as "contractPlace",
      kp.code in (p.code, p.parent, pp.parent) as "isInside"
    from commitment c
    join contract k on k.authority_id = c.authority_id and k.contract_id = c.contract_id
    join measure m on m.authority_id = c.authority_id and m.measure_id = c.measure_id
    left join place p on p.authority_id = c.authority_id and p.code = c.place_code
    left join place pp on pp.authority_id = p.authority_id and pp.code = p.parent
    left join place kp on kp.authority_id = k.authority_id and kp.code = k.place_code
    where c.authority_id = ${tx.authority} and c.commitment_id = ${commitment}`.execute(tx)
  const { place, contractPlace, isInside, valuePence, ...about } = rows[0]!
  return {
    ...about,
    valuePence: valuePence === null ? null : Number(valuePence),
    where: place && contractPlace ? { place, contractPlace, isInside: isInside ?? false } : undefined,
  }
}

const mostTold = 5

/** Deliveries by their ids, as they are told of. */
async function foundOf(tx: Tx, ids: readonly string[]): Promise<Found[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Found>`
    select d.delivery_id as id, c.title, d.quarter, d.supplier_id as supplier
    from delivery d
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    where d.authority_id = ${tx.authority} and d.delivery_id = any(${[...ids]}::uuid[])
    order by d.delivery_id`.execute(tx)
  return rows
}

/** Where files of the same content were sent before, of anybody. */
async function sameFilesOf(tx: Tx, { evidence, but }: ToCheck): Promise<string[]> {
  const hashes = evidence.flatMap(({ sha256 }) => sha256 ?? [])
  if (hashes.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct e.delivery_id as id from evidence e
    where e.authority_id = ${tx.authority} and e.sha256 = any(${hashes}::text[]) and e.removed_at is null
      and e.delivery_id is not null and e.delivery_id <> all(${[...but]}::uuid[])
    limit ${mostTold}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Reports of the same measure under other commitments that tell of the same thing. */
async function elsewhereOf(
  tx: Tx,
  { commitment, quarter, quantity, story, but }: ToCheck,
  { measureId, placeCode }: About,
): Promise<{ sameNumber: string[]; sameWords: string[] }> {
  const other = sql`d.authority_id = ${tx.authority} and d.measure_id = ${measureId} and d.commitment_id <> ${commitment}
    and d.state not in ('not-accepted', 'replaced') and d.delivery_id <> all(${[...but]}::uuid[])`
  const sameNumber = async () => {
    if (quantity.lt(smallestNumber) || placeCode === null) return []
    const { rows } = await sql<{ id: string }>`
      select d.delivery_id as id from delivery d
      where ${other} and d.quarter = ${quarter} and d.place_code = ${placeCode} and d.quantity = ${quantity.toFixed()}::numeric
      limit ${mostTold}`.execute(tx)
    return rows.map(({ id }) => id)
  }
  const sameWords = async () => {
    const prints = printsOf(story)
    if (prints.length === 0) return []
    const near = [quarterBefore(quarter), quarter, nextQuarter(quarter)]
    const { rows } = await sql<{ id: string; story: string }>`
      select d.delivery_id as id, d.story
      from (
        select p.delivery_id
        from (
          select p.delivery_id from delivery_print p
          where p.authority_id = ${tx.authority} and p.measure_id = ${measureId} and p.quarter = any(${near}::text[])
            and p.print = any(${prints}::text[])
          limit ${mostPrints}
        ) p
        group by p.delivery_id order by count(*) desc, p.delivery_id desc limit 40
      ) p
      join delivery d on d.delivery_id = p.delivery_id
      where ${other}`.execute(tx)
    const alike = rows.filter((each) => areAlike(each.story, story))
    return alike.slice(0, mostTold).map(({ id }) => id)
  }
  const [numbers, words] = await Promise.all([sameNumber(), sameWords()])
  return { sameNumber: numbers, sameWords: words }
}

/** Digests that are read at most, where many tell of their deliveries in the same set words. */
const mostPrints = 600

const quarterBefore = (quarter: Quarter) => quarterOf(addDays(firstDayOf(quarter), -1))

/** Accepted reports that are compared with: the latest. */
const mostCompared = 200

async function similarTo(
  tx: Tx,
  { commitment, quantity }: ToCheck,
  { measureId, valuePence }: About,
  similarFrom: number,
): Promise<Similar> {
  const { rows } = await sql<{ accepted: string; pence: string | null }>`
    select d.accepted, k.value_pence as pence
    from (
      select d.authority_id, d.accepted, d.contract_id from delivery d
      where d.authority_id = ${tx.authority} and d.measure_id = ${measureId} and d.commitment_id <> ${commitment}
        and d.state in ('verified', 'partly-verified') and d.accepted > 0
      order by d.recorded_at desc limit ${mostCompared}
    ) d
    join contract k on k.authority_id = d.authority_id and k.contract_id = d.contract_id`.execute(tx)
  const valued = rows.filter(({ pence }) => Number(pence) > 0)
  const amounts = rows.map(({ accepted }) => new Decimal(accepted))
  if (!(Number(valuePence) > 0) || valued.length < similarFrom) return { amount: quantity, amounts }
  const million = (amount: Decimal, pence: number | string | null) =>
    amount.times(100_000_000).div(pence!).round(6)
  return {
    amount: quantity,
    amounts,
    perMillion: {
      amount: million(quantity, valuePence),
      amounts: valued.map(({ accepted, pence }) => million(new Decimal(accepted), pence)),
    },
  }
}

/** Keeps the digests by which what a delivery tells is found again. */
export async function keepPrints(
  tx: Tx,
  { id, measure, quarter, story }: { id: string; measure: string; quarter: Quarter; story: string },
): Promise<void> {
  const prints = tx.trial ? [] : printsOf(story)
  if (prints.length === 0) return
  await tx
    .insertInto('delivery_print')
    .values(
      prints.map((print) => ({
        authority_id: tx.authority,
        measure_id: measure,
        quarter,
        print,
        delivery_id: id,
      })),
    )
    .execute()
}
