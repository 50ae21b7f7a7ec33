import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { newId } from '../../../language/identifier.ts'
import { queueLetter } from '../../../platform/mail.ts'
import { verifyChain } from '../../../platform/verify.ts'
import { addSupplier, addToken, makeLink, tokenByText } from '../../store.ts'
import { type Browser, openTown, type Town } from '../test-browser.ts'

let town: Town
let authority: string
let administratorId: string
let administrator: Browser
beforeAll(async () => {
  town = await openTown({ SMTP_URL: 'smtp://127.0.0.1:9' })
  const made = await town.authority('wrenshire')
  authority = made.id
  administratorId = made.administrator
  administrator = await town.signedIn(administratorId)
})
afterAll(() => town.close())

test('the settings list what each role may open', async () => {
  expect((await administrator.open('/staff/settings')).words).toContain('API tokens')
  const manager = await town.member(authority, ['contract-manager'])
  const page = await manager.browser.open('/staff/settings')
  expect(page.words).toContain('Suppliers')
  expect(page.words).not.toContain('API tokens')
  const supplier = await town.member(authority, ['supplier'])
  expect((await supplier.browser.open('/staff/settings')).status).toBe(403)
})

describe('API tokens', () => {
  test('of a supplier are made from its page, and say whose they are', async () => {
    const supplier = await town.act(authority, (tx) =>
      addSupplier(tx, {
        name: 'Fern Works',
        kind: 'small',
        identifiers: [],
        postcode: null,
        about: null,
        contactName: null,
        contactEmail: null,
      }),
    )
    const { id } = supplier as { id: string }
    const page = await administrator.open(`/staff/suppliers/${id}`)
    expect(page.html).toContain(`/staff/settings/tokens?supplier=${id}`)
    const form = await administrator.open(`/staff/settings/tokens?supplier=${id}`)
    expect(form.words).toContain('Make a token for Fern Works')
    const made = await administrator.send('/staff/settings/tokens', {
      supplier: id,
      name: 'Returns',
      days: '30',
    })
    const text = /gm_[A-Za-z0-9_-]+/.exec(made.words)![0]
    expect(made.words).toContain('Returns Supplier: Fern Works')
    const held = await town.act(authority, (tx) => tokenByText(tx, text, town.time.now))
    expect(held).toMatchObject({ role: 'supplier', supplier: id })
    const nobody = await administrator.send('/staff/settings/tokens', {
      supplier: 'x',
      name: 'Returns',
      days: '30',
    })
    expect(nobody.words).toContain('Choose a role')
  })

  test('whose maker has left say so', async () => {
    const other = await town.member(authority, ['administrator'], 'Elder Fen')
    await other.browser.send('/staff/settings/tokens', { name: 'Elder’s own', role: 'auditor', days: '30' })
    const outlives = 'Elder’s own Whoever made it has left'
    expect((await administrator.open('/staff/settings/tokens')).words).not.toContain(outlives)
    await administrator.send(`/staff/settings/people/${other.id}`, { roles: [] })
    expect((await administrator.open('/staff/settings/tokens')).words).toContain(outlives)
  })

  test('are made with a role and an end, shown once, and ended', async () => {
    const fields = { name: 'Data feed', role: 'auditor', days: '90' }
    const made = await administrator.send('/staff/settings/tokens', fields)
    const text = /gm_[A-Za-z0-9_-]{43}/.exec(made.html)![0]
    expect(made.words).toContain('Until 21 February 2027')
    const list = await administrator.open('/staff/settings/tokens')
    expect(list.html).not.toContain(text)
    const asks = () =>
      town.server.inject({ url: '/api/v1/suppliers', headers: { authorization: `Bearer ${text}` } })
    expect((await asks()).statusCode).toBe(200)
    const [end] = /\/staff\/settings\/tokens\/[0-9a-f-]{36}\/end/.exec(list.html)!
    await administrator.send(end)
    expect((await asks()).statusCode).toBe(401)
    expect((await administrator.open('/staff/settings/tokens')).words).toContain('Ended 23 November 2026')
  })

  test('need a name, a role of staff and a known length of life', async () => {
    const refused = await administrator.send('/staff/settings/tokens', { role: 'supplier', days: '9999' })
    expect(refused.status).toBe(422)
    expect(refused.words).toContain('Say what it is for')
    expect(refused.words).toContain('Choose a role')
    expect(refused.words).toContain('Choose how long it lives')
  })
})

describe('the audit trail', () => {
  test('is filtered by day, by person and by record, and each act leads to its record’s history', async () => {
    const ash = await town.member(authority, ['administrator'], 'Ash Brook')
    await ash.browser.send('/staff/suppliers/new', { name: 'Acorn Building', kind: 'small' })
    const all = await administrator.open('/staff/settings/audit')
    expect(all.words).toContain('Added Acorn Building.')
    expect(all.words).toContain('Set up wrenshire Council.')
    const byAsh = await administrator.open(`/staff/settings/audit?person=${ash.id}`)
    expect(byAsh.words).toContain('By Ash Brook')
    expect(byAsh.words).not.toContain('Set up wrenshire Council.')
    const today = await administrator.open('/staff/settings/audit?from=2026-11-23&to=2026-11-23')
    expect(today.words).toContain('Added Acorn Building.')
    const tomorrow = await administrator.open('/staff/settings/audit?from=2026-11-24')
    expect(tomorrow.words).toContain('Nothing was recorded')
    const [history] = /\/staff\/history\/supplier\/[0-9a-f-]{36}/.exec(byAsh.html)!
    const manager = await town.member(authority, ['contract-manager'])
    const shown = await manager.browser.open(history)
    expect(shown.words).toContain('History of this supplier')
    expect(shown.words).toContain('Added Acorn Building. 23 November 2026 at 10:00 am , Ash Brook')
  })

  test('goes on from page to page', async () => {
    const busy = await town.authority('northmoor')
    const browser = await town.signedIn(busy.administrator)
    for (let place = 0; place < 60; place += 1) {
      await town.act(busy.id, async (tx) => {
        tx.note({ action: 'x', subject: 'thing', id: newId(), words: `Act number ${place}.` })
      })
    }
    const first = await browser.open('/a/northmoor/staff/settings/audit')
    const next = /href="([^"]*after=[^"]*)"/.exec(first.html)![1]!
    const second = await browser.open(next.replaceAll('&amp;', '&'))
    expect(first.words).toContain('Act number 59.')
    expect(second.words).toContain('Act number 0.')
    expect(second.words).not.toContain('Act number 59.')
  })

  test('says that words were erased, where they were', async () => {
    const id = newId()
    await town.act(authority, async (tx) => tx.note({ action: 'x', subject: 'thing', id, words: 'A name.' }))
    await town.platform.database.installation.transaction().execute(async (db) => {
      await sql`select set_config('app.authority', ${authority}, true)`.execute(db)
      await sql`update audit_entry set words = null, erased_at = ${town.time.now} where subject_id = ${id}`.execute(
        db,
      )
    })
    const shown = await administrator.open(`/staff/history/thing/${id}`)
    expect(shown.words).toContain('These words were erased on 23 November 2026')
    expect((await verifyChain(town.platform.database, authority)).problems).toEqual([])
  })

  test('is read by administrators and auditors, and a person’s history by them alone', async () => {
    const manager = await town.member(authority, ['contract-manager'])
    expect((await manager.browser.open('/staff/settings/audit')).status).toBe(403)
    expect((await manager.browser.open(`/staff/history/person/${administratorId}`)).status).toBe(403)
    const auditor = await town.member(authority, ['auditor'])
    expect((await auditor.browser.open(`/staff/history/person/${administratorId}`)).status).toBe(200)
    expect((await auditor.browser.open('/staff/history/thing/nonsense')).status).toBe(404)
    expect((await auditor.browser.open(`/staff/history/thing/${newId()}`)).status).toBe(404)
  })
})

describe('the outbox', () => {
  const letter = (subject: string, state: string, problem: string | null = null) =>
    town.act(authority, async (tx) => {
      const address = { to: 'rowan@acorn.example', subject, paragraphs: ['Dear Rowan,', 'Please tell us.'] }
      const id = await queueLetter(tx, address, { authority, at: tx.at, sending: true })
      await tx.updateTable('mail').set({ state, problem }).where('mail_id', '=', id).execute()
      return id
    })

  test('lists the letters by how they stand, and shows one', async () => {
    const id = await letter('About your return', 'failed', '550 No such mailbox')
    await letter('Another letter', 'sent')
    const failed = await administrator.open('/staff/settings/outbox?state=failed')
    expect(failed.words).toContain('About your return')
    expect(failed.words).not.toContain('Another letter')
    const one = await administrator.open(`/staff/settings/outbox/${id}`)
    expect(one.words).toContain('Please tell us.')
    expect(one.words).toContain('550 No such mailbox')
  })

  test('says in the list what went wrong, and tries all that failed again', async () => {
    const id = await letter('The mailbox was full', 'failed', 'The mailbox took no letters for three days')
    const list = await administrator.open('/staff/settings/outbox?state=failed')
    expect(list.words).toContain('The mailbox took no letters for three days')
    await administrator.send('/staff/settings/outbox/send-failed-again')
    expect((await administrator.open('/staff/settings/outbox?state=failed')).words).toContain(
      'No letters here',
    )
    expect((await administrator.open(`/staff/settings/outbox/${id}`)).words).toContain('Waiting to be sent')
    const sent = await letter('Taken by the server', 'sent')
    expect((await administrator.open(`/staff/settings/outbox/${sent}`)).words).toContain(
      'the notice goes to the sender’s address',
    )
  })

  test('is read by programs too, without secret addresses', async () => {
    const id = await letter('For programs', 'failed')
    const { text } = await town.act(authority, (tx) =>
      addToken(tx, { name: 'Test', role: 'administrator', days: 1 }),
    )
    const ask = async (method: 'GET' | 'POST', path: string) => {
      const headers = { authorization: `Bearer ${text}` }
      const answer = await town.server.inject({ method, url: `/api/v1/letters${path}`, headers })
      return [answer.statusCode, answer.json<unknown>()]
    }
    expect(await ask('GET', '?state=failed')).toMatchObject([200, { items: [{ id }], next: null }])
    expect(await ask('GET', '?cursor=odd')).toMatchObject([400, {}])
    expect(await ask('GET', `/${id}`)).toMatchObject([
      200,
      { body: expect.stringContaining('Please') as string },
    ])
    expect(await ask('GET', `/${newId()}`)).toMatchObject([404, {}])
    expect(await ask('POST', `/${id}/send-again`)).toMatchObject([200, { state: 'waiting' }])
  })

  test('sends again what failed or may have gone, and says what that means', async () => {
    const id = await letter('It may have gone', 'unknown')
    expect((await administrator.open(`/staff/settings/outbox/${id}`)).words).toContain('it may arrive twice')
    await administrator.send(`/staff/settings/outbox/${id}/send-again`)
    expect((await administrator.open(`/staff/settings/outbox/${id}`)).words).toContain('Waiting to be sent')
    const sent = await letter('It went', 'sent')
    await administrator.send(`/staff/settings/outbox/${sent}/send-again`)
    expect((await administrator.open(`/staff/settings/outbox/${sent}`)).words).toContain('How it stands Sent')
  })

  test('shows no secret address where letters go out by themselves: it is its reader’s alone', async () => {
    const secret = 'S'.repeat(43)
    const id = await town.act(authority, (tx) =>
      queueLetter(
        tx,
        {
          to: 'rowan@acorn.example',
          subject: 'Come in',
          paragraphs: [`http://localhost:3000/reset/${secret}`],
        },
        { authority, at: tx.at, sending: true },
      ),
    )
    for (const state of ['waiting', 'failed', 'unknown', 'kept']) {
      await town.act(authority, (tx) =>
        tx.updateTable('mail').set({ state }).where('mail_id', '=', id).execute(),
      )
      const page = await administrator.open(`/staff/settings/outbox/${id}`)
      expect([state, page.status, page.html.includes(secret)]).toEqual([state, 200, false])
    }
  })

  test('holds the letters of one authority', async () => {
    const id = await letter('Ours alone', 'kept')
    const other = await town.authority('eastmere')
    const elsewhere = await town.signedIn(other.administrator)
    expect((await elsewhere.open(`/a/eastmere/staff/settings/outbox/${id}`)).status).toBe(404)
    expect((await elsewhere.open('/a/eastmere/staff/settings/outbox')).words).toContain('No letters here')
    const manager = await town.member(authority, ['contract-manager'])
    expect((await manager.browser.open(`/staff/settings/outbox/${id}`)).status).toBe(403)
  })
})

describe('suppliers', () => {
  const fields = {
    name: 'Oak Housing',
    kind: 'vcse',
    'scheme-0': 'GB-CHC',
    'number-0': '1000001',
    'scheme-1': 'GB-COH',
    'number-1': '1234567',
    postcode: 'le16tr',
    contactEmail: 'hazel@oak.example',
  }

  test('are added, found by name or number, changed, and told with their history', async () => {
    const added = await administrator.send('/staff/suppliers/new', fields)
    const page = await administrator.open(added.to)
    expect(page.words).toContain('Companies House number 01234567')
    expect(page.words).toContain('LE1 6TR')
    expect((await administrator.open('/staff/suppliers?search=01234567')).words).toContain('Oak Housing')
    const form = await administrator.open(`${added.to}/edit`)
    expect(form.field('version')).toBe('1')
    await administrator.send(`${added.to}/edit`, { ...fields, name: 'Oak Homes', version: '1' })
    expect((await administrator.open(added.to)).words).toContain('Oak Homes')

    const stale = await administrator.send(`${added.to}/edit`, { ...fields, name: 'Mine', version: '1' })
    expect(stale.status).toBe(409)
    expect(stale.words).toContain('Somebody else changed this supplier')
    expect([stale.field('name'), stale.field('version')]).toEqual(['Mine', '2'])
    expect(stale.words).toContain('Oak Homes')
    const taken = await administrator.send('/staff/suppliers/new', { ...fields, name: 'Another' })
    expect(taken.words).toContain('Another supplier has one of these numbers already')
  })

  test('are changed by some roles and read by all staff', async () => {
    const { browser } = await town.member(authority, ['publisher'])
    expect((await browser.open('/staff/suppliers')).status).toBe(200)
    expect((await browser.open('/staff/suppliers/new')).status).toBe(403)
    expect((await browser.open(`/staff/suppliers/${newId()}`)).status).toBe(404)
  })

  test('are told what to mend, with what was typed', async () => {
    const wrong = await administrator.send('/staff/suppliers/new', {
      ...fields,
      name: '',
      contactEmail: 'nonsense',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Enter the name of the supplier')
    expect([wrong.field('contactEmail'), wrong.field('number-1')]).toEqual(['nonsense', '1234567'])
  })
})

describe('a link of the example', () => {
  const linkFor = (id: string, person: string) =>
    town.act(id, (tx) => makeLink(tx, { purpose: 'example', subject: person, days: 30 }))

  test('signs in as an invented person, from this machine alone', async () => {
    const example = await town.authority('exampleshire', { isExample: true })
    const { id } = await town.member(example.id, ['contract-manager'], 'Invented Person')
    const path = `/a/exampleshire/example/${await linkFor(example.id, id)}`
    const browser = town.browser()
    expect((await browser.open(path)).words).toContain('Look around as Invented Person')
    expect((await browser.send(path)).to).toBe('/a/exampleshire/staff')
    expect((await browser.open('/a/exampleshire/staff/settings')).status).toBe(200)
    const away = await town.server.inject({ url: path, remoteAddress: '192.0.2.7' })
    expect(away.statusCode).toBe(404)
    expect((await browser.send(path)).status).toBe(303)
  })

  test('opens nothing of a real authority', async () => {
    const path = `/example/${await linkFor(authority, administratorId)}`
    expect((await town.browser().open(path)).status).toBe(404)
    expect((await town.browser().send(path)).status).toBe(404)
  })
})
