import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, findOrAddSuppliers, setUpAuthority } from '../src/parties/store.ts'
import { readEnvironment } from '../src/platform/environment.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import { newId } from '../src/language/identifier.ts'
import { endApplications, goodmeasure, newDataFolder, startApplication } from './application.ts'

const dataDir = newDataFolder()
const authority = newId()
let supplier: string

const run = (...command: string[]) => goodmeasure(command, { DATA_DIR: dataDir })

beforeAll(async () => {
  const { settings } = readEnvironment({ DATA_DIR: dataDir })
  const { platform, close } = await openPlatform({ settings, log: () => undefined, asApplication: false })
  const at = new Date()
  supplier = await platform.database.withAuthority(
    { authority, actor: { kind: 'system' }, at },
    async (tx) => {
      const person = await addPerson(tx, { email: 'ash@wrenshire.example', name: 'Ash Turner', at })
      const council = { slug: 'wrenshire', name: 'Wrenshire County Council', area: 'Wrenshire' }
      await setUpAuthority(tx, council, person)
      const [added] = await findOrAddSuppliers(tx, [
        { name: 'Ashdown Highways Ltd', kind: 'sme', identifiers: [] },
      ])
      return added!
    },
  )
  await close()
}, 60_000)
afterAll(endApplications)

describe('the command line', () => {
  test('says what there is, and helps with each', async () => {
    const { status, output } = await run()
    expect(status).toBe(0)
    const names = [...output.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name!)
    expect(names).toEqual(['serve', 'migrate', 'import', 'backup', 'restore', 'verify', 'token', 'person'])
    for (const name of names) {
      const help = await run(name, '--help')
      expect([help.status, help.errors]).toEqual([0, ''])
      expect(help.output).toContain(`npm run goodmeasure -- ${name}`)
    }
  })

  test.each([
    [['export'], 'There is no command "export".'],
    [['serve', '--exmaple'], '"--exmaple" means nothing here: npm start takes only -- --example.'],
    [['token', 'create'], 'Say which role with --role: '],
    [['token', 'create', '--role', 'supplier'], 'A token of the role supplier needs --supplier ID'],
    [['token', 'create', '--role', 'auditor', '--supplier', newId()], 'and no other takes it'],
    [['token', 'create', '--role', 'supplier', '--supplier', newId()], 'There is no supplier '],
    [['token', 'create', '--role', 'auditor', '--days', '0'], '--days must be a whole number from 1 to 366.'],
    [
      ['token', 'create', '--role', 'auditor', '--authority', 'nowhere'],
      'There is no authority "nowhere" here.',
    ],
    [['person', 'jo@wrenshire.example', '--role', 'supplier'], 'Say which role with --role: '],
    [['person', 'jo@wrenshire.example', '--reset'], 'Nobody here has the address jo@wrenshire.example.'],
    [['import', 'contracts', '/no/such/file'], 'There is no file /no/such/file'],
    [['import', 'bids', 'file.csv'], 'Say what and which file'],
    [['backup'], 'Say into which file: backup FILE.'],
    [['backup', '/no/such/folder/file'], 'There is no folder for /no/such/folder/file: no back-up was made.'],
    [
      ['backup', '/tmp', '--to', 'age1odd'],
      '"age1odd" is no public key of age: such a key begins with age1.',
    ],
    [['restore'], 'Say from which file: restore FILE.'],
    [['restore', '/no/such/file'], 'There are records here already, and a back-up is restored only into'],
    [['restore', '/no/such/file', '--check'], "There is no file /no/such/file, or it can't be read."],
    [['verify', '--quickly'], "Unknown option '--quickly'."],
  ])('%s is one sentence and a failure', async (command, sentence) => {
    const { status, errors } = await run(...command)
    expect(errors).toContain(sentence)
    expect(errors.trimEnd().split('\n')).toHaveLength(1)
    expect(status).toBe(1)
  })

  test('makes a token for a supplier’s program, and what it did holds when it is verified', async () => {
    const made = await run('token', 'create', '--role', 'supplier', '--supplier', supplier)
    expect([made.status, made.errors]).toEqual([0, ''])
    const application = await (await startApplication({ dataDir })).listening()
    const headers = { authorization: `Bearer ${made.output.trim()}` }
    const returns = await fetch(`${application.address}/api/v1/returns`, { headers })
    expect(await returns.json()).toEqual({ items: [], next: null })
    const verified = await run('verify')
    expect(verified.output).toContain('Everything is as it was recorded.')
    expect(verified.status).toBe(0)
    await application.stop()
  })
})
