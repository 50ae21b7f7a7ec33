import { dayIn } from '../../../language/day.ts'
import type { FactRow, Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { sealsOfSuppliersAddedBy } from '../../../parties/store.ts'
import { applyImport as mayApply, type ImportCounts, tryImport as mayTry } from '../../import.ts'
import { type CommitmentsPreview, type ImportPreview, nothingBeside } from '../../import-preview.ts'
import { linesOf, rowsOrNotices } from '../../import-words.ts'
import type { AfterDisclosure } from '../../needs.ts'
import { RecordsMoved } from '../bulk-contracts.ts'
import { clearFaults } from '../import-faults.ts'
import type { ImportRecord, ImportSaid } from '../imports.ts'
import { type ImportWork, Refused, workOnImport } from './begin-work.ts'
import type { CommitmentsImport } from './commitments-import.ts'
import { FaultFound, FaultsKept } from './faults-kept.ts'
import { registerAmong, withSheetsOf } from './file-sheets.ts'
import { GoingThrough } from './going-through.ts'
import { FileRefused } from './incoming-batch.ts'
import { noticeBatches, parseNotices } from './notice-batches.ts'
import type { ImportOutcome, ImportProgress } from './outcome.ts'
import { registerBatches } from './register-batches.ts'
import { settleWith } from '../spend/settling.ts'
import { sheetsImportOf } from './sheets-import.ts'
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
      const { commitments } = work
      const through = await goThrough(platform, tx, record, { commitments, progress, keepsFaults: true })
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
  const { allowFaults, untried = false, afterDisclosure, commitments } = work
  const outcome = await workOnImport(platform, work, {
    as: 'applying',
    decide(record) {
      const state = untried && record.state === 'received' ? 'tried' : record.state
      const found = untried ? { refused: 0 } : record
      const decision = mayApply(state, found, allowFaults)
      if (!decision.accepted) throw new Refused(decision.because)
    },
    run: (tx, record, progress) =>
      apply(platform, tx, record, { allowFaults, untried, afterDisclosure, commitments, progress }),
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
  commitments: CommitmentsImport | undefined
  progress: ImportProgress
}

async function apply(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
  { allowFaults, untried, afterDisclosure, commitments, progress }: ApplyOptions,
): Promise<ImportSaid> {
  if (untried) await clearFaults(tx, record.id)
  const writing = new Writing(tx, { from: dayIn(tx.at), importId: record.id })
  const through = await goThrough(platform, tx, record, {
    commitments,
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
  for (const contract of [...(await promisedOn(tx, writing.changed)), ...through.contracts])
    await afterDisclosure(tx, contract)
  const concerned = [...new Set([...writing.changed, ...through.contracts])]
  await settleWith(tx, concerned, `${record.fileName} was brought in.`, afterDisclosure)
  const { counts, recordsDigest } = through
  const preview = { ...through.preview, suppliers: await suppliersAddedBy(tx, record.id) }
  noteApplied(tx, record, { counts, preview, changed: writing.changed, facts: through.facts })
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
  { id, kind, fileName, format }: ImportRecord,
  { counts, preview, changed: changedIds, facts: changedFacts }: Applied,
): void {
  const { added, changed, unchanged, refused } = counts
  const import_id = id
  const isContracts = kind === 'contracts'
  const facts: FactRow[] = [
    ...(preview.commitments ? sealsOfCommitments(id, preview.commitments) : []),
    ...changedFacts,
    ...(kind === 'spend' ? [{ table: 'spend', key: { import_id } }] : []),
    ...(isContracts && added > 0 ? [{ table: 'contract', key: { import_id } }] : []),
    ...(isContracts && added + changed > 0 ? [{ table: 'contract_fact', key: { import_id } }] : []),
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
    words: `Brought in ${fileName}: ${linesOf(kind, added)} added, ${changed} changed, ${unchanged} as they were${rest}.`,
    facts,
  })
}

interface Applied {
  counts: ImportCounts
  preview: ImportPreview
  /** Contracts that stood before and say something else now. */
  changed: readonly string[]
  facts: readonly FactRow[]
}

function sealsOfCommitments(import_id: string, { contracts }: CommitmentsPreview): FactRow[] {
  const tables = ['commitment', 'commitment_fact', 'earlier_delivery']
  const ofContracts = contracts > 0 ? ['contract', 'contract_fact'] : []
  return [...tables, ...ofContracts].map((table) => ({ table, key: { import_id } }))
}

interface ThroughOptions {
  commitments: CommitmentsImport | undefined
  progress: ImportProgress
  writing?: Writing
  keepsFaults: boolean
  stopsAtFault?: boolean
}

interface Through {
  counts: ImportCounts
  preview: ImportPreview
  recordsDigest: string
  facts: FactRow[]
  contracts: readonly string[]
}

async function goThrough(
  platform: Platform,
  tx: Tx,
  record: ImportRecord,
  { stopsAtFault = false, commitments, ...options }: ThroughOptions,
): Promise<Through> {
  const { format, sha256, columns, kind } = record
  const keeping = { ...options, importId: record.id, stopsAtFault }
  const through = new GoingThrough(tx, keeping)
  const told = () => ({
    counts: through.counts,
    preview: through.preview(),
    recordsDigest: through.digest(),
    facts: [],
    contracts: [],
  })
  if (format === 'ocds') {
    await through.run(noticeBatches(tx, parseNotices(await platform.files.read(tx.authority, sha256))))
    return told()
  }
  if (!columns) throw new FileRefused('The columns of the file are not known.')
  return withSheetsOf(platform, tx.authority, record, async (sheets) => {
    const way = sheetsImportOf(kind, commitments)
    if (way) {
      const faults = new FaultsKept(tx, keeping)
      const gone = await way.goThrough(tx, sheets, {
        record,
        columns,
        writes: options.writing !== undefined,
        keep: (found) => faults.take(found),
        progress: options.progress,
      })
      const { refused, warnings } = faults
      return {
        counts: { ...gone.counts, refused, warnings },
        preview: { ...nothingBeside, suppliers: gone.suppliers, first: [], ...gone.preview },
        recordsDigest: gone.recordsDigest,
        facts: gone.facts,
        contracts: gone.contracts,
      }
    }
    const table = await registerAmong(sheets, columns.headingRow, columns.headings)
    await through.run(registerBatches(table, columns, { surveyed: columns.surveyed === true }))
    return told()
  })
}
