// npm run test:hosts [-- NODE…]: a clone of what is committed starts, serves, stops and is tested under each Node that people have.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchHost, hosts } from './host.js'
import { endAll, tryHost } from './host-trial.js'
import { checkout } from './npm.js'
import { main, Problem, say } from './problem.js'

const nobody = 65534
const columns = ['Node', 'npm', 'as', 'first start', 'next start', 'stop', 'npm test', 'result']
const widths = [9, 8, 8, 11, 10, 7, 8, 0]

await main(async () => {
  if (!['linux-x64', 'linux-arm64'].includes(`${process.platform}-${process.arch}`))
    throw new Problem('The hosts are tested on Linux only: the registry has their Nodes for it.')
  if (git('status', '--porcelain') !== '') say('Only what is committed is tested.')
  const users =
    process.getuid() === 0
      ? [
          { as: 'root', uid: 0 },
          { as: 'nobody', uid: nobody },
        ]
      : [{ as: 'you', uid: process.getuid() }]
  const asked = process.argv.slice(2)
  const chosen = hosts.filter(({ node }) => asked.length === 0 || asked.includes(node.split('.')[0]))
  printRow(columns)
  let failed = 0
  for (const host of chosen) {
    const programs = fetchHost(host)
    for (const user of users) {
      const outcome = await inFolder((folder) => tryHost({ folder, programs, user, source: checkout }))
      printRow([host.node, host.npm, user.as, ...outcome.times, outcome.problem ?? 'passed'])
      if (outcome.problem) failed++
    }
  }
  const all = chosen.length * users.length
  process.stdout.write(`${all - failed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
})

function git(...args) {
  try {
    return execFileSync('git', ['-c', 'safe.directory=*', ...args], {
      cwd: checkout,
      encoding: 'utf8',
    }).trim()
  } catch (error) {
    throw new Problem(
      `The hosts are tested on a clone, and git says: ${(error.stderr || error.message).trim()}`,
    )
  }
}

/** A folder that everybody may enter, and that is gone afterwards with all that runs in it. */
async function inFolder(work) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'good-measure-host-')))
  chmodSync(folder, 0o711)
  const clearAway = () => {
    endAll(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const interrupted = () => {
    clearAway()
    process.exit(1)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, interrupted)
  try {
    return await work(folder)
  } finally {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.off(signal, interrupted)
    clearAway()
  }
}

function printRow(cells) {
  process.stdout.write(
    `${cells
      .map((cell, at) => String(cell).padEnd(widths[at]))
      .join('  ')
      .trimEnd()}\n`,
  )
}
