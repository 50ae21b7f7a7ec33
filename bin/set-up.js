import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { nodeToRun } from './node-version.js'
import { checkout, pathWith } from './npm.js'
import { installPackages } from './packages.js'
import { Problem } from './problem.js'

/**
 * Makes the checkout ready to run, and answers with the Node that runs it: fetches a Node where this one is too old,
 * installs the packages, builds. What is done already is not done again, so a checkout that is set up may be read-only.
 */
export async function setUp({ dev = false } = {}) {
  if (process.platform === 'win32')
    throw new Problem(
      'Good Measure runs on Linux and macOS: on Windows, start it in the Windows Subsystem for Linux.',
    )
  const node = nodeToRun()
  installPackages(node, { dev })
  build(node)
  return node
}

/** In a process of its own: the compilers' memory is not wanted for as long as the system runs. */
function build(node) {
  const builder = join(checkout, 'bin', 'build.js')
  if (!existsSync(builder)) return
  const program = `import { build } from ${JSON.stringify(pathToFileURL(builder))}
    await build({ quiet: true }).catch((error) => { console.error(error.message); process.exit(1) })
    process.exit(0)`
  const { status, stderr } = spawnSync(node, ['--input-type=module', '--eval', program], {
    cwd: checkout,
    env: { ...process.env, PATH: pathWith(node) },
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  if (status !== 0) throw new Problem(`The build stopped: ${stderr.trim()}`)
}
