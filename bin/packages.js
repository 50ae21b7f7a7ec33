import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, npm } from './npm.js'
import { makeFolder } from './node-version.js'
import { Problem, say } from './problem.js'

const installed = join(checkout, 'node_modules')
const cache = join(checkout, '.cache')

/**
 * Makes `node_modules` what package-lock.json says, if it isn't. Installed beside and then put in place, so a running
 * system keeps its packages until the new ones are whole, and two starts at once don't disturb each other.
 */
export function installPackages(node, { dev }) {
  const lock = packagesIn(join(checkout, 'package-lock.json'))
  const before = packagesIn(join(installed, '.package-lock.json'))
  if (areIn(before, lock, dev)) return
  const all = dev || Object.values(before).some((each) => each.dev)
  say(`Installing the packages that package-lock.json lists. This happens once after each change.`)
  const folder = join(cache, `packages.${process.pid}`)
  try {
    clearAway()
    makeFolder(folder)
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(checkout, file), join(folder, file))
    const args = ['ci', `--prefix=${folder}`, all ? '--include=dev' : '--omit=dev', '--prefer-offline']
    npm(node, args, 'The packages could not be installed')
    swapIn(join(folder, 'node_modules'), lock, dev)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** npm's own record of what a folder or a lock holds, by path. */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return {}
  }
}

/** Optional packages are left out: which of them belong here npm decides by the system. */
export function areIn(present, lock, dev) {
  return Object.entries(lock).every(
    ([path, { version, optional, devOptional, dev: isDev }]) =>
      path === '' || optional || devOptional || (isDev && !dev) || present[path]?.version === version,
  )
}

function swapIn(made, lock, dev) {
  const old = join(cache, `packages.${process.pid}`, 'old')
  if (areIn(packagesIn(join(installed, '.package-lock.json')), lock, dev)) return
  try {
    if (existsSync(installed)) renameSync(installed, old)
    renameSync(made, installed)
  } catch (error) {
    if (existsSync(installed)) return
    throw new Problem(`The packages could not be put in ${installed}: ${error.message}.`)
  }
}

/** What starts left that were killed while they installed. */
function clearAway() {
  if (!existsSync(cache)) return
  for (const name of readdirSync(cache)) {
    const pid = Number(/^packages\.(\d+)$/.exec(name)?.[1])
    if (pid && pid !== process.pid && !isAlive(pid))
      rmSync(join(cache, name), { recursive: true, force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
