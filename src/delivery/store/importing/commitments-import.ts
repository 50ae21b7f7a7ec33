import type { CommitmentPreviewed } from '../../../contracts/index.ts'
import {
  addCommitments,
  changeCommitments,
  type CommitmentsImport,
  commitmentsOfImport,
  type GoingThroughSheets,
  type GoneThrough,
  type SheetsSeen,
  takeBackCommitments,
} from '../../../contracts/store.ts'
import { unitWords } from '../../../measurement/index.ts'
import type { FactRow, Tx } from '../../../platform/tx.ts'
import { faultsOfChoice, guessTracker, type RememberedColumns } from '../../tracker/columns.ts'
import { fieldsShown } from '../../tracker/fields.ts'
import { readSheets, tellsOfCommitments } from '../../tracker/reading.ts'
import { rowsUnder } from '../../tracker/table.ts'
import type { TrackerFault } from '../../tracker/told.ts'
import { ContractsOfTracker } from './contracts-of-tracker.ts'
import { addEarlier, takeBackEarlier, toldSince } from './earlier.ts'
import { MeasuresOfTracker } from './measures-of-tracker.ts'
import { OwnersOfTracker } from './owners-of-tracker.ts'
import { type CommitmentPlanned, Planning } from './planning.ts'
import { headingsOf, rowsUnderHeadings, type TableFound, tablesOf, wantedOf } from './tables.ts'

/** What bringing in commitments needs of later rooms. */
export interface CommitmentsImportNeeds {
  /** Performance and the register: these commitments were added or changed, or what was delivered towards them. */
  afterCommitmentsChange(
    tx: Tx,
    change: { touched: readonly string[]; changed: readonly string[] },
  ): Promise<void>
}

const noTable =
  'No table of commitments was found in this file. It needs a row of headings with at least what is promised and how much, such as “Commitment” and “Target”.'
const mostFirst = 10
const together = 1000
const mostDoubts = 200

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
      yield* rowsUnderHeadings(wantedOf(await tablesOf(sheets), columns), columns.headings)
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

const firstRows = 50

function isFilled({ cells }: { cells: readonly string[] }): boolean {
  return cells.some((cell) => cell !== '')
}

/** What each column is taken for, each sheet for itself; a sheet that tells of no commitment is left out. */
function seenIn(tables: readonly TableFound[], remembered: RememberedColumns | undefined): SheetsSeen {
  const headings = headingsOf(tables)
  const filled = tables.map(({ table, rows }) => [...rowsUnder(table, rows)].filter(isFilled))
  const first = tables.map(({ table }, at) => ({
    headings: table.headings,
    rows: filled[at]!.slice(0, firstRows).map(({ cells }) => cells),
  }))
  const guesses = guessTracker(headings, first, remembered)
  const fields = new Map(headings.map((heading, at) => [heading, guesses[at]!.field]))
  const sheets = tables.map(({ table }, at) => ({
    name: table.sheet,
    headings: table.headings.flatMap((heading) => (heading === '' ? [] : headings.indexOf(heading))),
    rows: filled[at]!.length,
    isLeftOut: !tellsOfCommitments(table.headings.map((heading) => fields.get(heading) ?? null)),
  }))
  const rows = [...rowsUnderHeadings(tables, headings)].filter(isFilled).slice(0, firstRows)
  return { headings, guesses, sheets, rows }
}

async function goThrough(
  tx: Tx,
  sheets: Parameters<CommitmentsImport['goThrough']>[1],
  { record, columns, writes, keep, progress }: GoingThroughSheets,
  needs: CommitmentsImportNeeds,
): Promise<GoneThrough> {
  const fieldByHeading = new Map(columns.headings.map((heading, at) => [heading, columns.fields[at] ?? null]))
  const read = readSheets(
    wantedOf(await tablesOf(sheets), columns),
    (heading) => fieldByHeading.get(heading) ?? null,
  )
  progress(read.rows)
  const contracts = new ContractsOfTracker(tx, record.decisions)
  const measures = new MeasuresOfTracker(tx, record.decisions)
  const people = new OwnersOfTracker(tx)
  await contracts.open()
  await measures.open()
  await people.open()
  const found: TrackerFault[] = [...read.faults]
  const planning = new Planning(tx, { contracts, measures, people }, ({ sheet, row }, severity, message) =>
    found.push({ sheet, row, heading: null, severity, message }),
  )
  const planned = await planning.plan(read.commitments)
  await keep(
    inOrder(found).map(({ sheet, heading, ...fault }) => ({
      ...fault,
      pointer: sheet || null,
      field: heading,
    })),
  )
  const suppliers = writes ? 0 : await contracts.suppliers()
  const facts = writes ? await write(tx, record.id, { planned, contracts, measures, needs }) : []
  const count = (change: string) => planned.filter((one) => one.change === change).length
  const deliveries = planned.flatMap((one) => one.deliveries)
  return {
    counts: {
      read: read.rows,
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
    },
    preview: {
      commitments: {
        contracts: contracts.count,
        measures: measures.ownNames(),
        ownersNotFound: people.notFound(),
        deliveries: deliveries.filter(({ replaces }) => replaces === null).length,
        deliveriesChanged: deliveries.filter(({ replaces }) => replaces !== null).length,
        first: firstOf(planned),
        doubts: [...contracts.doubts(), ...measures.doubts()].slice(0, mostDoubts),
      },
    },
    suppliers,
    recordsDigest: planning.digest(),
    facts,
    contracts: [],
  }
}

function inOrder(faults: readonly TrackerFault[]): TrackerFault[] {
  const sheets = [...new Set(faults.map(({ sheet }) => sheet))]
  return faults.toSorted((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row)
}

function firstOf(planned: readonly CommitmentPlanned[]): CommitmentPreviewed[] {
  const moving = planned.filter(({ change, deliveries }) => change !== 'unchanged' || deliveries.length > 0)
  const others = planned.filter((one) => !moving.includes(one))
  return [...moving.slice(0, mostFirst), ...others.slice(0, mostFirst)].slice(0, mostFirst).map(previewOf)
}

function previewOf({
  told,
  resolved,
  measure,
  commitment,
  change,
  changes,
  deliveries,
}: CommitmentPlanned): CommitmentPreviewed {
  const replaced = deliveries.filter(({ replaces }) => replaces !== null).length
  return {
    change,
    title: commitment.title,
    contract: resolved.is === 'new' ? `${resolved.contract.title} (new)` : resolved.contract.title,
    measure: measure.own === undefined ? measure.name : `${measure.name} (your own)`,
    amount: unitWords(measure, commitment.quantity),
    due: commitment.due,
    quarters: told.delivered.length,
    changes: [
      ...changes,
      ...(change === 'unchanged' && deliveries.length > replaced
        ? [`${deliveries.length - replaced} of its deliveries are new.`]
        : []),
      ...(replaced > 0 ? [`${replaced} of its deliveries are told otherwise than before.`] : []),
    ],
    sheet: told.sheet,
    row: told.row,
  }
}

interface Writing {
  planned: readonly CommitmentPlanned[]
  contracts: ContractsOfTracker
  measures: MeasuresOfTracker
  needs: CommitmentsImportNeeds
}

/** Writes what was planned, all in the import's own transaction. */
async function write(
  tx: Tx,
  importId: string,
  { planned, contracts, measures, needs }: Writing,
): Promise<FactRow[]> {
  const { added, facts: again } = await contracts.write(importId)
  const own = await measures.write()
  const whole = planned.map((one) => withIds(one, added, own))
  const facts: FactRow[] = [...again]
  for (let from = 0; from < whole.length; from += together)
    facts.push(...(await writeSome(tx, importId, whole.slice(from, from + together), needs)))
  return facts
}

async function writeSome(
  tx: Tx,
  importId: string,
  some: readonly CommitmentPlanned[],
  needs: CommitmentsImportNeeds,
): Promise<FactRow[]> {
  const asFile = ({ resolved, key, digest, commitment }: CommitmentPlanned) => ({
    contract: resolved.contract.id,
    key,
    digest,
    commitment,
  })
  const fresh = some.filter(({ change }) => change === 'added')
  const moved = some.filter(({ change }) => change === 'changed')
  const ids = await addCommitments(tx, fresh.map(asFile), importId)
  const changing = moved.map((one) => ({ ...asFile(one), id: one.known!.id, version: one.known!.version }))
  await changeCommitments(tx, changing, importId, 'A newer file says otherwise.')
  const idOf = new Map([...fresh.entries()].map(([place, one]) => [one, ids[place]!]))
  const earlier = some.flatMap((one) =>
    one.deliveries.map((delivery) => ({ ...delivery, commitment: idOf.get(one) ?? one.known!.id })),
  )
  const facts = await addEarlier(tx, earlier, importId)
  const changed = changing.map(({ id }) => id)
  const touched = [...new Set([...ids, ...changed, ...earlier.map(({ commitment }) => commitment)])]
  await needs.afterCommitmentsChange(tx, { touched, changed })
  const sealed = changing.flatMap(({ id, version }): FactRow[] => [
    { table: 'commitment', key: { commitment_id: id } },
    { table: 'commitment_fact', key: { commitment_id: id, version: version + 1 } },
  ])
  return [...facts, ...sealed]
}

/** The commitment with the ids that its new contract and its own measure got. */
function withIds(
  one: CommitmentPlanned,
  added: Awaited<ReturnType<ContractsOfTracker['write']>>['added'],
  own: readonly string[],
): CommitmentPlanned {
  const isOwn = one.measure.own !== undefined && one.commitment.measure === one.measure.id
  const measure = isOwn ? own[one.measure.own!]! : one.commitment.measure
  if (one.resolved.is === 'known') return { ...one, commitment: { ...one.commitment, measure } }
  const contract = added[one.resolved.place]!
  const supplier = contract.suppliers[0]!.id
  return {
    ...one,
    resolved: { ...one.resolved, contract },
    commitment: { ...one.commitment, measure, supplier },
  }
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
