import type { Day } from '../../../language/day.ts'
import { dayIn, longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { authorityOf, supplierOf } from '../../../parties/store.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { recordedNow, type Tx } from '../../../platform/tx.ts'
import type { Named, NoticeFacts, PerformanceNotice } from '../../kpi/notice.ts'
import { failuresOf } from './failures.ts'
import { kpisOf, standingRatings } from './kpis.ts'

export interface NoticeRecord {
  id: string
  notice: PerformanceNotice
  preparedOn: Day
  preparedAt: Date
  preparedBy: string | null
  publishedOn: Day | null
  /** The number it has where it was published. */
  reference: string | null
}

function notices(tx: Tx) {
  return tx
    .selectFrom('performance_notice as n')
    .leftJoin('performance_notice_publication as p', (on) =>
      on
        .onRef('p.authority_id', '=', 'n.authority_id')
        .onRef('p.performance_notice_id', '=', 'n.performance_notice_id'),
    )
    .select([
      'n.performance_notice_id',
      'n.told',
      'n.recorded_at',
      'n.recorded_by',
      'p.published_on',
      'p.reference',
    ])
    .where('n.authority_id', '=', tx.authority)
}

type Row = Awaited<ReturnType<ReturnType<typeof notices>['executeTakeFirstOrThrow']>>

function recordOf(row: Row): NoticeRecord {
  return {
    id: row.performance_notice_id,
    notice: row.told as PerformanceNotice,
    preparedOn: dayIn(row.recorded_at),
    preparedAt: row.recorded_at,
    preparedBy: row.recorded_by,
    publishedOn: row.published_on as Day | null,
    reference: row.reference,
  }
}

/** The notices prepared for a contract, the newest first. */
export async function noticesOf(tx: Tx, contract: string): Promise<NoticeRecord[]> {
  const rows = await notices(tx)
    .where('n.contract_id', '=', contract)
    .orderBy('n.recorded_at', 'desc')
    .orderBy('n.performance_notice_id', 'desc')
    .execute()
  return rows.map(recordOf)
}

export async function noticeOf(tx: Tx, id: string): Promise<NoticeRecord | undefined> {
  const row = await notices(tx).where('n.performance_notice_id', '=', id).executeTakeFirst()
  return row && recordOf(row)
}

/** Everything a notice about these days could tell, before it is decided what of it does. */
export async function noticeMaterial(
  tx: Tx,
  contract: ContractRecord,
  { starts, ends }: { starts: Day; ends: Day },
): Promise<PerformanceNotice> {
  const kpis = await kpisOf(tx, contract.id)
  const failures = await failuresOf(tx, contract.id)
  const authority = (await authorityOf(tx, tx.authority))!
  const suppliers: Named[] = []
  for (const { id, name } of contract.supplierNames) {
    const identifier = (await supplierOf(tx, id))?.identifiers[0]
    suppliers.push({ name, identifier: identifier ? { scheme: identifier.scheme, id: identifier.id } : null })
  }
  return {
    contract: {
      id: contract.id,
      title: contract.title,
      reference: contract.reference,
      ocid: contract.ocid,
    },
    buyer: { name: authority.name, identifier: authority.identifier },
    suppliers,
    starts,
    ends,
    kpis: kpis.map((kpi) => ({
      id: kpi.id,
      title: kpi.title,
      target: kpi.target,
      ratings: standingRatings(kpi).map((each) => ({
        starts: each.starts,
        ends: each.ends,
        rating: each.rating,
        measured: each.measured,
        why: each.why,
      })),
    })),
    failures: failures
      .filter(({ isTold }) => !isTold)
      .map(({ id, kind, result, on, requirement, words, chance }) => ({
        id,
        kind,
        result,
        on,
        requirement,
        words,
        chance,
      })),
  }
}

/** Keeps a notice as it was prepared. Answers with its id. */
export async function addNotice(tx: Tx, notice: PerformanceNotice): Promise<string> {
  const performance_notice_id = newId()
  await tx
    .insertInto('performance_notice')
    .values({
      authority_id: tx.authority,
      performance_notice_id,
      contract_id: notice.contract.id,
      starts: notice.starts,
      ends: notice.ends,
      told: JSON.stringify(notice),
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'performance-notice-prepared',
    subject: 'contract',
    id: notice.contract.id,
    words: `Prepared a contract performance notice of ${longDay(notice.starts)} to ${longDay(notice.ends)}.`,
    facts: [{ table: 'performance_notice', key: { performance_notice_id } }],
  })
  return performance_notice_id
}

/** Records that it was published. The caller knows that it was not before. */
export async function recordPublication(
  tx: Tx,
  { id, notice }: NoticeRecord,
  { on, reference }: { on: Day; reference: string },
): Promise<void> {
  await tx
    .insertInto('performance_notice_publication')
    .values({
      authority_id: tx.authority,
      performance_notice_id: id,
      published_on: on,
      reference,
      ...recordedNow(tx),
    })
    .execute()
  tx.note({
    action: 'performance-notice-published',
    subject: 'contract',
    id: notice.contract.id,
    words: `The contract performance notice was published on ${longDay(on)} as ${reference}.`,
    facts: [{ table: 'performance_notice_publication', key: { performance_notice_id: id } }],
  })
}

/** What says which notices of the contract are due. */
export async function noticeFacts(
  tx: Tx,
  contract: Pick<ContractRecord, 'id' | 'starts' | 'ends'>,
): Promise<NoticeFacts> {
  const running = (await kpisOf(tx, contract.id)).find(({ endedOn }) => endedOn === null)
  const published = (await noticesOf(tx, contract.id)).filter(({ publishedOn }) => publishedOn !== null)
  const told = published.map(({ notice }) => notice.ends).sort()
  return {
    starts: contract.starts,
    ends: contract.ends,
    measuredSince: running?.starts ?? null,
    toldUntil: told.at(-1) ?? null,
    failures: await failuresOf(tx, contract.id),
  }
}
