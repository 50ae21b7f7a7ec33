import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../../../bin/build.js'
import { addReturn, addSentReturn, byLink, type OneReturn } from '../../../../test/one-return.ts'
import {
  harmful,
  hasScannerDaemon,
  openScannerDaemon,
  type ScannerDaemon,
} from '../../../../test/scanner-daemon.ts'
import { Visiting } from '../../../../test/visiting.ts'
import { openWorld, type World } from '../../../../test/world.ts'
import { readScannerAddress } from '../../../platform/scanning/scanner-address.ts'
import { Scanner, ScannerAway } from '../../../platform/scanning/scanner.ts'
import { deliveryOf, evidenceOfDeliveries, evidenceToSend, scanWaiting } from '../../store.ts'

async function* bytes(...pieces: string[]) {
  for (const piece of pieces) yield Buffer.from(piece)
}

test('a scanner that is not there is away, and does not say that a file is clean', async () => {
  const nobody = new Scanner({ host: '127.0.0.1', port: 9 })
  await expect(nobody.scan(bytes('hours'))).rejects.toThrow(ScannerAway)
})

if (!hasScannerDaemon)
  process.stdout.write(
    'Skipped: ClamAV’s daemon is missing. apt-get install clamav-daemon puts it at /usr/sbin/clamd.\n',
  )

describe.skipIf(!hasScannerDaemon)('with the daemon of ClamAV', () => {
  let daemon: ScannerDaemon
  let world: World
  beforeAll(async () => {
    await build({ quiet: true, entries: [] })
    daemon = await openScannerDaemon()
    const environment = { CLAMAV_URL: daemon.url }
    world = await openWorld({ environment, scanner: new Scanner(readScannerAddress(daemon.url)!) })
  }, 120_000)
  afterAll(async () => {
    await world?.close()
    await daemon?.close()
  })

  const page = (one: OneReturn) => `/s/returns/${one.id}/${one.help}/evidence`
  const staff = async () => new Visiting(world, await world.signInAs('contract-manager'))
  const sheet = (name: string, content: string) => [{ field: 'file', name, content }]

  test('says what it found, wherever in the file and in however many pieces', async () => {
    const scanner = world.platform.scanner!
    expect(await scanner.scan(bytes('Week,', 'Hours\n1,8\n'))).toEqual({ found: null })
    const long = 'a'.repeat(3_000_000)
    const halves = [harmful.slice(0, 9), harmful.slice(9)]
    expect(await scanner.scan(bytes(long, ...halves, long))).toEqual({ found: 'GoodMeasure.Test.UNOFFICIAL' })
    await expect(scanner.scan(bytes(...Array.from({ length: 11 }, () => long)))).rejects.toThrow(ScannerAway)
  })

  test('a clean file is served; one with something in it is set aside, told to both sides and never opened', async () => {
    const one = await addSentReturn(world)
    const supplier = await byLink(world, one)
    await supplier.upload(page(one), { next: 'continue' }, sheet('hours.csv', 'Week,Hours\n1,8\n'))
    await supplier.upload(page(one), { next: 'continue' }, sheet('harmful.txt', `Hello ${harmful}`))
    const [clean, found] = await one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery]))
    expect([clean!.scan, found!.scan, found!.scanFound]).toEqual([
      'clean',
      'found',
      'GoodMeasure.Test.UNOFFICIAL',
    ])
    const manager = await staff()
    expect((await manager.get(`/staff/evidence/${clean!.id}`)).status).toBe(200)
    for (const [visitor, address] of [
      [manager, `/staff/evidence/${found!.id}`],
      [supplier, `/s/evidence/${found!.id}`],
    ] as const) {
      const opened = await visitor.get(address)
      expect([opened.status, opened.words]).toEqual([409, expect.stringContaining('Nobody can open it here')])
    }
    expect((await supplier.get(page(one))).words).toContain('Something harmful was found in this file')
    expect((await manager.get(`/staff/verify/${one.delivery}`)).words).toContain(
      '“harmful.txt” was set aside: something harmful was found in it',
    )
  })

  test('only evidence in which nothing was found makes a delivery evidenced', async () => {
    const one = await addReturn(world)
    const supplier = await byLink(world, one)
    await supplier.upload(page(one), { next: 'continue' }, sheet('harmful.txt', `Hello ${harmful}`))
    await supplier.post(`/s/returns/${one.id}/${one.help}`, { quantity: '8', story: 'Two evenings.' })
    await supplier.post(`/s/returns/${one.id}/check`)
    const state = await one.tx((tx) =>
      tx
        .selectFrom('delivery')
        .select('state')
        .where('authority_id', '=', tx.authority)
        .where('return_id', '=', one.id)
        .executeTakeFirst(),
    )
    expect(state?.state).toBe('reported')
  })

  test('while the scanner is away files wait, for all but their sender; then they are looked through, and what is found is told', async () => {
    const one = await addSentReturn(world)
    const supplier = await byLink(world, one)
    await daemon.stop()
    await supplier.upload(page(one), { next: 'continue' }, sheet('harmful.txt', `Waiting ${harmful}`))
    const [waiting] = await one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery]))
    expect(waiting!.scan).toBe('waiting')
    const manager = await staff()
    const opened = await manager.get(`/staff/evidence/${waiting!.id}`)
    expect([opened.status, opened.words]).toEqual([
      409,
      expect.stringContaining('waits for the virus scanner'),
    ])
    expect((await supplier.get(`/s/evidence/${waiting!.id}`)).status).toBe(200)
    await scanWaiting(world.platform, world.platform.clock())
    expect((await one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery])))[0]!.scan).toBe('waiting')
    await daemon.begin()
    await scanWaiting(world.platform, world.platform.clock())
    const [scanned] = await one.tx((tx) => evidenceOfDeliveries(tx, [one.delivery]))
    expect(scanned!.scan).toBe('found')
    expect((await one.tx((tx) => deliveryOf(tx, one.delivery)))!.state).toBe('reported')
    expect((await supplier.get(`/s/evidence/${waiting!.id}`)).status).toBe(409)
    const letters = await one.tx((tx) =>
      tx
        .selectFrom('mail')
        .select(['to_address as to', 'subject'])
        .where('authority_id', '=', tx.authority)
        .where('subject', 'like', '%set aside%')
        .execute(),
    )
    expect(letters).toContainEqual({
      to: 'reports@ashdown.example',
      subject: expect.stringContaining('A file you sent was set aside'),
    })
    await scanWaiting(world.platform, world.platform.clock())
    expect(await one.tx((tx) => evidenceToSend(tx, one.id))).toEqual([])
  })
})
