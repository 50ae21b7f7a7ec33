import { sql } from 'kysely'
import { addMonths, type Day, dayIn, longDay } from '../../../language/day.ts'
import { accept, type Decision, refuse } from '../../../language/decision.ts'
import { newId } from '../../../language/identifier.ts'
import { Decimal } from '../../../language/quantity.ts'
import { recordedNow, type Tx } from '../../../platform/database.ts'
import {
  recordWaiver,
  type Waiver,
  type WaiverKind,
  waiverKinds,
  type WaiverRefusal,
  type WaiverStanding,
} from '../../running/waiver.ts'
import { contractOf } from '../contracts.ts'

export interface WaiverRecord extends Waiver {
  id: string
  version: number
  contractTitle: string | null
  /** Why it was taken out again. */
  withdrawnBecause: string | null
  recordedAt: Date
}

function waivers(tx: Tx) {
  return tx
    .selectFrom('waiver as w')
    .leftJoin('contract as k', (join) =>
      join.onRef('k.authority_id', '=', 'w.authority_id').onRef('k.contract_id', '=', 'w.contract_id'),
    )
    .selectAll('w')
    .select('k.title as contract_title')
    .where('w.authority_id', '=', tx.authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof waivers>['executeTakeFirstOrThrow']>>

function waiverRecord(row: Row): WaiverRecord {
  return {
    id: row.waiver_id,
    version: row.version,
    number: row.number,
    kind: row.kind as WaiverKind,
    title: row.title,
    supplier: row.supplier,
    contract: row.contract_id,
    contractTitle: row.contract_title,
    value: row.value === null ? null : new Decimal(row.value),
    reason: row.reason,
    approver: row.approver,
    approvedOn: row.approved_on as Day,
    expires: row.expires as Day,
    withdrawnBecause: row.withdrawn_because,
    recordedAt: row.recorded_at,
  }
}

export interface WaiverFilter {
  search?: string | undefined
  standing?: WaiverStanding | undefined
  contract?: string | undefined
  today: Day
  months: number
}

function narrowed(tx: Tx, { search = '', standing, contract, today, months }: WaiverFilter) {
  let query = waivers(tx).where('w.withdrawn_because', 'is', null)
  for (const word of search.split(/\s+/).filter(Boolean).slice(0, 8)) {
    const like = `%${word.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where('w.search_key', 'like', like)
  }
  if (contract) query = query.where('w.contract_id', '=', contract)
  const soon = addMonths(today, months)
  if (standing === 'expired') query = query.where('w.expires', '<', today)
  if (standing === 'expiring') query = query.where('w.expires', '>=', today).where('w.expires', '<=', soon)
  if (standing === 'in-force') query = query.where('w.expires', '>', soon)
  return query
}

/** A page of the register of waivers and direct awards, by the day they expire, the latest first. */
export async function waiversIn(
  tx: Tx,
  filter: WaiverFilter,
  { after, limit = 50 }: { after?: string | undefined; limit?: number } = {},
): Promise<{ waivers: WaiverRecord[]; next?: string }> {
  let query = narrowed(tx, filter)
    .orderBy('w.expires', 'desc')
    .orderBy('w.waiver_id', 'desc')
    .limit(limit + 1)
  if (after) {
    const [on, id] = [after.slice(0, 10), after.slice(10)]
    query = query.where(sql<boolean>`(w.expires, w.waiver_id) < (${on}::date, ${id}::uuid)`)
  }
  const rows = await query.execute()
  const found = rows.slice(0, limit).map(waiverRecord)
  const last = found.at(-1)
  return rows.length > limit && last
    ? { waivers: found, next: `${last.expires}${last.id}` }
    : { waivers: found }
}

export async function waiverOf(
  tx: Tx,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<WaiverRecord | undefined> {
  const query = waivers(tx).where('w.waiver_id', '=', id)
  const row = await (lock ? query.forUpdate('w') : query).executeTakeFirst()
  return row && waiverRecord(row)
}

/** Whether the number stands in the register, other than on this one. */
async function isNumberInUse(tx: Tx, number: string, but: string | null): Promise<boolean> {
  const row = await tx
    .selectFrom('waiver')
    .select('waiver_id')
    .where('authority_id', '=', tx.authority)
    .where(sql<boolean>`lower(number) = ${number.trim().toLowerCase()}`)
    .where('withdrawn_because', 'is', null)
    .executeTakeFirst()
  return row !== undefined && row.waiver_id !== but
}

function valuesOf(waiver: Waiver) {
  return {
    number: waiver.number.trim(),
    kind: waiver.kind,
    title: waiver.title.trim(),
    supplier: waiver.supplier.trim(),
    contract_id: waiver.contract,
    value: waiver.value?.toFixed() ?? null,
    reason: waiver.reason.trim(),
    approver: waiver.approver.trim(),
    approved_on: waiver.approvedOn,
    expires: waiver.expires,
  }
}

const inWords = ({ number, kind, title, expires }: Waiver) =>
  `${waiverKinds[kind]} ${number}, “${title}”, until ${longDay(expires)}`

function note(tx: Tx, id: string, action: string, words: string): void {
  tx.note({ action, subject: 'waiver', id, words, facts: [{ table: 'waiver', key: { waiver_id: id } }] })
}

async function addWaiver(tx: Tx, waiver: Waiver): Promise<string> {
  const waiver_id = newId()
  await tx
    .insertInto('waiver')
    .values({ authority_id: tx.authority, waiver_id, ...valuesOf(waiver), ...recordedNow(tx) })
    .execute()
  note(tx, waiver_id, 'waiver-recorded', `Recorded ${inWords(waiver)}. Approved by ${waiver.approver}.`)
  return waiver_id
}

/** The row was locked and its version compared before. */
async function changeWaiver(
  tx: Tx,
  { id, version }: Pick<WaiverRecord, 'id' | 'version'>,
  waiver: Waiver,
): Promise<void> {
  await tx
    .updateTable('waiver')
    .set({ ...valuesOf(waiver), version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('waiver_id', '=', id)
    .execute()
  note(
    tx,
    id,
    'waiver-changed',
    `Changed to ${inWords(waiver)}. Approved by ${waiver.approver}: ${waiver.reason}`,
  )
}

export async function withdrawWaiver(
  tx: Tx,
  { id, version, number }: Pick<WaiverRecord, 'id' | 'version' | 'number'>,
  because: string,
): Promise<void> {
  await tx
    .updateTable('waiver')
    .set({ withdrawn_because: because, version: version + 1 })
    .where('authority_id', '=', tx.authority)
    .where('waiver_id', '=', id)
    .execute()
  note(tx, id, 'waiver-withdrawn', `Took ${number} out of the register: ${because}`)
}

/** Records a waiver or direct award, or changes one; its number stands in the register once. */
export async function keepWaiver(
  tx: Tx,
  proposed: Waiver,
  standing?: WaiverRecord,
): Promise<Decision<string, WaiverRefusal>> {
  const contract = proposed.contract && (await contractOf(tx, proposed.contract))
  const known = { ...proposed, contract: contract ? contract.id : null }
  const decision = recordWaiver(known, dayIn(tx.at))
  if (!decision.accepted) return decision
  if (await isNumberInUse(tx, known.number, standing?.id ?? null)) return refuse('number-in-use')
  if (!standing) return accept(await addWaiver(tx, decision.fact))
  await changeWaiver(tx, standing, decision.fact)
  return accept(standing.id)
}

/** What the filter finds as CSV; text that a spreadsheet would take for a formula is quoted by an apostrophe. */
export function waiversAsCsv(tx: Tx, filter: WaiverFilter): AsyncIterable<Uint8Array> {
  const found = narrowed(tx, filter)
  const text = (name: string) =>
    sql`case when ${sql.ref(name)} ~ '^[-=+@[:cntrl:]]' then '''' || ${sql.ref(name)} else ${sql.ref(name)} end as ${sql.ref(name)}`
  return tx.copyOut(
    sql`select ${sql.join(
      [
        text('number'),
        sql`kind`,
        text('title'),
        text('supplier'),
        sql`value`,
        text('reason'),
        text('approver'),
        sql`approved_on`,
        sql`expires`,
        sql`contract_id as contract`,
      ],
      sql`, `,
    )} from (${found}) as w order by expires desc, waiver_id desc`,
    'csv',
  )
}
