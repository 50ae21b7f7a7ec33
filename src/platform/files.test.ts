import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FileStore } from './files.ts'

let folder: string
let files: FileStore
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gm-test-'))
  files = new FileStore(folder)
  await files.prepare()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('what a crash left in the temporary folder is cleared away, and not what is coming in now', async () => {
  const yesterday = new Date('2026-11-22T09:00:00Z')
  const [left, coming] = ['left', 'coming'].map((name) => join(files.temporary, name)) as [string, string]
  for (const path of [left, coming]) writeFileSync(path, 'half a file')
  utimesSync(left, yesterday, yesterday)
  await files.clearTemporary(new Date('2026-11-22T10:00:00Z'))
  expect([existsSync(left), existsSync(coming)]).toEqual([false, true])
})

test('kept files are known by their SHA-256 and by nothing else', () => {
  return expect(files.open('authority', '../../secret.key')).rejects.toThrow('SHA-256')
})
