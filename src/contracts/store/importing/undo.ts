import { sql } from 'kysely'
import { dayIn } from '../../../language/day.ts'
import { withdrawSuppliersAddedBy } from '../../../parties/store.ts'
import type { FactRow, Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { contractsFrom, procurementFrom } from '../../from-notices.ts'
import { undoImport as mayUndo } from '../../import.ts'
import type { AfterDisclosure } from '../../needs.ts'
import { addContractFacts, contractsKnown } from '../bulk-contracts.ts'
import type { ImportRecord } from '../imports.ts'
import { keepKpiResults } from '../notices.ts'
import { keepProcurements, withdrawProcurements } from '../procurements.ts'
import { type ImportWork, Refused, workOnImport } from './begin-work.ts'
import { settleWith } from '../spend/settling.ts'
import { sheetsImportOf } from './sheets-import.ts'
import { noticesKept } from './notice-batches.ts'
import type { ImportOutcome } from './outcome.ts'
import { builtOn, promisedOn, setBack, type SetBack, suppliersStillNamed } from './touched.ts'

export interface Undoing extends ImportWork {
  afterDisclosure: AfterDisclosure
}

/**
 * Takes back what an import brought, as long as nothing has been built on it: contracts it added are withdrawn, those it
 * changed say again what they said before. The file, and the facts of what was, stay.
 */
export async function undoImport(platform: Platform, work: Undoing): Promise<ImportOutcome> {
  return workOnImport(platform, work, {
    as: 'undoing',
    async decide(record, tx) {
      const built = await builtOn(tx, record, work.commitments)
      const decision = mayUndo(record.state, built)
      if (!decision.accepted) throw new Refused(decision.because, {}, built)
    },
    async run(tx, record) {
      const way = sheetsImportOf(record.kind, work.commitments)
      const back = (await way?.undo(tx, record)) ?? { facts: [], contracts: [] }
      await undo(tx, record, { afterDisclosure: work.afterDisclosure, ...back })
      return { state: 'undone', problem: null, undoneAt: tx.at, done: record.read }
    },
  })
}

interface TakingBack {
  afterDisclosure: AfterDisclosure
  /** Rows of other imports that were changed. */
  facts: readonly FactRow[]
  /** Contracts of which the public may read something else now. */
  contracts: readonly string[]
}

async function undo(
  tx: Tx,
  record: ImportRecord,
  { afterDisclosure, facts, contracts }: TakingBack,
): Promise<void> {
  const { id, fileName } = record
  const back = await setBack(tx, id)
  const ids = [...back.withdrawn, ...back.restored]
  const reason = `The import of ${fileName} was undone.`
  if (ids.length > 0) await addContractFacts(tx, ids, { from: dayIn(tx.at), importId: id, reason })
  if (record.format === 'ocds') await takeBackNotices(tx, id)
  await withdrawSuppliersAddedBy(tx, id, await suppliersStillNamed(tx, id))
  const concerned = [...(await promisedOn(tx, back.restored)), ...contracts]
  for (const contract of concerned) await afterDisclosure(tx, contract)
  await settleWith(tx, [...new Set([...ids, ...contracts])], reason, afterDisclosure)
  note(tx, record, back, facts)
}

/** Takes the notices of an import away, and tells procurements again by those that are left. */
async function takeBackNotices(tx: Tx, importId: string): Promise<void> {
  await tx
    .deleteFrom('commitment_draft')
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', importId)
    .where('state', '=', 'open')
    .execute()
  await tx
    .deleteFrom('kpi_result')
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', importId)
    .execute()
  const gone = await tx
    .deleteFrom('notice_release')
    .where('authority_id', '=', tx.authority)
    .where('import_id', '=', importId)
    .returning('ocid')
    .execute()
  const ocids = [...new Set(gone.map(({ ocid }) => ocid))].filter((ocid) => ocid !== '')
  const { procurements } = await noticesKept(tx, ocids)
  const left = new Set(procurements.map(({ ocid }) => ocid))
  await withdrawProcurements(
    tx,
    ocids.filter((ocid) => !left.has(ocid)),
  )
  await keepProcurements(tx, procurements.map(procurementFrom), importId)
  const contracts = procurements.flatMap((procurement) => contractsFrom(procurement, null))
  const known = await contractsKnown(
    tx,
    contracts.map(({ key }) => key),
  )
  const standing = contracts.filter(({ key }) => known.get(key)?.withdrawn === false)
  const results = standing.flatMap(({ key, kpiResults }) =>
    kpiResults.map((result) => ({ ...result, contract: known.get(key)!.id })),
  )
  const earlier = await importBefore(tx, ocids)
  if (earlier)
    await keepKpiResults(
      tx,
      standing.map(({ key }) => known.get(key)!.id),
      results,
      earlier,
    )
}

/** An import that notices which are left came with. */
async function importBefore(tx: Tx, ocids: readonly string[]): Promise<string | undefined> {
  const row = await tx
    .selectFrom('notice_release')
    .select('import_id')
    .where('authority_id', '=', tx.authority)
    .where(sql<boolean>`ocid = any(${[...ocids]}::text[])`)
    .limit(1)
    .executeTakeFirst()
  return row?.import_id
}

function note(
  tx: Tx,
  { id, kind, fileName, format }: ImportRecord,
  { withdrawn, restored }: SetBack,
  changed: readonly FactRow[],
): void {
  const import_id = id
  const tables =
    kind === 'commitments'
      ? ['commitment', 'commitment_fact', 'earlier_delivery']
      : kind === 'spend'
        ? ['spend']
        : []
  tx.note({
    action: 'import-undone',
    subject: 'import',
    id,
    words:
      kind === 'spend'
        ? `Undid the import of ${fileName}: its sums no longer count.`
        : `Undid the import of ${fileName}: ${withdrawn.length} contracts withdrawn, ${restored.length} as before.`,
    facts: [
      ...tables.map((table) => ({ table, key: { import_id } })),
      ...changed,
      { table: 'contract', key: { import_id } },
      { table: 'contract_fact', key: { import_id } },
      ...restored.map((contract_id) => ({ table: 'contract', key: { contract_id } })),
      ...(format === 'ocds' ? [{ table: 'notice_release', key: { import_id } }] : []),
      ...(format === 'ocds' ? [{ table: 'kpi_result', key: { import_id } }] : []),
    ],
  })
}
