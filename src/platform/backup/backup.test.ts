import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBucketServer } from '../../../test/bucket-server.ts'
import { addRecords } from '../../../test/records.ts'
import { type EmptyWorld, openEmptyWorld, openWorld, type World } from '../../../test/world.ts'
import { verifyFiles } from '../verify-files.ts'
import { verifyChain } from '../verify.ts'
import { migrationsFolder } from '../open-platform.ts'
import { FileStore, trialFiles } from '../files.ts'
import { queueLetter } from '../mail.ts'
import { knownMigrations } from '../migrations.ts'
import { projectFolder } from '../project.ts'
import { BackupRefused, writingFault } from './backup-refused.ts'
import { backupsIn, restorationsIn } from './backups.ts'
import type { KeptFile } from './contents.ts'
import { migrationsOf, quoted, tablesOf } from './catalogue.ts'
import { nobody, readBackup } from './read-backup.ts'
import { restoreBackup } from './restore.ts'
import { unfinishedRestore } from './restore-mark.ts'
import { runBackup } from './run-backup.ts'

const run = promisify(execFile)
let world: World
let folder: string
const path = (name: string) => join(folder, name)

beforeAll(async () => {
  world = await openWorld()
  await addRecords(world, world.authority)
  folder = mkdtempSync(join(tmpdir(), 'gm-backup-'))
  await runBackup(world.platform, { path: path('plain'), occasion: 'command' })
}, 120_000)
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Restores into an installation, by default an empty one of its own. */
async function restoredInto<Answer>(
  name: string,
  work: (empty: EmptyWorld) => Promise<Answer>,
  { identities, into }: { identities?: string; into?: EmptyWorld } = {},
): Promise<Answer> {
  const target = into ?? (await openEmptyWorld())
  const client = await target.database.ownConnection()
  const { files, settings, clock } = target.platform
  const { dataDir } = settings
  try {
    await restoreBackup(path(name), {
      client,
      files,
      dataDir,
      migrations: migrationsFolder,
      now: clock(),
      identities,
    })
    return await work(target)
  } finally {
    await client.end()
    if (!into) await target.close()
  }
}

const nothing = async () => undefined

/** Every table's rows, as text in an order of their own. */
async function rowsOf({ database }: EmptyWorld): Promise<Record<string, string[]>> {
  const client = await database.ownConnection()
  try {
    await client.query("begin read only; set local app.across = 'on'; set local app.trials = 'on'")
    const found: Record<string, string[]> = {}
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${quoted(table)} t order by 1`,
      )
      found[quoted(table)] = rows.map(({ row }) => row)
    }
    return found
  } finally {
    await client.end()
  }
}

const changedByRestore = new Set([
  '"public"."backup"',
  '"public"."restoration"',
  '"public"."session"',
  '"public"."mail"',
])

test('every row of every table comes back, and the chain ends where it ended', async () => {
  const before = await rowsOf(world)
  await restoredInto('plain', async (empty) => {
    const after = await rowsOf(empty)
    for (const [table, rows] of Object.entries(before)) {
      if (changedByRestore.has(table)) delete after[table]
      else expect({ table, rows: after[table] }).toEqual({ table, rows })
    }
    expect(Object.keys(after)).toEqual(Object.keys(before).filter((table) => !changedByRestore.has(table)))
    expect(await verifyChain(empty.database, world.authority.id)).toEqual(
      await verifyChain(world.database, world.authority.id),
    )
  })
}, 120_000)

test('letters that waited when it was made are left to a person, and everybody signs in again', async () => {
  await world.tx((tx) =>
    queueLetter(
      tx,
      { to: 'jo@ashdown.example', subject: 'Your return', paragraphs: ['It is due.'] },
      { authority: tx.authority, at: tx.at, sending: true },
    ),
  )
  await runBackup(world.platform, { path: path('waiting'), occasion: 'command' })
  await restoredInto('waiting', async ({ database }) => {
    const mail = await database.installation
      .selectFrom('mail')
      .select(['state', 'problem'])
      .where('subject', '=', 'Your return')
      .execute()
    expect(mail).toEqual([
      { state: 'unknown', problem: expect.stringContaining('it may have gone out since') as string },
    ])
    const open = await database.installation
      .selectFrom('session')
      .select('session_id')
      .where('ended_at', 'is', null)
      .execute()
    expect(open).toEqual([])
  })
})

test('every file comes back, also those of trial returns', async () => {
  const { manifest } = await readBackup(path('plain'), nobody)
  const kept: KeptFile[] = []
  await readBackup(path('plain'), {
    ...nobody,
    async file(file, content) {
      kept.push(file)
      await nobody.file(file, content)
    },
  })
  expect(manifest.files.count).toBe(kept.length)
  const ours = kept.filter(({ authority, trial }) => authority === world.authority.id && !trial)
  expect(ours.length).toBeGreaterThan(1)
  expect(kept.filter(({ trial }) => trial).length).toBeGreaterThan(0)
  await restoredInto('plain', async ({ platform }) => {
    const { files } = platform
    expect(await verifyFiles(platform, world.authority.id)).toEqual({
      count: ours.length,
      destroyed: 0,
      problems: [],
    })
    for (const { authority, trial, sha256 } of kept) {
      const store = trial ? files.apart(trialFiles(trial)) : files
      const content = await store.read(authority, sha256)
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    }
  })
})

test('a file that the records name and that is gone does not stop the rest, and is named', async () => {
  const other = await openWorld()
  await addRecords(other, other.authority)
  await rm(join(other.platform.settings.dataDir, 'files'), { recursive: true })
  const { manifest } = await runBackup(other.platform, { path: path('without'), occasion: 'command' })
  const missing = manifest.missing.length
  expect(missing).toBeGreaterThan(2)
  expect(manifest.files.count).toBe(0)
  await restoredInto('without', async ({ platform }) => {
    const { problems } = await verifyFiles(platform, other.authority.id)
    expect(problems).toContainEqual(expect.stringContaining('is named by a record and is not there'))
  })
  const [record] = await backupsIn(other.database.installation, 1)
  expect(record).toMatchObject({ state: 'done', missing })
  await other.close()
})

test('files that stand in a bucket come too, and without the bucket no back-up is made', async () => {
  const server = await openBucketServer()
  const { dataDir } = world.platform.settings
  const files = new FileStore(dataDir, { bucket: server.bucket })
  const platform = { ...world.platform, files }
  const { manifest } = await readBackup(path('plain'), {
    ...nobody,
    async file({ authority, trial, sha256 }, content) {
      const copy = join(files.temporary, sha256)
      await writeFile(copy, content)
      await (trial ? files.apart(trialFiles(trial)) : files).keep(authority, copy)
    },
  })
  await rename(join(dataDir, 'files'), join(dataDir, 'elsewhere'))
  const made = await runBackup(platform, { path: path('bucket'), occasion: 'command' })
  expect(made.manifest.files).toEqual(manifest.files)
  await server.close()
  const away = runBackup(platform, { path: path('away'), occasion: 'command' })
  await expect(away).rejects.toThrow('The place where files are kept (S3_URL) can’t be reached')
  await rename(join(dataDir, 'elsewhere'), join(dataDir, 'files'))
})

test('a back-up made at the schema of version 0.1 comes into this one', async () => {
  copyFileSync(join(projectFolder, 'test', 'backups', 'at-0013.tar.gz'), path('at-0013'))
  await restoredInto('at-0013', async ({ database, platform }) => {
    const [first] = await database.installation
      .selectFrom('authority')
      .select('authority_id as id')
      .where('slug', '=', 'wrenshire')
      .execute()
    const { problems, facts } = await verifyChain(database, first!.id)
    expect(problems).toEqual([])
    expect(facts).toBeGreaterThan(5)
    const client = await database.ownConnection()
    const applied = (await migrationsOf(client)).map(({ name }) => name)
    await client.end()
    expect(applied).toEqual((await knownMigrations(migrationsFolder)).map(({ name }) => name))
    expect((await restorationsIn(platform.database.installation))[0]?.madeAt).toEqual(
      new Date('2026-11-23T15:00:00Z'),
    )
  })
}, 60_000)

describe('is refused in a sentence', () => {
  const refused = (name: string, options = {}) => restoredInto(name, nothing, options)

  test('where there are records already', async () => {
    const restoring = refused('plain', { into: world })
    await expect(restoring).rejects.toThrow('There are records here already')
    expect(unfinishedRestore(world.platform.settings.dataDir)).toBe(undefined)
  })

  test.each([0.02, 0.5, 0.99])('when %d of it is there, and nothing of it stays', async (share) => {
    const whole = readFileSync(path('plain'))
    writeFileSync(path('cut'), whole.subarray(0, Math.floor(whole.length * share)))
    const into = await openEmptyWorld()
    await expect(refused('cut', { into })).rejects.toThrow('is damaged or cut off')
    const { rows } = await into.database.pool.query('select count(*) as count from authority')
    expect(rows).toEqual([{ count: 0 }])
    expect(unfinishedRestore(into.platform.settings.dataDir)).toBe(undefined)
    await restoredInto('plain', nothing, { into })
    await into.close()
  })

  test.each([0.3, 0.4, 0.5, 0.6, 0.7])('when a byte of it changed, %d of the way in', async (part) => {
    const whole = readFileSync(path('plain'))
    whole[Math.floor(whole.length * part)]! ^= 1
    writeFileSync(path('changed'), whole)
    await expect(refused('changed')).rejects.toThrow('is damaged or cut off')
  })

  test('when its rows were exchanged and packed again', async () => {
    const unpacked = path('unpacked')
    mkdirSync(unpacked)
    await run('tar', ['-xzf', path('plain'), '-C', unpacked])
    const suppliers = join(unpacked, 'tables', 'public.supplier.csv')
    writeFileSync(suppliers, readFileSync(suppliers, 'utf8').replace('Ashdown', 'Ashdawn'))
    const names = (await run('tar', ['-tzf', path('plain')])).stdout.trim().split('\n')
    await run('tar', ['-czf', path('packed'), '--format=ustar', '-C', unpacked, ...names])
    await expect(refused('packed')).rejects.toThrow('the table supplier is not what it was')
  })

  test('when it is something else', async () => {
    writeFileSync(path('else'), 'name,value\n')
    await expect(refused('else')).rejects.toThrow('is not a back-up of Good Measure')
    await run('tar', ['-czf', path('another'), '-C', folder, 'else'])
    await expect(refused('another')).rejects.toThrow('no back-up of Good Measure')
    await expect(refused('no-such')).rejects.toThrow('There is no file')
  })

  test('when a newer version made it', async () => {
    const unpacked = path('newer')
    mkdirSync(unpacked)
    await run('tar', ['-xzf', path('plain'), '-C', unpacked])
    const head = join(unpacked, 'good-measure.json')
    writeFileSync(
      head,
      readFileSync(head, 'utf8').replace(
        '"migrations": [',
        '"migrations": [{"name":"9999-later.sql","digest":""},',
      ),
    )
    const names = (await run('tar', ['-tzf', path('plain')])).stdout.trim().split('\n')
    await run('tar', ['-czf', path('later'), '--format=ustar', '-C', unpacked, ...names])
    await expect(refused('later')).rejects.toThrow('was made by a newer version')
  })
})

describe('encrypted to a public key', () => {
  let identity: string
  beforeAll(async () => {
    identity = await generateIdentity()
    const publicKeys = [await identityToRecipient(identity)]
    await runBackup(world.platform, { path: path('sealed'), occasion: 'command', publicKeys })
  })

  test('it brings back the keys of second factors too', async () => {
    expect(readFileSync(path('sealed')).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    const keyOf = ({ platform }: EmptyWorld) =>
      readFileSync(join(platform.settings.dataDir, 'secret.key'), 'utf8')
    await restoredInto(
      'sealed',
      async (empty) => {
        const lines = keyOf(empty).trim().split('\n')
        expect(lines[0]).toBe(keyOf(world).trim())
        expect(lines).toHaveLength(2)
      },
      { identities: `# created in a test\n${identity}\n` },
    )
  })

  test('another key, or none, is told so', async () => {
    await expect(restoredInto('sealed', nothing)).rejects.toThrow(
      'say where its private key is with --identity',
    )
    const identities = await generateIdentity()
    await expect(restoredInto('sealed', nothing, { identities })).rejects.toThrow('encrypted for another key')
    await expect(restoredInto('sealed', nothing, { identities: 'none' })).rejects.toThrow(
      'no private key of age',
    )
  })

  test('what is no public key is refused before anything is written', async () => {
    const made = runBackup(world.platform, {
      path: path('odd'),
      occasion: 'command',
      publicKeys: ['age1odd'],
    })
    await expect(made).rejects.toThrow('"age1odd" is no public key of age')
    expect(existsSync(path('odd'))).toBe(false)
  })
})

test('two back-ups at once are not made, and a file of that name is left alone', async () => {
  const results = await Promise.allSettled(
    ['one', 'two'].map((name) => runBackup(world.platform, { path: path(name), occasion: 'command' })),
  )
  const refusals = results.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))
  expect(refusals).toEqual(['Error: Another back-up is being made: wait until it has ended.'])
  const again = runBackup(world.platform, { path: path('plain'), occasion: 'command' })
  await expect(again).rejects.toThrow('plain is there already')
})

test('a back-up that is stopped leaves no file, and the record says so', async () => {
  const stop = new AbortController()
  const stopped = runBackup(world.platform, {
    path: path('stopped'),
    occasion: 'command',
    stop: stop.signal,
    progress: () => stop.abort(new BackupRefused('It was stopped.')),
  })
  await expect(stopped).rejects.toThrow('abort')
  expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([])
  const [record] = await backupsIn(world.database.installation, 1)
  expect(record).toMatchObject({ state: 'failed' })
  await runBackup(world.platform, { path: path('after'), occasion: 'command' })
})

test('a full disk, and others that take nothing, are sentences', () => {
  const words = (code: string) => String(writingFault(Object.assign(new Error(code), { code }), '/backups/a'))
  expect(words('ENOSPC')).toBe('Error: The disk that holds /backups/a is full: no back-up was made.')
  expect(words('EACCES')).toContain('may not write /backups/a')
})

test('an archive that the tools of every system open', async () => {
  const { stdout } = await run('tar', ['-tzf', path('plain')])
  const names = stdout.trim().split('\n')
  expect(names[0]).toBe('good-measure.json')
  expect(names).toContain('tables/public.contract.csv')
  expect(names).not.toContain('secret.key')
  expect(names.at(-1)).toBe('manifest.json')
})
