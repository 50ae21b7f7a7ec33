import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCommitment, addOneContract, type OneContract } from '../../test/one-contract.ts'
import { addDelivery, type DeliveryAdded, verify } from '../../test/one-delivery.ts'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import type { Tx } from '../platform/tx.ts'
import { everything } from './filter.ts'
import {
  afterDisclosure,
  countOf,
  entryByNumber,
  rebuildRegister,
  rebuildTotals,
  registerIn,
  settleOutputs,
  totalsBy,
  totalsDiffer,
  countsOf,
} from './store.ts'

let world: EmptyWorld
let slug = 0
beforeAll(async () => void (world = await openEmptyWorld()))
afterAll(() => world.close())
const newContract = () => addOneContract(world.database, { slug: `council-${++slug}` })

async function delivered(
  of: OneContract,
  tx: Tx,
  added: DeliveryAdded & { accepted?: string } = {},
): Promise<string> {
  const commitment = await addCommitment(tx, of, { title: 'Bid-writing help for small charities' })
  const delivery = await addDelivery(tx, of, commitment, added)
  const quantity = added.accepted ?? added.quantity ?? '8'
  await verify(tx, delivery, { decision: added.accepted ? 'in-part' : 'accepted', quantity })
  return delivery
}

async function severalDeliveries(
  tx: Tx,
  of: OneContract,
  commitment: string,
  count: number,
): Promise<string[]> {
  const deliveries = []
  for (let at = 0; at < count; at++) deliveries.push(await addDelivery(tx, of, commitment))
  return deliveries
}

const disclose = async (tx: Tx, contract: string, disclosure: 'published' | 'held-back') => {
  await tx
    .updateTable('contract')
    .set({ disclosure })
    .where('authority_id', '=', tx.authority)
    .where('contract_id', '=', contract)
    .execute()
  await afterDisclosure(tx, contract)
}

const numbers = async (tx: Tx, filter = {}) =>
  (await registerIn(tx, { ...everything, ...filter })).entries.map(({ number }) => number)

test('an accepted delivery of a published contract is an entry under the first number of the year', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await delivered(of, tx)
    const { entries } = await registerIn(tx, everything)
    expect(entries).toEqual([
      expect.objectContaining({
        number: 'GM-2026-00001',
        title: 'Bid-writing help for small charities',
        status: 'verified',
        quarter: '2026-27Q2',
        outcome: { slug: 'great-communities', name: 'great-communities' },
        supplier: { id: of.supplier, name: 'Ashdown Highways Ltd', kind: 'large' },
        verifiedOn: '2026-11-23',
        publishedOn: '2026-11-23',
        withdrawnOn: null,
        place: null,
      }),
    ])
    expect(entries[0]!.quantity.toFixed()).toBe('8')
    expect(await totalsDiffer(tx)).toEqual([])
  })
})

test('accepted in part, the entry holds what was accepted', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await delivered(of, tx, { quantity: '8', accepted: '6' })
    const entry = await entryByNumber(tx, 'GM-2026-00001')
    expect([entry?.status, entry?.quantity.toFixed()]).toEqual(['partly-verified', '6'])
  })
})

test('what was not accepted makes no output', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const delivery = await addDelivery(tx, of, await addCommitment(tx, of))
    await verify(tx, delivery, { decision: 'not-accepted', quantity: '0', reason: 'Travel.' })
    expect(await tx.selectFrom('output').selectAll().execute()).toEqual([])
    expect(await countOf(tx, everything)).toBe(0)
  })
})

test('the output of a contract held back is kept and gets its number when the contract is published', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await disclose(tx, of.contract, 'held-back')
    await delivered(of, tx)
    expect(await numbers(tx)).toEqual([])
    expect(await tx.selectFrom('output').select(['number', 'published_at']).execute()).toEqual([
      { number: null, published_at: null },
    ])
    expect(await totalsDiffer(tx)).toEqual([])
    await disclose(tx, of.contract, 'published')
    expect(await numbers(tx)).toEqual(['GM-2026-00001'])
    expect(await totalsDiffer(tx)).toEqual([])
  })
})

test('held back later, the entry keeps its number and says nothing more; published again it is whole', async () => {
  const of = await newContract()
  await of.tx((tx) => delivered(of, tx))
  await of.tx((tx) => disclose(tx, of.contract, 'held-back'), new Date('2026-12-01T10:00:00Z'))
  await of.tx(async (tx) => {
    expect(await numbers(tx)).toEqual([])
    expect(await numbers(tx, { status: ['withdrawn'] })).toEqual(['GM-2026-00001'])
    const entry = await entryByNumber(tx, 'GM-2026-00001')
    expect(entry).toMatchObject({ title: 'Withdrawn entry', story: '', withdrawnOn: '2026-12-01' })
    expect(entry?.quantity.toFixed()).toBe('0')
    expect(await countOf(tx, { ...everything, words: 'kitchen' })).toBe(0)
    expect(await totalsDiffer(tx)).toEqual([])
  })
  await of.tx(async (tx) => {
    await disclose(tx, of.contract, 'published')
    const entry = await entryByNumber(tx, 'GM-2026-00001')
    expect(entry).toMatchObject({ status: 'verified', publishedOn: '2026-11-23', withdrawnOn: null })
    expect(await totalsDiffer(tx)).toEqual([])
  }, new Date('2027-01-10T10:00:00Z'))
})

test('a later report accepted in the place of an earlier one withdraws that one', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const commitment = await addCommitment(tx, of)
    const first = await addDelivery(tx, of, commitment, { quantity: '8' })
    await verify(tx, first, { decision: 'in-part', quantity: '6', reason: 'Two were travel.' })
    const second = await addDelivery(tx, of, commitment, { quantity: '7', replaces: first })
    await verify(tx, second, { decision: 'accepted', quantity: '7', replaced: first })
    expect(await numbers(tx)).toEqual(['GM-2026-00002'])
    expect((await entryByNumber(tx, 'GM-2026-00001'))?.status).toBe('withdrawn')
    expect((await totalsBy(tx, 'measure'))[0]?.quantity?.toFixed()).toBe('7')
    expect(await totalsDiffer(tx)).toEqual([])
  })
})

test('settling again changes nothing, and a contract of another name is read under that name', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const delivery = await delivered(of, tx)
    await settleOutputs(tx, [delivery, delivery])
    await tx
      .updateTable('contract')
      .set({ title: 'Highways, Lot 2' })
      .where('contract_id', '=', of.contract)
      .execute()
    await afterDisclosure(tx, of.contract)
    expect((await registerIn(tx, everything)).entries.map(({ contract }) => contract.title)).toEqual([
      'Highways, Lot 2',
    ])
    expect(await totalsDiffer(tx)).toEqual([])
  })
})

test('what is published holds no e-mail address and no telephone number', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await delivered(of, tx, { story: 'Write to sam@ashdown.example or ring 01632 960983.' })
    expect((await registerIn(tx, everything)).entries[0]!.story).toBe(
      'Write to (contact details removed) or ring (contact details removed).',
    )
  })
})

test('numbers have no gaps when many publish at once and some are rolled back', async () => {
  const of = await newContract()
  const deliveries = await of.tx(async (tx) => {
    const commitment = await addCommitment(tx, of)
    return severalDeliveries(tx, of, commitment, 24)
  })
  await Promise.allSettled(
    deliveries.map((delivery, position) =>
      of.tx(async (tx) => {
        await verify(tx, delivery, { decision: 'accepted', quantity: '8' })
        if (position % 4 === 0) throw new Error('given up')
      }),
    ),
  )
  await of.tx(async (tx) => {
    const found = await numbers(tx)
    expect(found.toSorted()).toEqual(
      Array.from({ length: 18 }, (_, at) => `GM-2026-${String(at + 1).padStart(5, '0')}`),
    )
    expect(await totalsDiffer(tx)).toEqual([])
  })
})

test('a disclosure and verifications at the same moment agree on what is public', async () => {
  const of = await newContract()
  const deliveries = await of.tx(async (tx) => {
    const commitment = await addCommitment(tx, of)
    return severalDeliveries(tx, of, commitment, 8)
  })
  const acts = deliveries.map(
    (delivery, position) => () =>
      of.tx((tx) =>
        position === 3
          ? disclose(tx, of.contract, 'held-back')
          : verify(tx, delivery, { decision: 'accepted', quantity: '8' }),
      ),
  )
  await Promise.all(acts.map((act) => act()))
  await of.tx(async (tx) => {
    expect(await numbers(tx)).toEqual([])
    expect(await totalsDiffer(tx)).toEqual([])
  })
})

test('another authority reads only at its own address and cannot write to this one', async () => {
  const [here, there] = [await newContract(), await newContract()]
  await here.tx((tx) => delivered(here, tx))
  await there.tx(async (tx) => {
    expect(await numbers(tx)).toEqual([])
    expect(await entryByNumber(tx, 'GM-2026-00001')).toBeUndefined()
    expect(await countOf(tx, everything)).toBe(0)
    const changed =
      await sql`update register_entry set title = 'Ours' where number = 'GM-2026-00001'`.execute(tx)
    expect(changed.numAffectedRows).toBe(0n)
    const total = await sql`update register_total set outputs = 99`.execute(tx)
    expect(total.numAffectedRows).toBe(0n)
  })
  await expect(
    there.tx((tx) =>
      sql`insert into register_total values (${here.authority}, 'all', 'o', 'm', '', 'large', 'verified', 'q', 1, 1)`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/row-level security/)
})

test('pages follow each other without leaving out or repeating an entry, in every order', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    const commitment = await addCommitment(tx, of)
    for (let at = 0; at < 13; at++) {
      const added = { quarter: `2026-27Q${(at % 3) + 1}`, quantity: String((at % 4) + 1.5) }
      const delivery = await addDelivery(tx, of, commitment, added)
      await verify(tx, delivery, { decision: 'accepted', quantity: added.quantity })
    }
    for (const sort of ['newest', 'oldest', 'most'] as const) {
      const seen = []
      let after
      do {
        const page = await registerIn(tx, everything, sort, { after, limit: 4 })
        seen.push(...page.entries)
        after = page.next
      } while (after)
      expect(new Set(seen.map(({ number }) => number)).size).toBe(13)
      const keys = seen.map(({ quarter, quantity }) => (sort === 'most' ? quantity.toNumber() : quarter))
      const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(keys).toEqual(sort === 'oldest' ? sorted : sorted.toReversed())
    }
  })
})

test('a search finds words in other forms, the beginning of the last word, and phrases', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await delivered(of, tx, { story: 'Trained forty volunteers in the village hall.' })
    const finds = async (words: string) => countOf(tx, { ...everything, words })
    expect(await finds('volunteering')).toBe(1)
    expect(await finds('vill')).toBe(1)
    expect(await finds('hall vol')).toBe(1)
    expect(await finds('"village hall"')).toBe(1)
    expect(await finds('"hall village"')).toBe(0)
    expect(await finds('volunteers -village')).toBe(0)
    expect(await finds('ashdown')).toBe(1)
    expect(await finds('GM-2026-00001')).toBe(1)
    expect(await finds('zebra')).toBe(0)
    expect(await finds(`'); drop table x; -- & | ! <-> :*`)).toBe(0)
  })
})

interface Act {
  act: 'accept' | 'part' | 'refuse' | 'again' | 'hold' | 'publish'
  quantity: number
  quarter: number
  outcome: 0 | 1
  place: string | undefined
}

const decisions = { accept: 'accepted', again: 'accepted', part: 'in-part', refuse: 'not-accepted' } as const

const anAct: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom('accept', 'accept', 'part', 'refuse', 'again', 'hold', 'publish'),
  quantity: fc.integer({ min: 1, max: 9000 }).map((thousandths) => thousandths / 1000),
  quarter: fc.integer({ min: 1, max: 4 }),
  outcome: fc.constantFrom(0, 1),
  place: fc.constantFrom(undefined, 'E07000001', 'E07000002'),
})

test('whatever happens in whatever order, entries, totals and counts equal the rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 1, maxLength: 14 }), async (acts) => {
      const of = await newContract()
      await of.tx(async (tx) => {
        const commitment = await addCommitment(tx, of)
        let partly: string | undefined
        for (const { act, quantity, quarter, outcome, place } of acts) {
          if (act === 'hold' || act === 'publish') {
            await disclose(tx, of.contract, act === 'hold' ? 'held-back' : 'published')
            continue
          }
          const replaces = act === 'again' ? partly : undefined
          const delivery = await addDelivery(tx, of, commitment, {
            quantity: String(quantity + 1),
            quarter: `2026-27Q${quarter}`,
            outcome: of.outcomes[outcome],
            ...(place ? { place } : {}),
            ...(replaces ? { replaces } : {}),
          })
          const decision = decisions[act]
          await verify(tx, delivery, {
            decision,
            quantity:
              decision === 'not-accepted' ? '0' : String(decision === 'in-part' ? quantity : quantity + 1),
            ...(replaces ? { replaced: replaces } : {}),
          })
          if (act === 'part') partly = delivery
          if (act === 'again') partly = undefined
        }
        expect(await totalsDiffer(tx)).toEqual([])
        await countsAgree(tx)
        await rebuildTotals(tx)
        await rebuildRegister(tx)
        expect(await totalsDiffer(tx)).toEqual([])
      })
    }),
    { numRuns: 25 },
  )
})

/** The counts from the roll-up are those that counting the entries gives. */
async function countsAgree(tx: Tx): Promise<void> {
  const filters = [
    everything,
    { ...everything, outcome: ['clean-and-green'] },
    { ...everything, status: ['verified'], place: ['anywhere', 'E07000001'] },
    { ...everything, measure: ['bid-writing-help'], supplierKind: ['large'], place: ['E07000002'] },
    { ...everything, year: ['2026-27'], quarter: '2026-27Q2' as never },
  ]
  for (const filter of filters) {
    const { entries } = await registerIn(tx, filter)
    expect(await countOf(tx, filter)).toBe(entries.length)
    const supplier = entries[0]?.supplier.id
    if (supplier) expect(await countsOf(tx, filter)).toEqual(await countsOf(tx, { ...filter, supplier }))
  }
}

test('a total that was changed by hand is told in words, and a rebuild mends it', async () => {
  const of = await newContract()
  await of.tx(async (tx) => {
    await delivered(of, tx)
    await sql`update register_total set outputs = 2 where grain = 'measure'`.execute(tx)
    expect(await totalsDiffer(tx)).toEqual([
      'The total of measure great-communities bid-writing-help   verified 2026-27Q2 is kept as "2 of 8" and the entries say "1 of 8".',
    ])
    await rebuildTotals(tx)
    expect(await totalsDiffer(tx)).toEqual([])
  })
})
