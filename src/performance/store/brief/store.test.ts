import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFilledWorld, testNow, type World } from '../../../../test/world.ts'
import { discloseContract } from '../../../contracts/store.ts'
import { recordVerification } from '../../../delivery/store.ts'
import { addDays, day, dayIn } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import { Decimal } from '../../../language/quantity.ts'
import { RolledBack } from '../../../platform/database.ts'
import type { Tx } from '../../../platform/tx.ts'
import { verifyChain } from '../../../platform/verify.ts'
import type { Brief } from '../../brief/brief.ts'
import { countsShown } from '../../brief/figures.ts'
import { afterContractChange, afterDeliveryChange, headline } from '../../store.ts'
import {
  addBrief,
  briefOf,
  deleteDraft,
  figuresAsAt,
  keepWords,
  prepareAgain,
  recordSignOff,
  rowsOfFigure,
} from './index.ts'

let world: World
beforeAll(async () => {
  world = await openFilledWorld()
})
afterAll(() => world.close())

const today = dayIn(testNow)
const yesterday = addDays(today, -1)
const council: Brief = {
  service: null,
  on: today,
  since: day('2025-11-24'),
  meeting: 'Scrutiny Commission',
  meetingOn: null,
}

/** In a transaction that is rolled back, so that no test sees what another did. */
async function tried(work: (tx: Tx) => Promise<void>): Promise<void> {
  await world.tx(async (tx) => {
    await work(tx)
    throw new RolledBack(undefined)
  })
}

async function countsOn(tx: Tx, of: Partial<Brief> = {}): Promise<Record<string, number>> {
  const { counted } = await figuresAsAt(tx, { ...council, ...of })
  return Object.fromEntries([...counted].map(([key, { count }]) => [key, count]).toSorted())
}

async function agreesWithRollups(tx: Tx): Promise<void> {
  const { counted } = await figuresAsAt(tx, council)
  expect(countsShown(counted)).toEqual(await headline(tx, today))
}

/** One that waits to be checked, on a commitment that is late. */
async function waitingDelivery(tx: Tx) {
  const { rows } = await sql<{ id: string; commitment: string; contract: string; quantity: string }>`
    select d.delivery_id as id, d.commitment_id as commitment, d.contract_id as contract, d.quantity from delivery d
    join commitment c on c.authority_id = d.authority_id and c.commitment_id = d.commitment_id
    join commitment_progress p on p.authority_id = d.authority_id and p.commitment_id = d.commitment_id
    where d.authority_id = ${tx.authority} and d.state in ('reported', 'evidenced') and c.due < ${yesterday}
      and p.counted_as in ('not-met', 'in-part') and d.quantity > 1
    order by d.delivery_id`.execute(tx)
  return rows
}

type Waiting = Awaited<ReturnType<typeof waitingDelivery>>[number]

async function accept(tx: Tx, { id, commitment, quantity }: Waiting): Promise<void> {
  const delivery = {
    id,
    title: 'Help',
    supplierName: 'A supplier',
    quantity: new Decimal(quantity),
    replaces: null,
  }
  const decided = {
    decision: 'accepted',
    quantity: delivery.quantity,
    reason: null,
    state: 'verified',
  } as const
  await recordVerification(tx, delivery, decided)
  await afterDeliveryChange(tx, [commitment])
}

describe('the figures of a brief', () => {
  test('for today are those that the roll-ups keep', async () => {
    await tried(async (tx) => {
      expect((await headline(tx, today)).due).toBeGreaterThan(300)
      await agreesWithRollups(tx)
    })
  })

  test('of yesterday stay as they were, whatever is decided today', async () => {
    await tried(async (tx) => {
      const [before, todayBefore] = [await countsOn(tx, { on: yesterday }), await countsOn(tx)]
      for (const waiting of (await waitingDelivery(tx)).slice(0, 12)) await accept(tx, waiting)
      expect(await countsOn(tx, { on: yesterday })).toEqual(before)
      const after = await countsOn(tx)
      expect(after).not.toEqual(todayBefore)
      expect(after.won).toBe(todayBefore.won! + 12)
      await agreesWithRollups(tx)
    })
  })

  test('of yesterday stay as they were when a contract is held back today; those of today leave it out', async () => {
    await tried(async (tx) => {
      const { rows } = await sql<{ id: string; title: string; version: number; count: number }>`
        select k.contract_id as id, k.title, k.version, count(*)::int as count from contract k
        join commitment c on c.authority_id = k.authority_id and c.contract_id = k.contract_id
        where k.authority_id = ${tx.authority} and k.disclosure = 'published' and c.due <= ${yesterday}
          and c.withdrawn_on is null
        group by 1, 2, 3 order by 4 desc limit 1`.execute(tx)
      const { count, ...contract } = rows[0]!
      const [before, todayBefore] = [await countsOn(tx, { on: yesterday }), await countsOn(tx)]
      await discloseContract(
        tx,
        contract,
        { disclosure: 'held-back', reason: 'An appeal is open.' },
        afterContractChange,
      )
      expect(await countsOn(tx, { on: yesterday })).toEqual(before)
      const after = await countsOn(tx)
      expect(after.due).toBe(todayBefore.due! - count)
      expect(after['held-back']!).toBeGreaterThanOrEqual(todayBefore['held-back']! + count)
      await agreesWithRollups(tx)
    })
  })

  test('tell earlier records apart; one brought in and taken back stands on the days between alone', async () => {
    await tried(async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select p.commitment_id as id from commitment_progress p
        join commitment c on c.authority_id = p.authority_id and c.commitment_id = p.commitment_id
        where p.authority_id = ${tx.authority} and p.counted_as = 'in-part' and p.waiting = 0 and c.due < ${yesterday}
        limit 1`.execute(tx)
      const [commitment, importId] = [rows[0]!.id, newId()]
      const recorded = new Date('2026-11-10T09:00:00Z')
      await sql`
        insert into import (authority_id, import_id, kind, format, file_name, file_sha256, file_bytes, state, recorded_at)
        values (${tx.authority}, ${importId}, 'commitments', 'csv', 'tracker.csv', 'none', 1, 'applied', ${recorded})`.execute(
        tx,
      )
      await sql`
        insert into earlier_delivery (authority_id, earlier_delivery_id, commitment_id, quarter, accepted, import_id, recorded_at, withdrawn_at)
        values (${tx.authority}, ${newId()}, ${commitment}, null, 1000000, ${importId}, ${recorded}, '2026-11-20T09:00:00Z')`.execute(
        tx,
      )
      const by = async (on: string) => (await countsOn(tx, { on: day(on) }))['by-earlier-records'] ?? 0
      const base = await by('2026-11-09')
      expect(await by('2026-11-10')).toBe(base + 1)
      expect(await by('2026-11-19')).toBe(base + 1)
      expect(await by('2026-11-20')).toBe(base)
    })
  })

  test('count a day to its last second in England, summer time or not', async () => {
    await tried(async (tx) => {
      const deliveries = await waitingDelivery(tx)
      const moments: [string, string, number][] = [
        // Half past eleven at night in summer is before eleven in UTC; half past midnight is the next day.
        ['2026-07-15T22:30:00Z', '2026-07-15', 1],
        ['2026-07-15T23:30:00Z', '2026-07-15', 0],
        ['2026-11-15T23:30:00Z', '2026-11-15', 1],
      ]
      for (const [place, [at, on, more]] of moments.entries()) {
        const { id } = deliveries[place]!
        await sql`update delivery set recorded_at = '2026-06-01'
          where authority_id = ${tx.authority} and delivery_id = ${id}`.execute(tx)
        const before = (await countsOn(tx, { on: day(on) })).won!
        await sql`insert into verification (authority_id, verification_id, delivery_id, decision, quantity, recorded_at)
          values (${tx.authority}, ${newId()}, ${id}, 'accepted', 1, ${at})`.execute(tx)
        expect([on, (await countsOn(tx, { on: day(on) })).won! - before]).toEqual([on, more])
      }
    })
  })

  test('of the services add up to those of the whole council', async () => {
    await tried(async (tx) => {
      const { rows } = await sql<{ service: string }>`
        select distinct service from contract where authority_id = ${tx.authority} and service is not null`.execute(
        tx,
      )
      const whole = await countsOn(tx)
      const parts: Record<string, number>[] = []
      for (const { service } of rows) parts.push(await countsOn(tx, { service }))
      for (const key of ['due', 'late', 'won', 'not-yet-due', 'ending'])
        expect([key, parts.reduce((sum, part) => sum + (part[key] ?? 0), 0)]).toEqual([key, whole[key] ?? 0])
    })
  })
})

const person = () => ({ kind: 'person', id: world.authority.people.get('head-of-service')![0]! }) as const
const act = <Answer>(work: (tx: Tx) => Promise<Answer>) => world.tx(work, { actor: person() })
const locked = async (tx: Tx, id: string) => (await briefOf(tx, id, { lock: true }))!

/** What somebody with the tables' owner's rights could do behind the application's back. */
const behindTheBack = (statement: ReturnType<typeof sql>) =>
  world.database.installation.transaction().execute(async (db) => {
    await sql`select set_config('app.authority', ${world.authority.id}, true)`.execute(db)
    await statement.execute(db)
  })
const faultsInChain = async () => (await verifyChain(world.database, world.authority.id)).problems

describe('a brief', () => {
  test('has as many rows behind each figure as the figure counts, all of published contracts', async () => {
    const id = await act((tx) => addBrief(tx, council, null))
    await world.tx(async (tx) => {
      const brief = (await briefOf(tx, id))!
      for (const { key, count } of brief.prepared.figures) {
        const { rows } = await rowsOfFigure(tx, brief, { figure: key, limit: 2000 })
        expect([key, rows.length]).toEqual([key, count])
      }
      const held = await sql<{ id: string }>`
        select contract_id as id from contract where authority_id = ${tx.authority} and disclosure = 'held-back'`.execute(
        tx,
      )
      const heldBack = new Set(held.rows.map((row) => row.id))
      expect(heldBack.size).toBeGreaterThan(0)
      expect(brief.prepared.stories.every(({ contract }) => !heldBack.has(contract))).toBe(true)
      const { rows } = await rowsOfFigure(tx, brief, { figure: 'due', limit: 2000 })
      expect(rows.every(({ contract }) => !heldBack.has(contract))).toBe(true)
    })
  })

  test('that was signed off cannot be changed by anybody, and stands in the chain', async () => {
    const id = await act((tx) => addBrief(tx, council, null))
    await act(async (tx) => recordSignOff(tx, await locked(tx, id)))
    const before = await world.tx((tx) => briefOf(tx, id))
    for (const table of ['brief_edition', 'brief_row'])
      for (const change of [`update ${table} set brief_id = brief_id`, `delete from ${table}`])
        await expect(world.tx((tx) => sql.raw(change).execute(tx))).rejects.toThrow('permission denied')
    await act(async (tx) => {
      for (const waiting of (await waitingDelivery(tx)).slice(0, 3)) await accept(tx, waiting)
    })
    expect(await world.tx((tx) => briefOf(tx, id))).toEqual(before)
    expect(before!.state).toBe('signed-off')
    expect(await faultsInChain()).toEqual([])
    await behindTheBack(sql`
      update brief_row set words = jsonb_set(words, '{title}', '"Something else"')
      where brief_id = ${id} and position = 1`)
    expect((await faultsInChain()).join(' ')).toContain('brief_row')
  })

  test('keeps what people wrote when its figures are prepared again, and suggests anew what nobody touched', async () => {
    const id = await act((tx) => addBrief(tx, council, null))
    await act(async (tx) => {
      const brief = await locked(tx, id)
      const words = { ...brief.words, opening: 'We ask for two decisions.' }
      await keepWords(tx, brief, { words, meeting: 'Cabinet', meetingOn: day('2026-12-01') })
    })
    await act(async (tx) => {
      for (const waiting of (await waitingDelivery(tx)).slice(0, 5)) await accept(tx, waiting)
      await prepareAgain(tx, await locked(tx, id))
    })
    const brief = (await world.tx((tx) => briefOf(tx, id)))!
    expect([brief.version, brief.meeting, brief.words.opening]).toEqual([
      3,
      'Cabinet',
      'We ask for two decisions.',
    ])
    expect(brief.words.points).toEqual(brief.prepared.points.slice(0, 5))
  })

  test('has a number of its own, which is not given again when the draft is deleted', async () => {
    const first = await act((tx) => addBrief(tx, council, null))
    const { number } = (await world.tx((tx) => briefOf(tx, first)))!
    await act(async (tx) => deleteDraft(tx, await locked(tx, first)))
    expect(await world.tx((tx) => briefOf(tx, first))).toBeUndefined()
    const both = await Promise.all([1, 2].map(() => act((tx) => addBrief(tx, council, null))))
    const numbers = await Promise.all(both.map((id) => world.tx((tx) => briefOf(tx, id))))
    expect(numbers.map((brief) => brief!.number).toSorted((a, b) => a - b)).toEqual([number + 1, number + 2])
  })

  test('is corrected once', async () => {
    const id = await act((tx) => addBrief(tx, council, null))
    await act(async (tx) => recordSignOff(tx, await locked(tx, id)))
    const [first, second] = [
      await act((tx) => addBrief(tx, council, id)),
      await act((tx) => addBrief(tx, council, id)),
    ]
    await act(async (tx) => recordSignOff(tx, await locked(tx, first)))
    const corrected = (await world.tx((tx) => briefOf(tx, id)))!
    expect(corrected.replacedBy?.id).toBe(first)
    await expect(act(async (tx) => recordSignOff(tx, await locked(tx, second)))).rejects.toThrow('replacing')
  })
})
