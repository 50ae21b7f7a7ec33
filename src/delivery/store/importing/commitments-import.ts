import {
  type CommitmentsImport,
  commitmentsOfImport,
  type GoingThroughSheets,
  type GoneThrough,
  type SheetsSeen,
  takeBackCommitments,
} from '../../../contracts/store.ts'
import type { FactRow, Tx } from '../../../platform/tx.ts'
import { faultsOfChoice, guessTracker, type RememberedColumns } from '../../tracker/columns.ts'
import { fieldsShown } from '../../tracker/fields.ts'
import { Mending } from '../../tracker/mending.ts'
import { readSheets, tellsOfCommitments } from '../../tracker/reading.ts'
import { rowsUnder } from '../../tracker/table.ts'
import { ContractsOfTracker } from './contracts-of-tracker.ts'
import { takeBackEarlier, toldSince } from './earlier.ts'
import { MeasuresOfTracker } from './measures-of-tracker.ts'
import { OwnersOfTracker } from './owners-of-tracker.ts'
import { Going } from './going.ts'
import type { Finding } from './planning.ts'
import type { CommitmentsImportNeeds } from './writing-commitments.ts'
import { headingsOf, type TableFound, tablesOf, underHeadings, wantedOf } from './tables.ts'

export type { CommitmentsImportNeeds } from './writing-commitments.ts'

const noTable =
  'No table of commitments was found in this file. It needs a row of headings with at least what is promised and how much, such as “Commitment” and “Target”.'

/** How a tracker of commitments and past returns is brought in. */
export function commitmentsImport(needs: CommitmentsImportNeeds): CommitmentsImport {
  return {
    fields: fieldsShown,
    columnFaults: faultsOfChoice,
    async see(sheets, remembered) {
      const tables = await tablesOf(sheets)
      if (tables.length === 0) return { problem: noTable }
      return seenIn(tables, await remembered(headingsOf(tables)))
    },
    goThrough: (tx, sheets, going) => goThrough(tx, sheets, going, needs),
    async *rows(sheets, columns) {
      for (const { table, rows } of wantedOf(await tablesOf(sheets), columns))
        for await (const some of rows()) yield* underHeadings(table, some, columns.headings)
    },
    async mendable(sheets, columns) {
      const fields = new Map(columns.headings.map((heading, at) => [heading, columns.fields[at] ?? null]))
      return wantedOf(await tablesOf(sheets), columns).map(({ table, rows }) => {
        const mending = new Mending(table, (heading) => fields.get(heading) ?? null)
        const { headings, above } = mending
        return { name: table.sheet, above, headings, rows: () => mended(mending, rows) }
      })
    },
    async builtOn(tx, { id }) {
      const written = await commitmentsOfImport(tx, id)
      return {
        commitmentsEdited: written.filter(({ moved }) => moved).length,
        deliveries: await toldSince(
          tx,
          id,
          written.map((one) => one.id),
        ),
      }
    },
    undo: async (tx, record) => ({ facts: await undo(tx, record, needs), contracts: [] }),
  }
}

async function* mended(mending: Mending, rows: TableFound['rows']) {
  for await (const some of rows()) yield* mending.take(some)
}

const firstRows = 50

function isFilled({ cells }: { cells: readonly string[] }): boolean {
  return cells.some((cell) => cell !== '')
}

/** What each column is taken for, each sheet for itself; a sheet that tells of no commitment is left out. */
function seenIn(tables: readonly TableFound[], remembered: RememberedColumns | undefined): SheetsSeen {
  const headings = headingsOf(tables)
  const filled = tables.map(({ table, first }) => [...rowsUnder(table, first)].filter(isFilled))
  const first = tables.map(({ table }, at) => ({
    headings: table.headings,
    rows: filled[at]!.slice(0, firstRows).map(({ cells }) => cells),
  }))
  const guesses = guessTracker(headings, first, remembered)
  const fields = new Map(headings.map((heading, at) => [heading, guesses[at]!.field]))
  const sheets = tables.map(({ table }, at) => ({
    name: table.sheet,
    headings: table.headings.flatMap((heading) => (heading === '' ? [] : headings.indexOf(heading))),
    rows: filled[at]!.length + tables[at]!.filled - tables[at]!.first.length,
    isLeftOut: !tellsOfCommitments(table.headings.map((heading) => fields.get(heading) ?? null)),
  }))
  const rows = tables
    .flatMap(({ table, first: under }) => [...underHeadings(table, under, headings)])
    .filter(isFilled)
    .slice(0, firstRows)
  return { headings, guesses, sheets, rows }
}

async function goThrough(
  tx: Tx,
  sheets: Parameters<CommitmentsImport['goThrough']>[1],
  { record, columns, writes, keep, progress }: GoingThroughSheets,
  needs: CommitmentsImportNeeds,
): Promise<GoneThrough> {
  const fieldByHeading = new Map(columns.headings.map((heading, at) => [heading, columns.fields[at] ?? null]))
  const tables = wantedOf(await tablesOf(sheets), columns)
  const finding = await findingOf(tx, record.decisions)
  const going = new Going(tx, { importId: record.id, finding, needs, writes, keep })
  let working: Promise<void> = Promise.resolve()
  try {
    for await (const read of readSheets(tables, (heading) => fieldByHeading.get(heading) ?? null)) {
      await working
      working = going.take(read).then(() => progress(going.counts.read))
      working.catch(() => undefined) // it is awaited above or below, perhaps after it has failed
    }
  } finally {
    await working
  }
  const suppliers = writes ? 0 : await finding.contracts.suppliers()
  return { ...going.result(), suppliers, contracts: [] }
}

async function findingOf(tx: Tx, decisions: Record<string, string>): Promise<Finding> {
  const contracts = new ContractsOfTracker(tx, decisions)
  const measures = new MeasuresOfTracker(tx, decisions)
  const people = new OwnersOfTracker(tx)
  await contracts.open()
  await measures.open()
  await people.open()
  return { contracts, measures, people }
}

async function undo(
  tx: Tx,
  { id, fileName }: { id: string; fileName: string },
  needs: CommitmentsImportNeeds,
): Promise<FactRow[]> {
  const written = await commitmentsOfImport(tx, id)
  const earlier = await takeBackEarlier(tx, id)
  await takeBackCommitments(tx, id, `The import of ${fileName} was undone.`)
  const changed = written.map((one) => one.id)
  await needs.afterCommitmentsChange(tx, {
    touched: [...new Set([...changed, ...earlier.commitments])],
    changed,
  })
  const sealed = written
    .filter(({ added }) => !added)
    .map((one): FactRow => ({ table: 'commitment', key: { commitment_id: one.id } }))
  return [...earlier.facts, ...sealed]
}
