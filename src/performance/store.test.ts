import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCommitment, addOneContract, type OneContract } from '../../test/one-contract.ts'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import { day } from '../language/day.ts'
import { newId } from '../language/identifier.ts'
import type { Tx } from '../platform/tx.ts'
import {
  afterCommitmentChange,
  afterContractChange,
  afterDeliveryChange,
  headline,
  headlineByOutcome,
  headlineByQuarter,
  progressOf,
  rebuildRollups,
  rollupsDiffer,
  standingOfContract,
} from './store.ts'

let world: EmptyWorld
let slug = 0
beforeAll(async () => void (world = await openEmptyWorld()))
afterAll(() => world.close())
const newContract = () => addOneContract(world.database, { slug: `council-${++slug}` })

async function recorded(
  of: OneContract,
  tx: Tx,
  added: Parameters<typeof addCommitment>[2] = {},
): Promise<string> {
  const id = await addCommitment(tx, of, added)
  await afterCommitmentChange(tx, { after: { id } })
  return id
}

interface Reported {
  quantity: string
  state: string
  accepted?: string
  replaces?: string
}

async function report(of: OneContract, tx: Tx, commitment: string, delivery: Reported): Promise<string> {
  const return_id = newId()
  const here = {
    authority_id: tx.authority,
    return_id,
    contract_id: of.contract,
    supplier_id: of.supplier,
    recorded_at: tx.at,
  }
  const quarter = return_id
  await tx
    .insertInto('return')
    .values({ ...here, quarter, due: '2026-10-14', state: 'sent' })
    .execute()
  const delivery_id = newId()
  await tx
    .insertInto('delivery')
    .values({
      ...here,
      ...delivery,
      delivery_id,
      commitment_id: commitment,
      measure_id: of.measure,
      outcome_id: of.outcomes[0],
      quarter,
      story: '',
    })
    .execute()
  await afterDeliveryChange(tx, [commitment])
  return delivery_id
}

const totals = async (tx: Tx, commitment: string) => {
  const { reported, verified, waiting } = (await progressOf(tx, [commitment])).get(commitment)!
  return [reported.toFixed(), verified.toFixed(), waiting]
}

test('a new commitment counts as not met on the day it falls due', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await recorded(of, tx, { due: '2026-09-30' })
    expect(await headline(tx, day('2026-09-29'))).toEqual({
      due: 0,
      inFull: 0,
      byEarlierRecords: 0,
      inPart: 0,
      notMet: 0,
      notYetDue: 1,
    })
    expect(await headline(tx, day('2026-09-30'))).toEqual({
      due: 1,
      inFull: 0,
      byEarlierRecords: 0,
      inPart: 0,
      notMet: 1,
      notYetDue: 0,
    })
  })
})

test('40 promised, 6 accepted and 8 reported with 2 not counted: 14 reported, 12 verified, met in part', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const id = await recorded(of, tx, { due: '2026-09-30' })
    await report(of, tx, id, { quantity: '6', state: 'verified', accepted: '6' })
    await report(of, tx, id, { quantity: '8', state: 'partly-verified', accepted: '6' })
    expect(await totals(tx, id)).toEqual(['14', '12', 0])
    expect((await headline(tx, day('2026-11-01'))).inPart).toBe(1)
    expect(await standingOfContract(tx, of.contract, day('2026-11-01'))).toEqual({
      commitments: 1,
      due: 1,
      inFull: 0,
      byEarlierRecords: 0,
      inPart: 1,
      notMet: 0,
    })
  })
})

test('what was not accepted does not stand as reported', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const id = await recorded(of, tx)
    await report(of, tx, id, { quantity: '8', state: 'not-accepted', accepted: '0' })
    expect(await totals(tx, id)).toEqual(['0', '0', 0])
  })
})

test('sent again after a part was accepted, the later report stands as reported and the part as verified', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const id = await recorded(of, tx)
    const first = await report(of, tx, id, { quantity: '8', state: 'partly-verified', accepted: '6' })
    await report(of, tx, id, { quantity: '7', state: 'evidenced', replaces: first })
    expect(await totals(tx, id)).toEqual(['7', '6', 1])
  })
})

test('the headline tells outcomes and quarters apart', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await recorded(of, tx, { due: '2026-06-30' })
    await recorded(of, tx, { due: '2026-09-30', outcome: of.outcomes[1] })
    const on = day('2026-07-01')
    expect((await headlineByOutcome(tx, on)).get(of.outcomes[1])).toMatchObject({ due: 0, notYetDue: 1 })
    expect(
      (await headlineByQuarter(tx, on)).map(({ quarter, headline }) => [quarter, headline.notMet]),
    ).toEqual([
      ['2026-27Q1', 1],
      ['2026-27Q2', 0],
    ])
  })
})

test('commitments of a contract that is held back are in no headline', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await recorded(of, tx)
    await tx
      .updateTable('contract')
      .set({ disclosure: 'held-back' })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute()
    await afterContractChange(tx, of.contract)
    expect((await headline(tx, day('2026-11-01'))).notYetDue).toBe(0)
    expect(await rollupsDiffer(tx)).toEqual([])
  })
})

test('a total that was spoilt is told, and mended from the rows', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const id = await recorded(of, tx, { due: '2026-09-30' })
    const here = tx.updateTable('commitment_progress').where('authority_id', '=', tx.authority)
    await here.set({ verified: '99' }).where('commitment_id', '=', id).execute()
    await tx
      .updateTable('commitments_due')
      .set({ in_full: 7 })
      .where('authority_id', '=', tx.authority)
      .execute()
    await tx
      .updateTable('commitment_open')
      .set({ owed: false, due: '2026-10-31' })
      .where('authority_id', '=', tx.authority)
      .execute()
    const terms = [of.contract, of.supplier, of.outcomes[0]].join(', ')
    expect(await rollupsDiffer(tx)).toEqual([
      `The progress of commitment ${id} is kept as "0, 99, 0, 0, 0, 2026-09-30, not-met" and its rows say "0, 0, 0, 0, 0, 2026-09-30, not-met".`,
      `What is open of commitment ${id} is kept as "${terms}, 2026-10-31, 40, f, t" and its rows say "${terms}, 2026-09-30, 40, t, t".`,
      `The commitments of outcome ${of.outcomes[0]} due on 2026-09-30 are kept as "7, 0, 0, 1" and the rows count "0, 0, 0, 1".`,
    ])
    expect(await rebuildRollups(tx)).toBe(1)
    expect(await rollupsDiffer(tx)).toEqual([])
  })
})

test('two decisions at once on one commitment both count', async () => {
  const of = await newContract()
  const id = await of.tx((tx) => recorded(of, tx))
  const decide = (accepted: string) =>
    of.tx((tx) => report(of, tx, id, { quantity: '8', state: 'verified', accepted }))
  await Promise.all([decide('1'), decide('2'), decide('4'), decide('8')])
  expect(await of.tx((tx) => totals(tx, id))).toEqual(['32', '15', 0])
})

const act = fc.oneof(
  fc.record({
    kind: fc.constant('promise' as const),
    due: fc.constantFrom('2026-06-30', '2026-09-30', '2027-03-31'),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    which: fc.nat(9),
    quantity: fc.integer({ min: 1, max: 9 }),
    outcome: fc.nat(1),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('report' as const), which: fc.nat(9), quantity: fc.nat(9) }),
  fc.record({ kind: fc.constant('decide' as const), which: fc.nat(9), accepted: fc.nat(9) }),
  fc.record({ kind: fc.constant('disclose' as const), published: fc.boolean() }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

interface History {
  commitments: string[]
  waiting: { id: string; commitment: string }[]
}

/** Does one act the way the rooms do: the row changes, then its roll-ups are settled. */
async function doAct(of: OneContract, tx: Tx, history: History, act: Act): Promise<void> {
  const chosen =
    'which' in act ? history.commitments[act.which % Math.max(history.commitments.length, 1)] : undefined
  switch (act.kind) {
    case 'promise':
      history.commitments.push(await recorded(of, tx, { due: act.due, quantity: String(act.quantity) }))
      return
    case 'change':
      if (chosen)
        await change(tx, chosen, { quantity: String(act.quantity), outcome_id: of.outcomes[act.outcome]! })
      return
    case 'withdraw':
      if (chosen) await change(tx, chosen, { withdrawn_on: '2026-11-01' })
      return
    case 'report':
      if (!chosen) return
      history.waiting.push({
        id: await report(of, tx, chosen, { quantity: String(act.quantity), state: 'reported' }),
        commitment: chosen,
      })
      return
    case 'decide':
      return decide(
        tx,
        history.waiting.splice(act.which % Math.max(history.waiting.length, 1), 1)[0],
        act.accepted,
      )
    case 'disclose':
      await tx
        .updateTable('contract')
        .set({ disclosure: act.published ? 'published' : 'held-back' })
        .where('authority_id', '=', tx.authority)
        .execute()
      await afterContractChange(tx, of.contract)
  }
}

async function change(
  tx: Tx,
  id: string,
  values: Partial<{ quantity: string; outcome_id: string; withdrawn_on: string }>,
): Promise<void> {
  await tx
    .updateTable('commitment')
    .set(values)
    .where('authority_id', '=', tx.authority)
    .where('commitment_id', '=', id)
    .execute()
  await afterCommitmentChange(tx, { after: { id } })
}

async function decide(
  tx: Tx,
  delivery: History['waiting'][number] | undefined,
  accepted: number,
): Promise<void> {
  if (!delivery) return
  const values =
    accepted === 0
      ? { state: 'not-accepted', accepted: '0' }
      : { state: 'verified', accepted: String(accepted) }
  await tx
    .updateTable('delivery')
    .set(values)
    .where('authority_id', '=', tx.authority)
    .where('delivery_id', '=', delivery.id)
    .execute()
  await afterDeliveryChange(tx, [delivery.commitment])
}

test('whatever happens to promises and deliveries, the totals equal the rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      const of = await newContract()
      const history: History = { commitments: [], waiting: [] }
      await of.tx(async (tx) => {
        for (const each of acts) await doAct(of, tx, history, each)
        expect(await rollupsDiffer(tx)).toEqual([])
      })
    }),
    { numRuns: 30 },
  )
}, 60_000)
