import { sql } from 'kysely'
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'
import type { Tx } from '../../platform/database.ts'
import type { ContractKind, ContractTerms, Noticed } from '../contract.ts'
import type { Disclosure } from '../disclosure.ts'

/** A supplier as lists and links name it. */
export interface SupplierNamed {
  id: string
  name: string
  kind: string
}

/** A contract as it is kept, with the version that an edit must name. */
export interface ContractRecord extends ContractTerms, Disclosure {
  id: string
  version: number
  /** What finds the same contract in a later file. */
  sourceKey: string
  sourceDigest: string | null
  /** The import that added it; nothing, when a person entered it. */
  importId: string | null
  withdrawnAt: Date | null
  /** Why a person withdrew it; nothing, when its import was undone. */
  withdrawalReason: string | null
  recordedAt: Date
  supplierNames: SupplierNamed[]
}

const columns = [
  'c.contract_id',
  'c.version',
  'c.source_key',
  'c.source_digest',
  'c.reference',
  'c.title',
  'c.title_key',
  'c.description',
  'c.kind',
  'c.framework_id',
  'c.framework_name',
  'c.framework_number',
  'c.procurement_id',
  'c.ocid',
  'c.starts',
  'c.ends',
  'c.extendable_until',
  'c.value',
  'c.value_gross',
  'c.value_pence',
  'c.cpv',
  'c.service',
  'c.place_code',
  'c.owner_id',
  'c.disclosure',
  'c.disclosure_reason',
  'c.noticed',
  'c.import_id',
  'c.withdrawn_at',
  'c.withdrawal_reason',
  'c.recorded_at',
] as const

/** The authority's contracts with their suppliers, to be narrowed down by the caller. */
export function contracts(tx: Tx) {
  return tx
    .selectFrom('contract as c')
    .select(columns)
    .select(
      sql<SupplierNamed[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', s.supplier_id, 'name', s.name, 'kind', s.kind) order by n.position), '[]')
        from contract_supplier n
        join supplier s on s.authority_id = n.authority_id and s.supplier_id = n.supplier_id
        where n.authority_id = c.authority_id and n.contract_id = c.contract_id)`.as('suppliers'),
    )
    .where('c.authority_id', '=', tx.authority)
}

export type ContractRow = Awaited<ReturnType<ReturnType<typeof contracts>['executeTakeFirstOrThrow']>>

export function contractRecord(row: ContractRow): ContractRecord {
  return {
    id: row.contract_id,
    version: row.version,
    sourceKey: row.source_key,
    sourceDigest: row.source_digest,
    reference: row.reference,
    title: row.title,
    description: row.description,
    kind: row.kind as ContractKind,
    framework: row.framework_id,
    frameworkName: row.framework_name,
    frameworkNumber: row.framework_number,
    procurement: row.procurement_id,
    ocid: row.ocid,
    starts: row.starts as Day | null,
    ends: row.ends as Day | null,
    extendableUntil: row.extendable_until as Day | null,
    value: row.value === null ? null : new Decimal(row.value),
    valueGross: row.value_gross === null ? null : new Decimal(row.value_gross),
    cpv: row.cpv,
    service: row.service,
    place: row.place_code,
    owner: row.owner_id,
    disclosure: row.disclosure as Disclosure['disclosure'],
    reason: row.disclosure_reason,
    noticed: (row.noticed ?? {}) as Noticed,
    importId: row.import_id,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    recordedAt: row.recorded_at,
    suppliers: row.suppliers.map(({ id }) => id),
    supplierNames: row.suppliers,
  }
}

/** The terms as the table's columns; sums and days as texts, so that nothing is rounded on the way. */
export function contractValues(terms: ContractTerms) {
  const { value, valueGross } = terms
  const pence = (value ?? valueGross)?.times(100).toFixed(0)
  return {
    reference: terms.reference,
    title: terms.title.trim(),
    description: terms.description,
    kind: terms.kind,
    framework_id: terms.framework,
    framework_name: terms.frameworkName,
    framework_number: terms.frameworkNumber,
    procurement_id: terms.procurement,
    ocid: terms.ocid,
    starts: terms.starts,
    ends: terms.ends,
    extendable_until: terms.extendableUntil,
    value: value?.toFixed() ?? null,
    value_gross: valueGross?.toFixed() ?? null,
    value_pence: pence === undefined ? null : Number(pence),
    cpv: [...terms.cpv],
    service: terms.service,
    place_code: terms.place,
    owner_id: terms.owner,
    noticed: terms.noticed,
  }
}

/** Columns that say how a contract is kept and not what it is: they are no part of its facts. */
const keeping =
  '{authority_id,contract_id,source_key,source_digest,title_key,value_pence,import_id,version,recorded_at,recorded_by}'

/** The whole terms of a contract's row, as a fact keeps them. */
export function termsOfRow(alias: string, suppliers: ReturnType<typeof sql>) {
  return sql`jsonb_strip_nulls(to_jsonb(${sql.ref(alias)}) - ${sql.lit(keeping)}::text[]) || jsonb_build_object('suppliers', ${suppliers})`
}

/** The suppliers of a contract's row as its facts name them. */
export function suppliersOfRow(alias: string) {
  return sql`(select coalesce(jsonb_agg(n.supplier_id order by n.position), '[]') from contract_supplier n
    where n.authority_id = ${sql.ref(`${alias}.authority_id`)} and n.contract_id = ${sql.ref(`${alias}.contract_id`)})`
}
