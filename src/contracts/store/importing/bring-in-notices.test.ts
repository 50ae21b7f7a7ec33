import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BringingIn } from '../../../../test/bringing-in.ts'
import { type AuthorityInTests, openWorld, type World } from '../../../../test/world.ts'
import { day } from '../../../language/day.ts'
import type { CriterionKept } from '../../procurement.ts'
import { verifyChain } from '../../../platform/verify.ts'
import {
  commitmentsDiffer,
  contractByKey,
  contractOf,
  contractsDiffer,
  contractsIn,
  decideDraft,
  draftsIn,
  faultsOf,
  kpiResultsOf,
  procurementOf,
} from '../../store.ts'

const today = day('2026-11-23')

let world: World
let files: BringingIn
beforeAll(async () => {
  world = await openWorld()
  files = new BringingIn(world)
})
afterAll(() => world.close())

const package189 = new URL('../../../../../shared/data/ocds/find-a-tender-189-releases.json', import.meta.url)

interface Raw {
  ocid: string
  id: string
  date: string
  contracts?: {
    id: string
    agreedMetrics?: { id: string }[]
    implementation?: {
      metrics?: { observations?: { measure?: unknown; measureClassification?: unknown }[] }[]
    }
  }[]
}

describe.skipIf(!existsSync(package189))('189 real notices', () => {
  const bytes = existsSync(package189) ? readFileSync(package189) : Buffer.from('{"releases":[]}')
  const { releases } = JSON.parse(bytes.toString()) as { releases: Raw[] }
  const contracts = releases.flatMap(({ ocid, contracts = [] }) =>
    contracts.map((each) => ({ ...each, ocid })),
  )
  const keys = (texts: string[]) => new Set(texts).size

  async function counts(at: AuthorityInTests, id: string) {
    return world.tx(
      async (tx) => {
        const of = async (
          table: 'contract' | 'notice_release' | 'commitment_draft' | 'kpi_result' | 'procurement',
        ) => {
          const { n } = await tx
            .selectFrom(table)
            .select((e) => e.fn.countAll<number>().as('n'))
            .where('import_id', '=', id)
            .executeTakeFirstOrThrow()
          return Number(n)
        }
        return {
          releases: await of('notice_release'),
          procurements: await of('procurement'),
          contracts: await of('contract'),
          drafts: await of('commitment_draft'),
          results: await of('kpi_result'),
        }
      },
      { at },
    )
  }

  async function suppliersOf(at: AuthorityInTests, id: string): Promise<number> {
    const added = await world.tx(
      (tx) => tx.selectFrom('supplier').select('supplier_id').where('import_id', '=', id).execute(),
      { at },
    )
    return added.length
  }

  async function procurementsKept(at: AuthorityInTests, id: string): Promise<CriterionKept[]> {
    const rows = await world.tx(
      (tx) => tx.selectFrom('procurement').select('criteria').where('import_id', '=', id).execute(),
      { at },
    )
    return rows.flatMap(({ criteria }) => criteria as CriterionKept[])
  }

  function criteriaOf(all: readonly CriterionKept[]) {
    const criteria = all.filter(({ kind }) => kind === 'criterion')
    return {
      criteria: criteria.length,
      socialCriteria: criteria.filter(({ namesSocialValue }) => namesSocialValue).length,
    }
  }

  test('the records hold as many of everything as the file, counted another way', async () => {
    const { record: tried } = await files.tried(bytes, { at: world.other, name: 'notices.json' })
    const { id, record } = await files.brought(bytes, { at: world.other, name: 'notices.json' })
    expect(record).toMatchObject({ format: 'ocds', state: 'applied', read: 189, refused: 0 })
    const counted = await counts(world.other, id)
    expect(counted).toEqual({
      releases: 189,
      procurements: keys(releases.map(({ ocid }) => ocid)),
      contracts: keys(contracts.map(({ ocid, id }) => `${ocid}/${id}`)),
      drafts: keys(
        contracts.flatMap(({ ocid, id, agreedMetrics = [] }) =>
          agreedMetrics.map((each) => `${ocid}/${id}/${each.id}`),
        ),
      ),
      results: contracts
        .flatMap(({ implementation }) => implementation?.metrics ?? [])
        .flatMap(({ observations = [] }) => observations)
        .filter(({ measure, measureClassification }) => measure || measureClassification).length,
    })
    expect(record!.added).toBe(counted.contracts)
    expect(record!.preview).toMatchObject({
      suppliers: await suppliersOf(world.other, id),
      procurements: counted.procurements,
      drafts: counted.drafts,
      kpiResults: counted.results,
      ...criteriaOf(await procurementsKept(world.other, id)),
    })
    expect(tried!.preview).toEqual(record!.preview)
    expect(tried!.preview!.first).toHaveLength(10)
    const again = await files.brought(bytes, { at: world.other, name: 'notices.json' })
    expect(again.record!.preview).toMatchObject({
      suppliers: 0,
      procurements: 0,
      criteria: 0,
      drafts: 0,
      kpiResults: 0,
    })
    expect(again.record).toMatchObject({ added: 0, changed: 0, unchanged: counted.contracts })
    expect(await counts(world.other, again.id)).toMatchObject({ releases: 0, contracts: 0, drafts: 0 })

    expect(await files.undone(id, world.other)).toMatchObject({ done: true })
    expect(await counts(world.other, id)).toMatchObject({ releases: 0, drafts: 0, results: 0 })
    const { contracts: left } = await world.tx((tx) => contractsIn(tx, { today, limit: 200 }), {
      at: world.other,
    })
    expect(left.filter(({ ocid }) => ocid !== null)).toEqual([])
    expect(await world.tx(contractsDiffer, { at: world.other })).toEqual([])
    expect((await verifyChain(world.database, world.other.id)).problems).toEqual([])
  })

  test('half the notices first and the others later end as all at once', async () => {
    const inOrder = releases.toSorted((a, b) => (a.date < b.date ? -1 : 1))
    const half = (part: Raw[]) => Buffer.from(JSON.stringify({ releases: part }))
    const first = await files.brought(half(inOrder.slice(0, 95)), { name: 'first.json' })
    const second = await files.brought(half(inOrder.slice(95)), { name: 'second.json' })
    expect(first.record!.added + second.record!.added).toBe(
      keys(contracts.map(({ ocid, id }) => `${ocid}/${id}`)),
    )
    const all = await files.tried(bytes, { name: 'all.json' })
    expect(all.record).toMatchObject({ added: 0, changed: 0 })

    expect(await files.undone(second.id)).toMatchObject({ done: true })
    expect(
      (await files.tried(half(inOrder.slice(0, 95)), { name: 'first again.json' })).record,
    ).toMatchObject({
      added: 0,
      changed: 0,
    })
    await world.tx(async (tx) => {
      const { drafts } = await draftsIn(tx, { state: 'open', limit: 200 })
      for (const draft of drafts) {
        if ((await contractOf(tx, draft.contract))!.importId === first.id) {
          await decideDraft(tx, draft, 'set-aside')
          return
        }
      }
    })
    expect(await files.undone(first.id)).toMatchObject({ because: 'built-on', builtOn: { draftsDecided: 1 } })
    expect(await world.tx(contractsDiffer)).toEqual([])
    expect(await world.tx(commitmentsDiffer)).toEqual([])
  })
})

const buyer = { id: 'b', name: 'Wrenshire County Council', roles: ['buyer'] }
const firm = { id: 's', name: 'Gritworks Ltd', roles: ['supplier'] }
function notice(
  id: string,
  more: object,
  { ocid = 'ocds-h6vhtk-0aaaaa', date = `2026-08-${id}T10:00:00Z` } = {},
) {
  return {
    ocid,
    id,
    date,
    tag: ['contract'],
    parties: [buyer, firm],
    tender: { id: 'W', title: 'Winter' },
    ...more,
  }
}
const award = { id: '1', suppliers: [{ id: 's', name: 'Gritworks Ltd' }] }

test('results that a later notice reports are kept with the contract, with its procurement and criteria', async () => {
  const made = notice('10', {
    awards: [award],
    contracts: [
      {
        id: '1',
        awardID: '1',
        title: 'Gritting',
        status: 'active',
        agreedMetrics: [{ id: 'm', title: 'Routes gritted' }],
      },
    ],
  })
  const performed = notice('20', {
    tag: ['implementation'],
    contracts: [
      {
        id: '1',
        awardID: '1',
        implementation: {
          metrics: [
            {
              id: 'm',
              title: 'Routes gritted',
              observations: [
                { id: '1', measure: '99.7%', measureClassification: { scheme: 'performance', id: 'met' } },
              ],
            },
          ],
        },
      },
    ],
  })
  await files.brought(Buffer.from(JSON.stringify({ releases: [made] })), { name: 'made.json' })
  const later = await files.brought(Buffer.from(JSON.stringify(performed)), { name: 'performed.json' })
  expect(later.record).toMatchObject({ added: 0, changed: 1 })
  const id = (await world.tx((tx) => contractByKey(tx, 'ocds:ocds-h6vhtk-0aaaaa/1')))!
  const contract = (await world.tx((tx) => contractOf(tx, id)))!
  expect(await world.tx((tx) => kpiResultsOf(tx, id))).toMatchObject([
    { kpi: 'Routes gritted', rating: 'met', measured: '99.7%' },
  ])
  const procurement = await world.tx((tx) => procurementOf(tx, contract.procurement!))
  expect(procurement!.notices.map(({ id }) => id)).toEqual(['10', '20'])
  await files.undone(later.id)
  expect(await world.tx((tx) => kpiResultsOf(tx, id))).toEqual([])
  expect((await world.tx((tx) => procurementOf(tx, contract.procurement!)))!.notices).toHaveLength(1)
})

test('a notice with faults is warned about and kept as it came, without anybody’s contact details', async () => {
  const faulty = notice(
    '11',
    {
      awards: [award],
      contracts: [
        { id: '1', awardID: '1', title: 'Salt', value: { amount: 'a lot' }, period: { startDate: 'soon' } },
      ],
      parties: [buyer, { ...firm, contactPoint: { name: 'A Person', email: 'person@gritworks.example' } }],
    },
    { ocid: 'ocds-h6vhtk-0bbbbb' },
  )
  const { id, record } = await files.brought(Buffer.from(JSON.stringify({ releases: [faulty] })), {
    name: 'faulty.json',
  })
  expect(record).toMatchObject({ state: 'applied', added: 1, refused: 0 })
  expect(record!.warnings).toBeGreaterThan(1)
  const { faults } = await world.tx((tx) => faultsOf(tx, id))
  expect(faults.map(({ pointer }) => pointer)).toContain('/releases/0/contracts/0/value/amount')
  const kept = await world.tx((tx) =>
    tx.selectFrom('notice_release').select('release').where('import_id', '=', id).executeTakeFirstOrThrow(),
  )
  expect(JSON.stringify(kept.release)).toContain('a lot')
  expect(JSON.stringify(kept.release)).not.toContain('gritworks.example')
})

test('a release that doesn’t say what it is about adds nothing, and is kept when it may be left out', async () => {
  const lost = { id: '7', date: '2026-08-01T00:00:00Z', tag: ['tender'], tender: { title: 'Lost' } }
  const good = notice(
    '12',
    { awards: [award], contracts: [{ id: '1', awardID: '1', title: 'Ploughs' }] },
    { ocid: 'ocds-h6vhtk-0ccccc' },
  )
  const content = Buffer.from(JSON.stringify({ releases: [lost, good] }))
  const { id, outcome } = await files.brought(content, { name: 'lost.json' })
  expect(outcome).toEqual({ done: false, because: 'has-faults' })
  expect(await files.applied(id, { allowFaults: true })).toMatchObject({
    import: { added: 1, refused: 1, read: 2 },
  })
  const kept = await world.tx((tx) =>
    tx.selectFrom('notice_release').select('ocid').where('import_id', '=', id).execute(),
  )
  expect(kept.map(({ ocid }) => ocid).sort()).toEqual(['', 'ocds-h6vhtk-0ccccc'])
})
