import { dayIn } from '../../../language/day.ts'
import type { FactRow, Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { sealsOfSuppliersAddedBy } from '../../../parties/store.ts'
import { applyImport as mayApply, type ImportCounts, tryImport as mayTry } from '../../import.ts'
import type { ImportPreview } from '../../import-preview.ts'
import { rowsOrNotices } from '../../import-words.ts'
import type { AfterDisclosure } from '../../needs.ts'
import { RecordsMoved } from '../bulk-contracts.ts'
import { clearFaults } from '../import-faults.ts'
import type { ImportRecord, ImportSaid } from '../imports.ts'
import { type ImportWork, Refused, workOnImport } from './begin-work.ts'
import { FaultFound, GoingThrough } from './going-through.ts'
import { FileRefused, type IncomingBatch } from './incoming-batch.ts'
import { noticeBatches, parseNotices } from './notice-batches.ts'
import type { ImportOutcome, ImportProgress } from './outcome.ts'
import { registerBatches, registerTable } from './register-batches.ts'
import { suppliersAddedBy } from './previewing.ts'
import { promisedOn } from './touched.ts'
import { Writing } from './writing.ts'

/** Goes through a file and notes what it would do: counts, faults by row, and a fingerprint of it all. Writes no contract. */
export async function tryImport(platform: Platform, work: ImportWork): Promise<ImportOutcome> {
  return workOnImport(platform, work, {
    as: 'trying',
    decide({ state }) {
      const decision = mayTry(state)
      if (!decision.accepted) throw new Refused(decision.because)
    },
    async run(tx, record, progress) {
      await clearFaults(tx, record.id)
      const through = await goThrough(platform, tx, record, { progress, keepsFaults: true })
      const { counts, preview, recordsDigest } = through
      return { ...counts, preview, recordsDigest, state: 'tried', problem: null, done: counts.read }
    },
  })
}

export interface Applying extends ImportWork {
  /** Rows with faults are left out; without it one fault is enough for nothing to be written. */
  allowFaults: boolean
  /** Applies a file that was not tried before, in one go; what it finds is kept as a try would. */
  untried?: boolean
  afterDisclosure: AfterDisclosure
}

/** Writes what was tried, all of it or nothing. The same file a second time finds everything as it is, and adds nothing. */
export async function applyImport(platform: Platform, work: Applying): Promise<ImportOutcome> {
  const { allowFaults, untried = false, afterDisclosure } = work
  const outcome = await workOnImport(platform, work, {
    as: 'applying',
    decide(record) {
      const state = untried && record.state === 'received' ? 'tried' : record.state
      const found = untried ? { refused: 0 } : record
      const decision = mayApply(state, found, allowFaults)
      if (!decision.accepted) throw new Refused(decision.because)
    },
    run: (tx, record, progress) =>
      apply(platform, tx, record, { allowFaults, untried, afterDisclosure, progress }),
  })
  const foundFaults = !outcome.done && outcome.because === 'has-faults' && untried
  if (foundFaults) await tryImport(platform, work)
  return outcome
}

const moved =
  'The records have changed since this file was tried, so nothing was written. Try it again to see what it would do now.'

interface ApplyOptions {
  allowFaults: boolean
  untried: boolean
  afterDisclosure: AfterDisclosure
  progress: ImportProgress
}

async function apply(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
  { allowFaults, untried, afterDisclosure, progress }: ApplyOptions,
): Promise<ImportSaid> {
  if (untried) await clearFaults(tx, record.id)
  const writing = new Writing(tx, { from: dayIn(tx.at), importId: record.id })
  const through = await goThrough(platform, tx, record, {
    progress,
    writing,
    keepsFaults: untried,
    stopsAtFault: !allowFaults,
  }).catch((error: unknown) => {
    if (error instanceof FaultFound) throw new Refused('has-faults')
    if (hasMoved(error)) throw new Refused('records-moved', { state: 'received', problem: moved })
    throw error
  })
  if (!untried && through.recordsDigest !== record.recordsDigest) {
    throw new Refused('records-moved', { state: 'received', problem: moved })
  }
  for (const contract of await promisedOn(tx, writing.changed)) await afterDisclosure(tx, contract)
  const { counts, recordsDigest } = through
  const preview = { ...through.preview, suppliers: await suppliersAddedBy(tx, record.id) }
  noteApplied(tx, record, counts, writing.changed)
  const said = { state: 'applied', problem: null, allowFaults, recordsDigest, appliedAt: tx.at } as const
  return { ...counts, ...said, preview, done: counts.read }
}

/** Another import, or a person, was quicker with one of the contracts. */
function hasMoved(error: unknown): boolean {
  const { code } = error as { code?: string }
  return error instanceof RecordsMoved || code === '23505' || code === '40P01'
}

/** One act for the whole import: its link seals every row that it wrote. */
function noteApplied(
  tx: Tx,
  { id, fileName, format }: ImportRecord,
  { added, changed, unchanged, refused }: ImportCounts,
  changedIds: readonly string[],
): void {
  const import_id = id
  const facts: FactRow[] = [
    ...(added > 0 ? [{ table: 'contract', key: { import_id } }] : []),
    ...(added + changed > 0 ? [{ table: 'contract_fact', key: { import_id } }] : []),
    ...changedIds.map((contract_id) => ({ table: 'contract', key: { contract_id } })),
    ...sealsOfSuppliersAddedBy(id),
    ...(format === 'ocds' ? [{ table: 'notice_release', key: { import_id } }] : []),
    ...(format === 'ocds' ? [{ table: 'kpi_result', key: { import_id } }] : []),
  ]
  const rest = refused > 0 ? `; ${rowsOrNotices(format, refused)} left out for their faults` : ''
  tx.note({
    action: 'import-applied',
    subject: 'import',
    id,
    words: `Brought in ${fileName}: ${added} contracts added, ${changed} changed, ${unchanged} as they were${rest}.`,
    facts,
  })
}

interface ThroughOptions {
  progress: ImportProgress
  writing?: Writing
  keepsFaults: boolean
  stopsAtFault?: boolean
}

async function goThrough(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
  { stopsAtFault = false, ...options }: ThroughOptions,
): Promise<{ counts: ImportCounts; preview: ImportPreview; recordsDigest: string }> {
  const through = new GoingThrough(tx, { ...options, importId: record.id, stopsAtFault })
  await through.run(await batchesOf(platform, tx, record))
  return { counts: through.counts, preview: through.preview(), recordsDigest: through.digest() }
}

async function batchesOf(
  platform: Platform,
  tx: Tx,
  { format, sha256, columns }: ImportRecord,
): Promise<AsyncIterable<IncomingBatch>> {
  const { files } = platform
  if (format === 'ocds') return noticeBatches(tx, parseNotices(await files.read(tx.authority, sha256)))
  if (!columns) throw new FileRefused('The columns of the file are not known.')
  const open = () => files.open(tx.authority, sha256)
  return registerBatches(await registerTable(open, columns), columns, { surveyed: columns.surveyed === true })
}
