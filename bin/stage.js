import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { checkout, pathWith } from './npm.js'

const longest = 20 * 60_000

/** Where a package keeps the program of that name. */
export function programOf(name, program = name) {
  const folder = join(checkout, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[program])
}

/**
 * Runs one check and prints its line: its name, how it went, how long it took. What it said is shown where it failed.
 * Answers with what it counts for: its tests where it has any, otherwise one.
 */
export async function runStage(node, { name, args, env = {} }) {
  process.stdout.write(`${name.padEnd(12)} `)
  const begun = performance.now()
  const { status, said } = await outputOf(node, args, env)
  const counted = testsIn(said)
  const counts = {
    passed: counted.passed,
    failed: counted.failed + (status !== 0 && counted.failed === 0 ? 1 : 0),
  }
  if (status === 0 && counted.passed === 0) counts.passed = 1
  const tests = counted.passed + counted.failed > 0 ? `, ${counted.passed} tests passed` : ''
  const skipped = counted.skipped > 0 ? `, ${counted.skipped} skipped` : ''
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'passed' : 'failed'} in ${seconds} s${tests}${skipped}\n`)
  if (status !== 0) process.stdout.write(`${said.trim()}\n`)
  return counts
}

function outputOf(node, args, extra) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...extra, PATH: pathWith(node) }
  return new Promise((done) => {
    const child = spawn(node, args, {
      cwd: checkout,
      env,
      timeout: longest,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('error', (error) => done({ status: 1, said: error.message }))
    child.on('close', (status, signal) => {
      const late = signal ? `\nIt was stopped by ${signal} after ${longest / 60_000} minutes at most.` : ''
      done({ status: status ?? 1, said: stripVTControlCharacters(said) + late })
    })
  })
}

/** What Vitest counts in its last lines. */
function testsIn(said) {
  const line = /^ +Tests +(.+)$/m.exec(said)?.[1] ?? ''
  const number = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0)
  return { passed: number('passed'), failed: number('failed'), skipped: number('skipped') }
}
