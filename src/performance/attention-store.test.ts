import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addCommitment, addContractTo } from '../../test/one-contract.ts'
import { openFilledWorld, openWorld, type World } from '../../test/world.ts'
import { addDays, day, type Day } from '../language/day.ts'
import { Decimal, sum as sumOf } from '../language/quantity.ts'
import type { Tx } from '../platform/tx.ts'
import {
  type Against,
  type AttentionKind,
  attentionKinds,
  attentionOfCommitment,
  attentionOfContract,
  plannedUntil,
} from './attention.ts'
import { noticesDue, noticeShownBefore } from './kpi/notice.ts'
import {
  actOn,
  againstOn,
  attentionRows,
  countAttention,
  countMatching,
  keepCounts,
  keptBefore,
  noticeFacts,
  settleCommitments,
} from './store.ts'
import { everyone } from './whose.ts'

const today = day('2026-11-23')

/** Ids by kind, as the pure conditions find them in every commitment and contract. */
async function byTheConditions(tx: Tx, against: Against): Promise<Map<AttentionKind, string[]>> {
  const found = new Map<AttentionKind, string[]>(attentionKinds.map((kind) => [kind, []]))
  const add = (kinds: AttentionKind[], id: string) => kinds.forEach((kind) => found.get(kind)!.push(id))
  const contracts = await tx.selectFrom('contract').selectAll().where('withdrawn_at', 'is', null).execute()
  const commitments = await tx
    .selectFrom('commitment')
    .selectAll()
    .where('withdrawn_on', 'is', null)
    .execute()
  const progress = new Map(
    (await tx.selectFrom('commitment_progress').selectAll().execute()).map((row) => [row.commitment_id, row]),
  )
  const builtIn = new Map(
    (await tx.selectFrom('measure').selectAll().execute()).map((row) => [row.measure_id, row.built_in]),
  )
  const until = plannedUntil(against.today)
  const planned = Map.groupBy(
    (await tx.selectFrom('commitment_target').selectAll().execute()).filter(
      ({ quarter }) => quarter <= until,
    ),
    (row) => row.commitment_id,
  )
  const byId = new Map(contracts.map((row) => [row.contract_id, row]))
  for (const row of commitments) {
    const of = byId.get(row.contract_id)
    if (!of) continue
    const done = progress.get(row.commitment_id)
    const sum = (one?: string, other?: string) => new Decimal(one ?? '0').plus(other ?? '0')
    const facts = {
      due: row.due as Day,
      quantity: new Decimal(row.quantity),
      accepted: sum(done?.verified, done?.earlier_accepted),
      reported: sum(done?.reported, done?.earlier_reported),
      planned: sumOf((planned.get(row.commitment_id) ?? []).map(({ quantity }) => new Decimal(quantity))),
      isPaused:
        row.paused_from !== null && row.paused_from <= against.today && row.paused_until! >= against.today,
      hasOwner: (row.owner_id ?? of.owner_id) !== null,
      measureIsNew: !builtIn.get(row.measure_id),
    }
    add(attentionOfCommitment(facts, against), row.commitment_id)
  }
  const withCommitments = new Set(commitments.map((row) => row.contract_id))
  const decisions = await tx
    .selectFrom('decision_point')
    .select(['contract_id', 'before_day'])
    .where('authority_id', '=', tx.authority)
    .execute()
  const decided = new Map(decisions.map((row) => [row.contract_id, [row.before_day as Day]]))
  for (const row of contracts) {
    const facts = {
      kind: row.kind as 'contract',
      starts: row.starts as Day | null,
      ends: row.ends as Day | null,
      extendableUntil: row.extendable_until as Day | null,
      pence: row.value_pence,
      hasCommitments: withCommitments.has(row.contract_id),
      decided: decided.get(row.contract_id) ?? [],
    }
    add(attentionOfContract(facts, against), row.contract_id)
    const { contract_id: id, starts, ends } = row
    const due = noticesDue(
      await noticeFacts(tx, { id, starts: starts as Day | null, ends: ends as Day | null }),
      against.today,
    )
    if (due.some(({ by }) => by <= addDays(against.today, noticeShownBefore))) add(['notice-due'], id)
  }
  return found
}

describe('in the whole invented county', () => {
  let world: World
  beforeAll(async () => {
    world = await openFilledWorld()
  }, 300_000)
  afterAll(() => world?.close())

  test.each(['2026-11-23', '2027-02-28', '2025-06-30'])(
    'what is counted and listed on %s is what the conditions say of each record',
    async (on) => {
      await world.tx(async (tx) => {
        const against = await againstOn(tx, day(on))
        const said = await byTheConditions(tx, against)
        const counts = await countAttention(tx, { whose: everyone }, against)
        const judged = [
          'overdue',
          'behind-plan',
          'ending-soon',
          'no-owner',
          'nothing-recorded',
          'contract-ending',
          'notice-due',
        ] as const
        for (const kind of judged) {
          const rows = await attentionRows(tx, { kind, whose: everyone }, against, { limit: 100_000 })
          expect([kind, ...rows.map(({ subject }) => subject).sort()]).toEqual([
            kind,
            ...said.get(kind)!.sort(),
          ])
          expect([kind, counts[kind]]).toEqual([kind, rows.length])
        }
        expect(judged.filter((kind) => counts[kind] > 0).length).toBeGreaterThan(2)
      })
    },
  )

  test('pages of rows follow one another by day, in both orders, and leave nothing out', async () => {
    await world.tx(async (tx) => {
      const against = await againstOn(tx, today)
      for (const kind of ['overdue', 'contract-ending', 'nothing-recorded'] as const) {
        for (const order of ['earliest', 'latest'] as const) {
          const filter = { kind, whose: everyone }
          const all = await attentionRows(tx, filter, against, { order, limit: 10_000 })
          const paged = []
          for (;;) {
            const last = paged.at(-1)
            const after = last && { day: last.day ?? 'infinity', subject: last.subject }
            const page = await attentionRows(tx, filter, against, { order, limit: 7, after })
            if (page.length === 0) break
            paged.push(...page)
          }
          expect(paged.map(({ subject }) => subject)).toEqual(all.map(({ subject }) => subject))
          const days = all.map((row) => row.day ?? '9999')
          expect(days).toEqual(order === 'earliest' ? days.toSorted() : days.toSorted().reverse())
        }
      }
    })
  })

  test('what services have adds up to everybody’s, and a person has what they look after', async () => {
    await world.tx(async (tx) => {
      const against = await againstOn(tx, today)
      const all = await countAttention(tx, { whose: everyone }, against)
      const services = await tx.selectFrom('contract').select('service').distinct().execute()
      let sum = 0
      for (const { service } of services) {
        if (!service) continue
        const counts = await countAttention(tx, { whose: { of: 'service', name: service } }, against)
        sum += counts.overdue
      }
      const without = await attentionRows(tx, { kind: 'overdue', whose: everyone }, against, { limit: 9_999 })
      expect(sum + without.filter(({ service }) => !service).length).toBe(all.overdue)
      const owner = without.find((row) => row.owner)!.owner!
      const theirs = await countAttention(tx, { whose: { of: 'person', id: owner } }, against)
      expect(theirs.overdue).toBe(without.filter((row) => row.owner === owner).length)
    })
  })

  test('the counts of a morning are kept, and compared with on later days', async () => {
    await world.tx(async (tx) => {
      await keepCounts(tx, day('2026-11-16'))
      await keepCounts(tx, day('2026-11-16'))
      const counts = await countAttention(tx, { whose: everyone }, await againstOn(tx, day('2026-11-16')))
      const kept = await keptBefore(tx, everyone, day('2026-11-23'))
      expect(kept).toEqual({ on: '2026-11-16', counts })
      expect((await keptBefore(tx, everyone, day('2026-11-18')))?.on).toBe('2026-11-16')
      expect(await keptBefore(tx, everyone, day('2026-11-16'))).toBeUndefined()
      expect(await keptBefore(tx, everyone, day('2026-12-07'))).toBeUndefined()
    })
  })
})

describe('with one contract', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world?.close())

  const overdue = { kind: 'overdue', whose: everyone } as const
  const isThere = async (tx: Tx, subject: string, on = today) => {
    const rows = await attentionRows(tx, overdue, await againstOn(tx, on), { limit: 500 })
    return rows.some((row) => row.subject === subject)
  }

  async function addOverdue(): Promise<{ contract: string; id: string }> {
    const of = await addContractTo(world)
    return of.tx(async (tx) => {
      const id = await addCommitment(tx, of, { title: 'Late help', due: day('2026-09-30') })
      await settleCommitments(tx, [id])
      return { contract: of.contract, id }
    })
  }

  test('what is dismissed comes back when its quantity or its day changes, and not before', async () => {
    const { id } = await addOverdue()
    await world.tx(async (tx) => {
      const against = await againstOn(tx, today)
      const act = { act: 'dismissed', reason: 'Agreed with the supplier' } as const
      const done = await actOn(tx, { filter: overdue, against, chosen: [id], act })
      expect(done).toEqual({ accepted: true, fact: { done: 1, left: 0 } })
      expect(await isThere(tx, id)).toBe(false)
      const dismissed = await attentionRows(tx, { ...overdue, dismissed: true }, against, { limit: 10 })
      expect(dismissed[0]?.dismissed?.because).toBe('Agreed with the supplier')
      const set = async (values: { due?: string; quantity?: string }) => {
        await tx.updateTable('commitment').set(values).where('commitment_id', '=', id).execute()
        await settleCommitments(tx, [id])
      }
      await set({ quantity: '41' })
      expect(await isThere(tx, id)).toBe(true)
      await set({ quantity: '40.000' })
      expect(await isThere(tx, id)).toBe(false)
      await set({ due: '2026-10-31' })
      expect(await isThere(tx, id)).toBe(true)
    })
  })

  test('what is put back needs attention again; every mark stays to be read', async () => {
    const { id } = await addOverdue()
    await world.tx(async (tx) => {
      const against = await againstOn(tx, today)
      const acting = { filter: overdue, against, chosen: [id] }
      await actOn(tx, { ...acting, act: { act: 'dismissed', reason: 'A slip' } })
      await actOn(tx, { ...acting, act: { act: 'put-back' } })
      expect(await isThere(tx, id)).toBe(true)
      const marks = await tx.selectFrom('attention_mark').select('act').where('subject_id', '=', id).execute()
      expect(marks.map(({ act }) => act).sort()).toEqual(['dismissed', 'put-back'])
    })
  })

  test('a commitment dismissed before its day comes back when the day has passed', async () => {
    const of = await addContractTo(world)
    const id = await of.tx((tx) => addCommitment(tx, of, { due: day('2026-12-01') }))
    await world.tx(async (tx) => {
      await settleCommitments(tx, [id])
      const soon = { kind: 'ending-soon', whose: everyone } as const
      const act = { act: 'dismissed', reason: 'They told us on the phone' } as const
      await actOn(tx, { filter: soon, against: await againstOn(tx, today), chosen: [id], act })
      expect(await countMatching(tx, { ...soon, contract: of.contract }, await againstOn(tx, today))).toBe(0)
      expect(await isThere(tx, id, day('2026-12-02'))).toBe(true)
    })
  })

  test('two people at once lose no mark: one gives it to somebody, the other sets a day', async () => {
    const { id } = await addOverdue()
    const person = world.authority.people.get('contract-manager')![0]!
    const asked = { filter: overdue, against: await world.tx((tx) => againstOn(tx, today)), chosen: [id] }
    await Promise.all([
      world.tx((tx) => actOn(tx, { ...asked, act: { act: 'assigned', who: person } })),
      world.tx((tx) => actOn(tx, { ...asked, act: { act: 'dated', day: day('2026-12-04') } })),
    ])
    const [row] = await world
      .tx((tx) =>
        attentionRows(tx, { ...overdue, whose: { of: 'person', id: person } }, asked.against, { limit: 50 }),
      )
      .then((rows) => rows.filter(({ subject }) => subject === id))
    expect(row).toMatchObject({ assignedTo: person, byDay: '2026-12-04' })
  })

  test('whoever is named for a commitment that nobody looks after, looks after it: an edit with history', async () => {
    const { id, contract } = await addOverdue()
    const person = world.authority.people.get('contract-manager')![0]!
    await world.tx(async (tx) => {
      const filter = { kind: 'no-owner', whose: everyone } as const
      const against = await againstOn(tx, today)
      const act = { act: 'assigned', who: person, owns: 'commitments' } as const
      expect((await actOn(tx, { filter, against, chosen: [id], act })).accepted).toBe(true)
      const row = await tx
        .selectFrom('commitment')
        .select(['owner_id', 'version'])
        .where('commitment_id', '=', id)
        .executeTakeFirstOrThrow()
      expect(row).toEqual({ owner_id: person, version: 2 })
      const left = await attentionRows(tx, { ...filter, contract }, against, { limit: 10 })
      expect(left).toEqual([])
    })
    const facts = await world.tx((tx) =>
      tx
        .selectFrom('commitment_fact')
        .select(['version', 'reason'])
        .where('commitment_id', '=', id)
        .where('version', '=', 2)
        .execute(),
    )
    expect(facts).toEqual([{ version: 2, reason: 'Nobody looked after it.' }])
  })

  test('of the contracts: everything on them is then looked after', async () => {
    const { id, contract } = await addOverdue()
    const person = world.authority.people.get('contract-manager')![0]!
    await world.tx(async (tx) => {
      const filter = { kind: 'no-owner', whose: everyone } as const
      const against = await againstOn(tx, today)
      await actOn(tx, {
        filter,
        against,
        chosen: [id],
        act: { act: 'assigned', who: person, owns: 'contracts' },
      })
      const row = await tx
        .selectFrom('contract')
        .select('owner_id')
        .where('contract_id', '=', contract)
        .executeTakeFirstOrThrow()
      expect(row.owner_id).toBe(person)
      expect(await countMatching(tx, { ...filter, contract }, against)).toBe(0)
    })
  })

  test('what was given to somebody who does not work here, or nobody ticked, is refused', async () => {
    const { id } = await addOverdue()
    await world.tx(async (tx) => {
      const against = await againstOn(tx, today)
      const stranger = world.other.people.get('contract-manager')![0]!
      const act = { act: 'assigned', who: stranger } as const
      expect(await actOn(tx, { filter: overdue, against, chosen: [id], act })).toMatchObject({
        because: 'nobody-here',
      })
      expect(
        await actOn(tx, { filter: overdue, against, chosen: [], act: { act: 'dated', day: null } }),
      ).toMatchObject({ because: 'nothing-chosen' })
      const past = { act: 'dated', day: day('2026-11-22') } as const
      expect(await actOn(tx, { filter: overdue, against, chosen: [id], act: past })).toMatchObject({
        because: 'day-past',
      })
    })
  })
})
