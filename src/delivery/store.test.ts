import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addCommitment, addOneContract, type OneContract } from '../../test/one-contract.ts'
import { type EmptyWorld, openEmptyWorld } from '../../test/world.ts'
import { day } from '../language/day.ts'
import { newId } from '../language/identifier.ts'
import { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import { linkOf } from '../parties/store.ts'
import {
  afterCommitmentChange,
  afterDeliveryChange,
  progressOf,
  rollupsDiffer,
  standingOfContract,
} from '../performance/store.ts'
import type { Tx } from '../platform/tx.ts'
import type { DeliveryNeeds } from './needs.ts'
import {
  addEvidenceLater,
  addWebLink,
  answeringOf,
  ask,
  contractsToAsk,
  countReturns,
  decide,
  deliveriesIn,
  deliveriesToVerify,
  deliveryOf,
  evidenceOfDeliveries,
  evidenceToSend,
  placeInQueue,
  removeEvidence,
  renewLink,
  returnOf,
  returnsIn,
  saveDraft,
  sayNothing,
  send,
  suppliersToAsk,
  type Telling,
  type VerificationRecorded,
} from './store.ts'
import type { Deciding } from './verification.ts'

const october = new Date('2026-10-01T09:00:00Z')
const today = day('2026-10-01')
const q2 = '2026-27Q2' as Quarter
const telling: Telling = {
  authority: 'Wrenshire County Council',
  sending: false,
  linkTo: (secret) => `https://good.example/s/link/${secret}`,
}
const verified: VerificationRecorded[] = []
const needs: DeliveryNeeds = {
  afterDeliveryChange,
  standingOfContract,
  afterVerification: async (_, recorded) => void verified.push(recorded),
}

let world: EmptyWorld
let of: OneContract
let help: string
let days: string
let count = 0
beforeAll(async () => void (world = await openEmptyWorld({ now: () => october })))
afterAll(() => world.close())
beforeEach(async () => {
  of = await addOneContract(world.database, { slug: `delivery-${++count}`, at: october })
  verified.length = 0
  await of.tx(async (tx) => {
    help = await addCommitment(tx, of, { targets: { '2026-27Q1': '10', '2026-27Q2': '10' } })
    days = await addCommitment(tx, of, { title: 'Volunteer days', quantity: '12' })
    for (const id of [help, days]) await afterCommitmentChange(tx, { after: { id } })
  })
})

const proposed = { quarter: q2, due: day('2026-10-15'), email: 'reports@ashdown.example' }

async function asked(tx: Tx): Promise<string> {
  const [supplier] = await suppliersToAsk(tx, of.contract)
  const asking = { ...supplier!, contract: of.contract, contractTitle: 'Highways reactive repairs' }
  const decision = await ask(tx, telling, asking, { proposed, today })
  if (!decision.accepted) throw new Error(decision.because)
  return decision.fact
}

async function typed(tx: Tx, returnId: string, quantity = '8'): Promise<void> {
  await saveDraft(tx, {
    returnId,
    under: help,
    quantity,
    story: 'Two evenings with Eastmere Community Kitchen.',
  })
  await saveDraft(tx, { returnId, under: days, quantity: '0', story: '' })
}

async function sent(tx: Tx, quantity = '8'): Promise<{ returnId: string; delivery: string }> {
  const returnId = await asked(tx)
  await typed(tx, returnId, quantity)
  await send(tx, needs, returnId, { sentBy: null })
  return { returnId, delivery: (await deliveriesIn(tx, { returnId }))[0]!.id }
}

const inPart = (quantity: string): Deciding => ({
  decision: 'in-part',
  quantity: new Decimal(quantity),
  reason: 'Two hours were travel.',
  by: newId(),
})
const turnDown: Deciding = { decision: 'not-accepted', reason: 'There is no attendance sheet.', by: newId() }
const decideOn = (tx: Tx, id: string, deciding: Deciding) => decide(tx, { needs, telling }, id, deciding)
const totals = async (tx: Tx) => {
  const { reported, verified, waiting } = (await progressOf(tx, [help])).get(help)!
  return [reported.toFixed(), verified.toFixed(), waiting]
}
const letters = () =>
  world.database.installation
    .selectFrom('mail')
    .select(['to_address', 'subject', 'body', 'state'])
    .where('authority_id', '=', of.authority)
    .orderBy('mail_id')
    .execute()
const secretIn = (body: string) => /link\/(\S+)/.exec(body)![1]!

test('a supplier is asked for a return by a letter with a secret link, good for thirty days', async () => {
  const returnId = await of.tx(asked)
  const [letter] = await letters()
  expect(letter).toMatchObject({ to_address: 'reports@ashdown.example', state: 'kept' })
  expect(letter!.subject).toBe('What did you deliver in July to September 2026? Highways reactive repairs')
  const link = await linkOf(world.database.installation, secretIn(letter!.body), october)
  expect(link).toMatchObject({ purpose: 'return', subject: returnId, state: 'open' })
  expect(link!.expires).toEqual(new Date('2026-10-31T09:00:00Z'))
})

test('asking again keeps one return for the quarter, and the older link ends', async () => {
  const first = await of.tx(asked)
  expect(await of.tx(asked)).toBe(first)
  const [before, after] = await letters()
  const stateOf = async (body: string) =>
    (await linkOf(world.database.installation, secretIn(body), october))?.state
  expect([await stateOf(before!.body), await stateOf(after!.body)]).toEqual(['ended', 'open'])
})

test('asking twice at the same moment makes one return', async () => {
  const both = await Promise.all([of.tx(asked), of.tx(asked)])
  expect(both[0]).toBe(both[1])
  expect(await of.tx(async (tx) => (await returnOf(tx, both[0]))?.version)).toBe(2)
})

test('a contract already asked for the quarter is not among those to ask', async () => {
  await of.tx(async (tx) => {
    expect(await contractsToAsk(tx, q2)).toMatchObject([
      {
        contract: of.contract,
        commitments: 2,
        email: 'reports@ashdown.example',
        term: { starts: '2026-04-01', lastDue: '2027-03-31' },
      },
    ])
    await asked(tx)
    expect(await contractsToAsk(tx, q2)).toEqual([])
  })
})

test('a renewed link goes to the same address and ends the one before', async () => {
  const returnId = await of.tx(asked)
  await of.tx(async (tx) => renewLink(tx, telling, (await returnOf(tx, returnId))!))
  const all = await letters()
  expect(all[1]).toMatchObject({
    to_address: 'reports@ashdown.example',
    subject: 'Your new link: Highways reactive repairs, July to September 2026',
  })
  expect((await linkOf(world.database.installation, secretIn(all[0]!.body), october))?.state).toBe('ended')
})

test('what is owed is planned for the quarter first, with what was given before', async () => {
  await of.tx(async (tx) => {
    const { lines } = await answeringOf(tx, (await returnOf(tx, await asked(tx)))!)
    expect(
      lines.map(({ owed, open }) => [
        owed.title,
        owed.planned?.toFixed(),
        owed.before.toFixed(),
        open?.answers,
      ]),
    ).toEqual([
      ['Bid-writing help', '10', '0', 'first'],
      ['Volunteer days', undefined, '0', 'first'],
    ])
  })
})

test('what was sent becomes a delivery; nought without a word does not', async () => {
  await of.tx(async (tx) => {
    const { returnId } = await sent(tx)
    expect(await returnOf(tx, returnId)).toMatchObject({
      state: 'sent',
      sentAt: october,
      sentBy: 'reports@ashdown.example',
    })
    const deliveries = await deliveriesIn(tx, { returnId })
    expect(deliveries.map(({ title, quantity, state }) => [title, quantity.toFixed(), state])).toEqual([
      ['Bid-writing help', '8', 'reported'],
    ])
    expect(await totals(tx)).toEqual(['8', '0', 1])
    expect(await rollupsDiffer(tx)).toEqual([])
  })
})

test('a return sent by two clicks at once is sent once', async () => {
  const returnId = await of.tx(async (tx) => {
    const id = await asked(tx)
    await typed(tx, id)
    return id
  })
  const both = await Promise.all([1, 2].map(() => of.tx((tx) => send(tx, needs, returnId, { sentBy: null }))))
  expect(both.map((decision) => decision?.accepted).sort()).toEqual([false, true])
  expect(await of.tx((tx) => deliveriesIn(tx, { returnId }))).toHaveLength(1)
})

test('nothing this time is an answer, and can be given once', async () => {
  await of.tx(async (tx) => {
    const id = await asked(tx)
    expect(await sayNothing(tx, id, { reason: 'We begin in January.', sentBy: null })).toBeDefined()
    expect(await returnOf(tx, id)).toMatchObject({ state: 'nothing', anythingElse: 'We begin in January.' })
    expect(await sayNothing(tx, id, { reason: '', sentBy: null })).toBeUndefined()
    expect(await send(tx, needs, id, { sentBy: null })).toEqual({
      accepted: false,
      because: 'nothing-to-send',
    })
  })
})

test('evidence added before sending goes with the delivery, what was taken off does not', async () => {
  await of.tx(async (tx) => {
    const returnId = await asked(tx)
    await typed(tx, returnId)
    const place = { returnId, commitment: help }
    const kept = await addWebLink(tx, place, 'https://kitchen.example/story')
    const off = await addWebLink(tx, place, 'https://kitchen.example/other')
    await removeEvidence(tx, returnId, off)
    expect(await addWebLink(tx, place, 'https://kitchen.example/story')).toBe(kept)
    await send(tx, needs, returnId, { sentBy: null })
    const [delivery] = await deliveriesIn(tx, { returnId })
    expect(delivery!.state).toBe('evidenced')
    expect((await evidenceOfDeliveries(tx, [delivery!.id])).map(({ id }) => id)).toEqual([kept])
  })
})

test('evidence that comes after sending makes a reported delivery evidenced', async () => {
  await of.tx(async (tx) => {
    const { returnId, delivery } = await sent(tx)
    await addWebLink(tx, { returnId, commitment: help }, 'https://kitchen.example/story')
    expect(await addEvidenceLater(tx, (await returnOf(tx, returnId))!, help)).toBe(true)
    expect((await deliveryOf(tx, delivery))!.state).toBe('evidenced')
    expect(await evidenceToSend(tx, returnId)).toEqual([])
  })
})

test('accepting in part counts the part, tells the reason with a link, and makes no second letter', async () => {
  await of.tx(async (tx) => {
    const { delivery } = await sent(tx)
    await decideOn(tx, delivery, inPart('6'))
    expect(await totals(tx)).toEqual(['8', '6', 0])
    expect(verified).toMatchObject([{ deliveryId: delivery }])
  })
  const all = await letters()
  expect(all).toHaveLength(2)
  expect(all[1]!.body).toContain('You reported 8 hours. Wrenshire County Council accepted 6 hours.')
  expect(all[1]!.body).toContain('The reason: Two hours were travel.')
  expect((await linkOf(world.database.installation, secretIn(all[0]!.body), october))?.state).toBe('open')
})

test('accepting the last delivery of a return tells that all of it was checked', async () => {
  await of.tx(async (tx) => {
    const { delivery } = await sent(tx)
    await decideOn(tx, delivery, { decision: 'accepted', reason: '', by: newId() })
  })
  const all = await letters()
  expect(all[1]!.subject).toBe('Your return was checked: Highways reactive repairs, July to September 2026')
  expect(all[1]!.body).toContain('Bid-writing help: 8 hours, accepted.')
})

test('of two people who decide at once the second is told what the first decided', async () => {
  const { delivery } = await of.tx((tx) => sent(tx))
  const both = await Promise.all(
    [inPart('6'), turnDown].map((deciding) => of.tx((tx) => decideOn(tx, delivery, deciding))),
  )
  const refused = both.find((decided) => !decided!.decision.accepted)!
  expect(refused.decision).toEqual({ accepted: false, because: 'already-decided' })
  expect(refused.delivery.verification?.reason).toMatch(/travel|attendance/)
  expect(await of.tx((tx) => rollupsDiffer(tx))).toEqual([])
})

test('what was not accepted can be sent again, and is replaced at once', async () => {
  await of.tx(async (tx) => {
    const { returnId, delivery } = await sent(tx)
    await decideOn(tx, delivery, turnDown)
    await saveDraft(tx, { returnId, under: help, quantity: '7', story: 'Now with the sheet.' })
    expect(await send(tx, needs, returnId, { sentBy: null })).toMatchObject({ accepted: true })
    expect((await deliveryOf(tx, delivery))!.state).toBe('replaced')
    expect(await totals(tx)).toEqual(['7', '0', 1])
    expect(await rollupsDiffer(tx)).toEqual([])
  })
})

test('what was accepted in part stays accepted until the later report is accepted', async () => {
  await of.tx(async (tx) => {
    const { returnId, delivery } = await sent(tx)
    await decideOn(tx, delivery, inPart('6'))
    await saveDraft(tx, { returnId, under: help, quantity: '8', story: 'The travel was with the charity.' })
    await send(tx, needs, returnId, { sentBy: null })
    expect(await totals(tx)).toEqual(['8', '6', 1])
    const [later] = await deliveriesToVerify(tx, {})
    await decideOn(tx, later!.id, { decision: 'accepted', reason: '', by: newId() })
    expect(await totals(tx)).toEqual(['8', '8', 0])
    expect((await deliveryOf(tx, delivery))!.state).toBe('replaced')
    expect(verified.at(-1)).toMatchObject({ deliveryId: later!.id, replacedId: delivery })
    expect(await rollupsDiffer(tx)).toEqual([])
  })
})

test('when the later report is not accepted the part stands', async () => {
  await of.tx(async (tx) => {
    const { returnId, delivery } = await sent(tx)
    await decideOn(tx, delivery, inPart('6'))
    await saveDraft(tx, { returnId, under: help, quantity: '8', story: 'Again.' })
    await send(tx, needs, returnId, { sentBy: null })
    const [later] = await deliveriesToVerify(tx, {})
    await decideOn(tx, later!.id, turnDown)
    expect((await deliveryOf(tx, delivery))!.state).toBe('partly-verified')
    expect(await totals(tx)).toEqual(['8', '6', 0])
    expect(await rollupsDiffer(tx)).toEqual([])
  })
})

test('the queue shows the oldest first, and each its place', async () => {
  const at = (text: string) => new Date(`2026-10-0${text}T09:00:00Z`)
  await of.tx((tx) => sent(tx), at('2'))
  await of.tx(async (tx) => {
    const [first] = await deliveriesToVerify(tx, {})
    expect(first).toMatchObject({
      title: 'Bid-writing help',
      sentAt: at('2'),
      supplierName: 'Ashdown Highways Ltd',
    })
    expect(await placeInQueue(tx, {}, first!)).toEqual({ number: 1, total: 1, previous: null, next: null })
    expect(await deliveriesToVerify(tx, { owners: [newId()] })).toHaveLength(1)
    await tx
      .updateTable('contract')
      .set({ owner_id: newId() })
      .where('authority_id', '=', tx.authority)
      .where('contract_id', '=', of.contract)
      .execute()
    expect(await deliveriesToVerify(tx, { owners: [newId()] })).toEqual([])
    expect(await countReturns(tx, { owners: [newId()] }, today)).toMatchObject({ all: 0 })
    expect(await deliveriesToVerify(tx, {}, { after: first! })).toEqual([])
  })
})

test('a list of deliveries is filtered by outcome and state, and goes on after its last', async () => {
  await of.tx(async (tx) => {
    await sent(tx)
    const listed = await deliveriesIn(tx, { outcome: 'great-communities', state: 'reported', quarter: q2 })
    expect(listed).toHaveLength(1)
    expect(await deliveriesIn(tx, { outcome: 'clean-and-green' })).toEqual([])
    expect(await deliveriesIn(tx, {}, { after: listed[0]! })).toEqual([])
  })
})

test('returns awaited past their day are late', async () => {
  await of.tx(async (tx) => {
    await asked(tx)
    const later = day('2026-10-16')
    expect(await countReturns(tx, {}, today)).toEqual({
      all: 1,
      awaited: 1,
      late: 0,
      sent: 0,
      nothing: 0,
      cancelled: 0,
    })
    expect(await countReturns(tx, {}, later)).toEqual({
      all: 1,
      awaited: 1,
      late: 1,
      sent: 0,
      nothing: 0,
      cancelled: 0,
    })
    expect(await returnsIn(tx, { kind: 'late' }, { today })).toEqual([])
    expect(await returnsIn(tx, { kind: 'late', quarter: q2 }, { today: later })).toHaveLength(1)
    expect(await returnsIn(tx, { suppliers: [newId()] }, { today })).toEqual([])
  })
})

test('another authority sees none of it', async () => {
  const { returnId, delivery } = await of.tx((tx) => sent(tx))
  const other = await addOneContract(world.database, { slug: `other-${count}`, at: october })
  await other.tx(async (tx) => {
    expect(await returnOf(tx, returnId)).toBeUndefined()
    expect(await deliveryOf(tx, delivery)).toBeUndefined()
    expect(await deliveriesIn(tx, {})).toEqual([])
  })
})
