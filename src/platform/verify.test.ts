import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import { newId } from '../language/identifier.ts'
import type { Tx } from './database.ts'
import { verifyChain } from './verify.ts'

let world: EmptyWorld
let authority: string
const at = new Date('2026-11-23T10:00:00Z')

beforeAll(async () => {
  world = await openEmptyWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  authority = newId()
})

const act = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
  world.database.withAuthority({ authority, actor: { kind: 'system' }, at }, work)

/** What somebody with the tables' owner's rights could do behind the application's back. */
const behindTheBack = (statement: ReturnType<typeof sql>) =>
  world.database.installation.transaction().execute(async (db) => {
    await sql`select set_config('app.authority', ${authority}, true)`.execute(db)
    await statement.execute(db)
  })

async function recordPlace(code: string, name: string): Promise<void> {
  await act(async (tx) => {
    await tx
      .insertInto('place')
      .values({ authority_id: tx.authority, code, name, kind: 'district', parent: null })
      .onConflict((conflict) => conflict.columns(['authority_id', 'code']).doUpdateSet({ name }))
      .execute()
    tx.note({
      action: 'place-recorded',
      subject: 'place',
      id: newId(),
      words: `Recorded ${name}.`,
      facts: [{ table: 'place', key: { code } }],
    })
  })
}

/** Two suppliers that one import brought, sealed together. */
async function bringIn(): Promise<{ importId: string; ids: string[] }> {
  const importId = newId()
  const ids = [newId(), newId(), newId()]
  await act(async (tx) => {
    await tx
      .insertInto('supplier')
      .values(
        ids.map((supplier_id, place) => ({
          authority_id: tx.authority,
          supplier_id,
          name: `Supplier ${place}`,
          kind: 'small',
          import_id: importId,
          recorded_at: at,
        })),
      )
      .execute()
    tx.note({
      action: 'suppliers-added',
      subject: 'import',
      id: importId,
      words: 'Added 3 suppliers.',
      facts: [{ table: 'supplier', key: { import_id: importId } }],
    })
  })
  return { importId, ids }
}

async function rename(supplier_id: string, name: string): Promise<void> {
  await act(async (tx) => {
    await tx
      .updateTable('supplier')
      .set({ name })
      .where('authority_id', '=', authority)
      .where('supplier_id', '=', supplier_id)
      .execute()
    tx.note({
      action: 'supplier-changed',
      subject: 'supplier',
      id: supplier_id,
      words: `Now called ${name}.`,
      facts: [{ table: 'supplier', key: { supplier_id } }],
    })
  })
}

const verified = () => verifyChain(world.database, authority)

describe('a chain that nobody touched', () => {
  test('is whole, and says how much was compared', async () => {
    await recordPlace('E1', 'Aldermoor')
    await recordPlace('E2', 'Brackley Vale')
    const report = await verified()
    expect(report).toMatchObject({ links: 2, entries: 2, erased: 0, facts: 2, problems: [] })
    expect(report.head).toEqual({ position: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('of an authority that did nothing yet is whole too', async () => {
    expect(await verified()).toMatchObject({ links: 0, facts: 0, problems: [] })
  })

  test('stays whole when a fact is changed by an act that seals it again', async () => {
    await recordPlace('E1', 'Aldermoor')
    await recordPlace('E1', 'Aldermoor and Hale')
    expect((await verified()).problems).toEqual([])
  })

  test('stays whole when one row of an import is changed by an act of its own', async () => {
    const { ids } = await bringIn()
    await rename(ids[1]!, 'Supplier the second')
    expect(await verified()).toMatchObject({ facts: 4, problems: [] })
  })

  test('stays whole when the whole import is sealed again after one of its rows was', async () => {
    const { importId, ids } = await bringIn()
    await rename(ids[1]!, 'Supplier the second')
    await act(async (tx) => {
      await tx
        .updateTable('supplier')
        .set({ withdrawn_at: at })
        .where('authority_id', '=', authority)
        .where('import_id', '=', importId)
        .execute()
      tx.note({
        action: 'import-undone',
        subject: 'import',
        id: importId,
        words: 'Undid the import.',
        facts: [{ table: 'supplier', key: { import_id: importId } }],
      })
    })
    expect((await verified()).problems).toEqual([])
  })

  test('allows the contact of a supplier to be blanked', async () => {
    const { ids } = await bringIn()
    await behindTheBack(sql`update supplier set contact_name = 'A. Person' where supplier_id = ${ids[0]!}`)
    expect((await verified()).problems).toEqual([])
  })

  test('says "erased" for words that an erasure blanked', async () => {
    await recordPlace('E1', 'Aldermoor')
    await behindTheBack(sql`update audit_entry set words = null, erased_at = ${at} where position = 1`)
    expect(await verified()).toMatchObject({ erased: 1, problems: [] })
  })
})

describe('a chain that was tampered with', () => {
  beforeEach(async () => {
    await recordPlace('E1', 'Aldermoor')
    await recordPlace('E2', 'Brackley Vale')
    await recordPlace('E3', 'Cold Norton')
  })

  test('tells of a stored row that is not as it was recorded', async () => {
    await behindTheBack(sql`update place set name = 'Elsewhere' where code = 'E2'`)
    expect((await verified()).problems).toEqual([
      'place (code E2), sealed by link 2: 1 row is not as recorded.',
    ])
  })

  test('tells of a stored row that was taken away', async () => {
    await behindTheBack(sql`delete from place where code = 'E2'`)
    expect((await verified()).problems).toEqual([
      'place (code E2), sealed by link 2: 1 row is not there any more.',
    ])
  })

  test('tells of a row of an import that was changed without an act', async () => {
    const { importId, ids } = await bringIn()
    await rename(ids[0]!, 'Supplier the first')
    await behindTheBack(sql`update supplier set kind = 'large' where supplier_id = ${ids[2]!}`)
    expect((await verified()).problems).toEqual([
      `supplier (import_id ${importId}), sealed by link 4: 1 row is not as recorded.`,
    ])
  })

  test('tells of a row that was changed back behind an act of its own', async () => {
    const { ids } = await bringIn()
    await rename(ids[0]!, 'Supplier the first')
    await behindTheBack(sql`update supplier set name = 'Supplier 0' where supplier_id = ${ids[0]!}`)
    expect((await verified()).problems).toEqual([
      `supplier (supplier_id ${ids[0]}), sealed by link 5: 1 row is not as recorded.`,
    ])
  })

  test('tells of a row that was slipped into an import', async () => {
    const { importId } = await bringIn()
    await behindTheBack(sql`insert into supplier (authority_id, supplier_id, name, kind, import_id, recorded_at)
      values (${authority}, ${newId()}, 'Slipped in', 'small', ${importId}, ${at})`)
    expect((await verified()).problems).toEqual([
      `supplier (import_id ${importId}), sealed by link 4: 1 row is not as recorded.`,
    ])
  })

  test('tells of a link whose text was changed', async () => {
    await behindTheBack(
      sql`update audit_link set body = replace(body, 'place-recorded', 'place-dropped') where position = 2`,
    )
    const { problems } = await verified()
    expect(problems).toContain('Link 2: its text is not the text that was recorded.')
    expect(problems).toContain('Link 2: act 1 is not the one that was recorded.')
  })

  test('tells of a link whose text and hash were both changed', async () => {
    await behindTheBack(sql`update audit_link set body = body || ' ', hash = encode(sha256(convert_to(previous || body || ' ', 'UTF8')), 'hex')
      where position = 2`)
    expect((await verified()).problems).toEqual(['Link 3: it does not follow from the link before it.'])
  })

  test('tells of a link that was removed from the middle', async () => {
    await behindTheBack(sql`delete from audit_link where position = 2`)
    expect((await verified()).problems).toContain('Link 3: the link before it is missing (after 1).')
  })

  test('tells of links that were cut off the end', async () => {
    await behindTheBack(sql`delete from audit_link where position = 3`)
    expect((await verified()).problems).toContain(
      "The chain's end is recorded as link 3, and the last link there is 2: links were cut off or added.",
    )
  })

  test('tells of words that were rewritten', async () => {
    await behindTheBack(sql`update audit_entry set words = 'Nothing happened.' where position = 1`)
    expect((await verified()).problems).toEqual([
      'Link 1: the words of act 1 are not the words that were recorded.',
    ])
  })

  test('tells of words that were blanked without an erasure', async () => {
    await behindTheBack(sql`update audit_entry set words = null where position = 1`)
    expect((await verified()).problems).toEqual([
      'Link 1: the words of act 1 are gone, and no erasure is recorded.',
    ])
  })

  test('tells of an act that was given to somebody else', async () => {
    await behindTheBack(
      sql`update audit_entry set actor_kind = 'person', actor_id = ${newId()} where position = 1`,
    )
    expect((await verified()).problems).toEqual(['Link 1: act 1 is not the one that was recorded.'])
  })

  test('tells of an act that was taken out of the trail', async () => {
    await behindTheBack(sql`delete from audit_entry where position = 1`)
    expect((await verified()).problems).toEqual([
      'Link 1: the acts there (0) are not as many as it tells of (1).',
    ])
  })
})

test('acts at the same time, from the very first, become one chain without a gap', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, place) => recordPlace(`E${place}`, `Place ${place}`)))
  expect(await verifyChain(world.database, authority)).toMatchObject({ links: 50, entries: 50, problems: [] })
})

test('another authority’s chain is walked by itself', async () => {
  await recordPlace('E1', 'Aldermoor')
  const mine = authority
  authority = newId()
  await recordPlace('E1', 'Elsewhere')
  await behindTheBack(
    sql`update place set name = 'Nowhere' where code = 'E1' and authority_id = ${authority}`,
  )
  expect((await verified()).problems).toHaveLength(1)
  expect((await verifyChain(world.database, mine)).problems).toEqual([])
})
