import type { Day } from '../../../language/day.ts'
import type { Quarter } from '../../../language/quarter.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type BundledStanding, standingOf } from '../../bundle.ts'
import { sendReturn } from '../../delivery.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { answeringOf, linesToSend, send, typedIn } from '../answering.ts'
import { returnOf } from '../return-record.ts'

/** A return in a bundle. */
export interface Bundled {
  id: string
  contractTitle: string
  due: Day
  standing: BundledStanding
}

/** All that one supplier is asked for under a framework, for one quarter. */
export interface BundleRecord {
  id: string
  framework: string
  title: string
  supplier: string
  supplierName: string
  quarter: Quarter
  /** By the titles of their contracts. */
  returns: Bundled[]
}

export async function bundleOf(tx: Tx, id: string): Promise<BundleRecord | undefined> {
  const bundle = await tx
    .selectFrom('return_bundle as b')
    .innerJoin('contract as k', (join) =>
      join.onRef('k.authority_id', '=', 'b.authority_id').onRef('k.contract_id', '=', 'b.contract_id'),
    )
    .innerJoin('supplier as s', (join) =>
      join.onRef('s.authority_id', '=', 'b.authority_id').onRef('s.supplier_id', '=', 'b.supplier_id'),
    )
    .select(['b.bundle_id as id', 'k.contract_id as framework', 'k.title', 's.supplier_id as supplier'])
    .select(['s.name as supplierName', 'b.quarter'])
    .where('b.authority_id', '=', tx.authority)
    .where('b.bundle_id', '=', id)
    .executeTakeFirst()
  if (!bundle) return undefined
  const returns: Bundled[] = []
  for (const each of await returnsIn(tx, id)) returns.push(...(await bundled(tx, each)))
  returns.sort((a, b) => a.contractTitle.localeCompare(b.contractTitle, 'en-GB'))
  return { ...bundle, quarter: bundle.quarter as Quarter, returns }
}

async function returnsIn(tx: Tx, bundle: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('return_bundled')
    .select('return_id')
    .where('authority_id', '=', tx.authority)
    .where('bundle_id', '=', bundle)
    .orderBy('return_id')
    .execute()
  return rows.map(({ return_id }) => return_id)
}

async function bundled(tx: Tx, id: string): Promise<Bundled[]> {
  const record = await returnOf(tx, id)
  if (!record) return []
  const answering = await answeringOf(tx, record)
  const isReady = sendReturn(record.state, linesToSend(answering).map(typedIn)).accepted
  const isBegun =
    answering.anythingElse !== undefined ||
    answering.lines.some(({ draft, evidence }) => draft !== undefined || evidence.length > 0)
  const { contractTitle, due, state } = record
  return [{ id, contractTitle, due, standing: standingOf(state, { isReady, isBegun }) }]
}

/**
 * Sends every return of the bundle that is ready, in one transaction; the others stay. Whoever sends a second time, or at the same moment,
 * finds none. Answers with those sent; undefined when there is no such bundle.
 */
export async function sendBundle(
  tx: Tx,
  needs: DeliveryNeeds,
  id: string,
  { sentBy }: { sentBy: string | null },
): Promise<string[] | undefined> {
  const held = await tx
    .selectFrom('return_bundle')
    .select('bundle_id')
    .where('authority_id', '=', tx.authority)
    .where('bundle_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!held) return undefined
  const sent: string[] = []
  for (const each of await returnsIn(tx, id)) {
    const decision = await send(tx, needs, each, { sentBy })
    if (decision?.accepted) sent.push(each)
  }
  return sent
}
