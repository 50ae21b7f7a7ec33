import Type, { type Static } from 'typebox'
import type { Visit } from '../../web/visit.ts'
import { importKinds } from '../import.ts'
import { faultsOf, type ImportRecord } from '../store.ts'
import { day, decimal, id, moment, orNull } from './shapes.ts'

const count = Type.Integer({ minimum: 0 })
export const importSummary = {
  id,
  kind: Type.Enum([...importKinds]),
  format: Type.Enum(['ocds', 'csv', 'xlsx']),
  fileName: Type.String(),
  state: Type.Enum(['received', 'trying', 'tried', 'applying', 'applied', 'undoing', 'undone', 'refused']),
  done: Type.Integer({ minimum: 0, description: 'Rows that the work under way has gone through' }),
  read: count,
  added: count,
  changed: count,
  unchanged: count,
  refused: Type.Integer({ minimum: 0, description: 'Rows or notices left out for their faults' }),
  warnings: count,
  problem: orNull(Type.String()),
  recordedAt: moment,
  appliedAt: orNull(moment),
  undoneAt: orNull(moment),
}
const beside = Type.Object(
  {
    suppliers: count,
    procurements: count,
    criteria: Type.Integer({ minimum: 0, description: 'Award criteria of these procurements' }),
    socialCriteria: Type.Integer({ minimum: 0, description: 'Those of them that name social value' }),
    drafts: Type.Integer({ minimum: 0, description: 'Promises of notices that wait for a decision' }),
    kpiResults: count,
  },
  { description: 'What comes beside the contracts' },
)
/** The doubtful ones of a file. */
export const doubtsAnswer = Type.Array(
  Type.Object({
    key: Type.String(),
    about: Type.Enum(['contract', 'measure', 'supplier']),
    words: Type.String(),
    rows: count,
    because: Type.String(),
    choices: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
    chosen: orNull(Type.String()),
  }),
  { description: 'What may be one record or another; nothing chosen: its rows wait for a decision' },
)
const commitments = Type.Object(
  {
    contracts: Type.Integer({ minimum: 0, description: 'Contracts that stand in no other record' }),
    measures: Type.Array(Type.String(), { description: 'Measures that become the authority’s own' }),
    ownersNotFound: Type.Optional(
      Type.Array(Type.Object({ words: Type.String(), commitments: count }), {
        description: 'Words for who looks after commitments that name nobody who works here',
      }),
    ),
    deliveries: Type.Integer({ minimum: 0, description: 'Deliveries of the council’s earlier records' }),
    deliveriesChanged: count,
    first: Type.Array(
      Type.Object({
        change: Type.Enum(['added', 'changed', 'unchanged']),
        title: Type.String(),
        contract: Type.String(),
        measure: Type.String(),
        amount: Type.String(),
        due: day,
        quarters: count,
        changes: Type.Array(Type.String()),
        sheet: Type.String(),
        row: count,
      }),
      { maxItems: 10 },
    ),
    doubts: doubtsAnswer,
  },
  { description: 'What a file of commitments brings' },
)
const ofSuppliers = Type.Object(
  {
    first: Type.Array(
      Type.Object({
        change: Type.Enum(['added', 'changed', 'unchanged']),
        name: Type.String(),
        row: count,
        numbers: Type.Array(Type.String()),
        postcode: orNull(Type.String()),
        fills: Type.Array(Type.String(), { description: 'What was empty here and is filled in' }),
      }),
      { maxItems: 10 },
    ),
    doubts: doubtsAnswer,
  },
  { description: 'What a list of suppliers brings' },
)
const ofSpend = Type.Object(
  {
    first: Type.Array(
      Type.Object({
        change: Type.Enum(['added', 'changed', 'unchanged']),
        row: count,
        contract: Type.String(),
        supplier: Type.String(),
        starts: day,
        ends: day,
        amount: decimal,
        was: orNull(decimal),
        reference: orNull(Type.String()),
      }),
      { maxItems: 10 },
    ),
    total: decimal,
    following: Type.Array(Type.String(), {
      description: 'What would follow for commitments that grow with what is invoiced',
    }),
  },
  { description: 'What a list of invoices brings' },
)
const firstContracts = Type.Array(
  Type.Object({
    change: Type.Enum(['added', 'changed', 'unchanged']),
    title: Type.String(),
    suppliers: Type.Array(Type.String(), { description: 'The first three by name' }),
    suppliersInAll: count,
    value: orNull(decimal),
    valueGross: orNull(decimal),
    starts: orNull(day),
    ends: orNull(day),
    row: orNull(Type.Integer()),
  }),
  {
    maxItems: 10,
    description: 'The first contracts of the file; those that would change something come first',
  },
)
export const importAnswer = Type.Object({
  ...importSummary,
  beside: orNull(beside),
  commitments: orNull(commitments),
  suppliers: orNull(ofSuppliers),
  spend: orNull(ofSpend),
  first: firstContracts,
  columns: orNull(Type.Record(Type.String(), orNull(Type.String()), { description: 'Heading → field' })),
  faults: Type.Array(
    Type.Object({
      row: Type.Optional(Type.Integer()),
      pointer: Type.Optional(Type.String()),
      field: orNull(Type.String()),
      severity: Type.Enum(['refused', 'warning']),
      message: Type.String(),
    }),
    { description: 'The first five hundred, by row' },
  ),
})

export function importInShort(record: ImportRecord) {
  const { id, kind, format, fileName, state, done, read, added, changed, unchanged, refused } = record
  const { warnings, problem } = record
  const counts = { done, read, added, changed, unchanged, refused, warnings }
  const moments = {
    recordedAt: record.recordedAt.toISOString(),
    appliedAt: record.appliedAt?.toISOString() ?? null,
    undoneAt: record.undoneAt?.toISOString() ?? null,
  }
  return { id, kind, format, fileName, state, ...counts, problem, ...moments }
}

const faultsTold = 500

export async function importInFull(
  tx: Visit['tx'],
  record: ImportRecord,
): Promise<Static<typeof importAnswer>> {
  const { faults } = await faultsOf(tx, record.id, { limit: faultsTold })
  const { columns, preview } = record
  const {
    first,
    commitments: brought,
    ofSuppliers: list,
    ofSpend: sums,
    ...besides
  } = preview ?? { first: [] }
  return {
    ...importInShort(record),
    beside: preview && (besides as Static<typeof beside>),
    commitments: brought ?? null,
    suppliers: list ?? null,
    spend: sums ?? null,
    first,
    columns:
      columns &&
      Object.fromEntries(columns.headings.map((heading, at) => [heading, columns.fields[at] ?? null])),
    faults: faults.map(({ row, pointer, ...fault }) => ({
      ...fault,
      ...(row === null ? {} : { row }),
      ...(pointer === null ? {} : { pointer }),
    })),
  }
}
