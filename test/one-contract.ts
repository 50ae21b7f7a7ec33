import { newId } from '../src/language/identifier.ts'
import { measuresOf, strategicOutcomesOf } from '../src/measurement/store.ts'
import type { Day } from '../src/language/day.ts'
import type { Database } from '../src/platform/database.ts'
import type { Tx } from '../src/platform/tx.ts'
import type { World } from './world.ts'

/** An authority with one contract of one supplier and nothing promised yet, straight in the tables. */
export interface OneContract {
  authority: string
  contract: string
  supplier: string
  measure: string
  outcomes: [string, string]
  tx<Answer>(work: (tx: Tx) => Promise<Answer>, at?: Date): Promise<Answer>
}

export async function addOneContract(
  database: Database,
  { slug = 'wrenshire', at = new Date('2026-11-23T10:00:00Z') } = {},
): Promise<OneContract> {
  const authority = newId()
  await database.installation
    .insertInto('authority')
    .values({
      authority_id: authority,
      slug,
      name: 'Wrenshire County Council',
      area: 'Wrenshire',
      recorded_at: at,
    })
    .execute()
  const ids = {
    supplier: newId(),
    contract: newId(),
    measure: newId(),
    outcomes: [newId(), newId()] as [string, string],
  }
  const scope = { authority, actor: { kind: 'system' } as const, at }
  const run: OneContract['tx'] = (work, moment = at) => database.withAuthority({ ...scope, at: moment }, work)
  await run((tx) => addParts(tx, ids))
  return { authority, ...ids, tx: run }
}

/** The same in an authority of the whole world, with its own measures and one of its suppliers. */
export async function addContractTo(world: World, at = world.authority): Promise<OneContract> {
  const run: OneContract['tx'] = (work, now) => world.tx(work, { at, ...(now ? { now } : {}) })
  const found = await run(async (tx) => {
    const outcomes = await strategicOutcomesOf(tx)
    const measures = await measuresOf(tx)
    const measure = measures.find(({ unit, bookable }) => unit.many === 'hours' && bookable)
    return { outcomes: [outcomes[0]!.id, outcomes[1]!.id] as [string, string], measure: measure!.id }
  })
  const supplier = at.suppliers.get('Ashdown Highways Ltd')!
  const of: OneContract = { authority: at.id, contract: newId(), supplier, ...found, tx: run }
  await run((tx) => addContract(tx, of))
  return of
}

async function addParts(
  tx: Tx,
  ids: Pick<OneContract, 'contract' | 'supplier' | 'measure' | 'outcomes'>,
): Promise<void> {
  const here = { authority_id: tx.authority, recorded_at: tx.at }
  const slugs = ['great-communities', 'clean-and-green']
  await tx
    .insertInto('outcome')
    .values(
      ids.outcomes.map((outcome_id, position) => ({
        ...here,
        outcome_id,
        slug: slugs[position]!,
        name: slugs[position]!,
        describes: 'An outcome of the tests.',
        position,
      })),
    )
    .execute()
  await tx
    .insertInto('measure')
    .values({
      ...here,
      measure_id: ids.measure,
      code: 'bid-writing-help',
      name: 'Bid-writing help',
      theme: 'community',
      unit: 'hour',
      units: 'hours',
      kind: 'both',
      definition: 'Time with charities that helps them bid.',
      counts: ['time with charities'],
      counts_not: ['travel', 'preparation'],
      evidence: ['attendance', 'confirmation'],
      double_count: 'volunteer hours',
      goals: [],
      sustainability: [],
      bookable: true,
      lawful: JSON.stringify({ underTheAct: ['criterion'], otherwise: ['record-only'], note: null }),
      built_in: false,
    })
    .execute()
  await tx
    .insertInto('supplier')
    .values({
      ...here,
      supplier_id: ids.supplier,
      name: 'Ashdown Highways Ltd',
      kind: 'large',
      contact_email: 'reports@ashdown.example',
    })
    .execute()
  await addContract(tx, ids)
}

async function addContract(tx: Tx, ids: Pick<OneContract, 'contract' | 'supplier'>): Promise<void> {
  const here = { authority_id: tx.authority, recorded_at: tx.at }
  await tx
    .insertInto('contract')
    .values({
      ...here,
      contract_id: ids.contract,
      source_key: `test:${ids.contract}`,
      title: 'Highways reactive repairs',
      kind: 'contract',
      starts: '2026-04-01',
      ends: '2027-03-31',
    })
    .execute()
  await tx
    .insertInto('contract_supplier')
    .values({ authority_id: tx.authority, contract_id: ids.contract, supplier_id: ids.supplier, position: 0 })
    .execute()
}

export interface CommitmentAdded {
  title?: string
  quantity?: string
  due?: Day | string
  outcome?: string
  /** Planned by quarter, for a quarterly profile. */
  targets?: Record<string, string>
}

/** Adds a commitment of the one contract; the roll-ups are left to the test. */
export async function addCommitment(tx: Tx, of: OneContract, added: CommitmentAdded = {}): Promise<string> {
  const commitment_id = newId()
  await tx
    .insertInto('commitment')
    .values({
      authority_id: tx.authority,
      commitment_id,
      contract_id: of.contract,
      supplier_id: of.supplier,
      measure_id: of.measure,
      outcome_id: added.outcome ?? of.outcomes[0],
      title: added.title ?? 'Bid-writing help',
      quantity: added.quantity ?? '40',
      due: added.due ?? '2027-03-31',
      profile: added.targets ? 'quarterly' : 'once',
      origin: 'tender',
      standing: 'contractual',
      recorded_at: tx.at,
    })
    .execute()
  for (const [quarter, quantity] of Object.entries(added.targets ?? {})) {
    await tx
      .insertInto('commitment_target')
      .values({ authority_id: tx.authority, commitment_id, quarter, quantity })
      .execute()
  }
  return commitment_id
}
