import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder } from '../src/platform/project.ts'
import {
  type Application,
  endApplications,
  goodmeasure,
  newDataFolder,
  startApplication,
} from './application.ts'

const folder = mkdtempSync(join(tmpdir(), 'gm-kept-safe-'))
const first = newDataFolder()
const file = join(folder, 'everything')

/** What visitors and `verify` see: the figures of the front page and the register, and the ends of the chains. */
interface Sight {
  pages: string[]
  verified: string
}

async function sightOf(site: Application): Promise<Sight> {
  const pages = await Promise.all(
    ['/', '/register', '/contracts', '/register.csv'].map(async (path) => {
      const text = await (await fetch(`${site.address}${path}`)).text()
      return text.replaceAll(site.address, '')
    }),
  )
  const { output, status } = await goodmeasure(['verify'], { DATA_DIR: site.dataDir })
  if (status !== 0) throw new Error(output)
  return { pages, verified: output }
}

let before: Sight
let told: string

beforeAll(async () => {
  const site = await (await startApplication({ dataDir: first, options: ['--example'] })).listening()
  const made = await goodmeasure(['backup', file], { DATA_DIR: first })
  told = `${made.errors}${made.output}`
  before = await sightOf(site)
  site.process.kill('SIGKILL')
  await site.ended()
  process.kill(site.database, 'SIGKILL')
  await pause(500)
  rmSync(first, { recursive: true, force: true })
}, 120_000)
afterAll(async () => {
  await endApplications()
  rmSync(folder, { recursive: true, force: true })
})

test('back up, lose the machine, restore, verify: the same figures, the same chain', async () => {
  expect(told).toMatch(/^.*everything: \d+ rows, \d+ files, [\d.]+ MB\.\n.*secret\.key is not in it/)
  const second = newDataFolder()
  const checked = await goodmeasure(['restore', file, '--check'], { DATA_DIR: second })
  expect([checked.status, checked.errors]).toEqual([0, ''])
  expect(checked.output).toContain('is whole: made')
  const restored = await goodmeasure(['restore', file], { DATA_DIR: second })
  expect([restored.status, restored.errors]).toEqual([0, ''])
  expect(restored.output).toContain('Everything is as it was recorded.')
  const site = await (await startApplication({ dataDir: second })).listening()
  expect(await sightOf(site)).toEqual(before)
  const again = await goodmeasure(['restore', file], { DATA_DIR: second })
  expect([again.status, again.errors]).toEqual([
    1,
    `Good Measure is running on ${second} already: stop that one first, or set DATA_DIR to another folder.\n`,
  ])
  await site.stop()
}, 120_000)

test('a restore that is killed leaves an installation that says so, and can be tried again', async () => {
  const third = newDataFolder()
  const program = join(projectFolder, 'dist', 'command-line.js')
  const killed = spawn(process.execPath, [program, 'restore', file], {
    env: { PATH: process.env.PATH, DATA_DIR: third },
    stdio: 'ignore',
  })
  const mark = join(third, 'restore.unfinished')
  for (let waited = 0; !existsSync(mark) && waited < 600; waited += 1) await pause(50)
  await pause(300)
  killed.kill('SIGKILL')
  await once(killed, 'close')
  const started = await startApplication({ dataDir: third })
  const { status, errors } = await started.ended()
  expect(status).toBe(1)
  expect(errors).toContain(`A restore of ${file} began at `)
  expect(errors).toContain(`run "npm run goodmeasure -- restore ${file}" again`)
  const restored = await goodmeasure(['restore', file], { DATA_DIR: third })
  expect([restored.status, restored.errors]).toEqual([0, ''])
  expect(existsSync(mark)).toBe(false)
}, 120_000)

test('where a file may not grow so large, there is a sentence and no file', async () => {
  const fourth = newDataFolder()
  await goodmeasure(['restore', file], { DATA_DIR: fourth })
  const program = join(projectFolder, 'dist', 'command-line.js')
  // The limit holds for this command alone: PostgreSQL runs already.
  const site = await (await startApplication({ dataDir: fourth })).listening()
  const limited = spawn(
    'bash',
    ['-c', `ulimit -f 200; exec "$0" "$@"`, process.execPath, program, 'backup', join(folder, 'large')],
    {
      env: { PATH: process.env.PATH, DATA_DIR: fourth },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let errors = ''
  limited.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const [status] = await once(limited, 'close')
  expect(errors).toBe(
    `Files may not grow so large where ${join(folder, 'large')} would stand: no back-up was made.\n`,
  )
  expect(status).toBe(1)
  expect(readdirSync(folder)).toEqual(['everything'])
  await site.stop()
}, 120_000)
