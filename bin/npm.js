import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from './problem.js'

export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** npm as a file that any Node can run: the one that started us, else the one on the path, else the one beside this Node. */
export function npmProgram() {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'))
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  for (const candidate of [process.env.npm_execpath, ...onPath, beside]) {
    if (!candidate || !existsSync(candidate)) continue
    const program = realpathSync(candidate)
    if (program.endsWith('npm-cli.js')) return program
  }
  const { stdout } = spawnSync('npm', ['root', '--global'], { encoding: 'utf8' })
  const program = join(stdout?.trim() ?? '', 'npm', 'bin', 'npm-cli.js')
  if (existsSync(program)) return program
  throw new Problem('npm is missing: install it with Node, and start again.')
}

/** Runs npm under the given Node. Where it fails, throws a Problem that begins with `failure`. */
export function npm(node, args, failure) {
  const quiet = ['--loglevel=error', '--no-progress', '--no-audit', '--no-fund', '--ignore-scripts']
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']
  const { status, stderr, error } = spawnSync(node, [npmProgram(), ...args, ...quiet, ...patience], {
    cwd: checkout,
    env: { ...process.env, PATH: pathWith(node), npm_config_cache: cacheFolder() },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Problem(`${failure}: ${reasonOf(stderr ?? '', error)}`)
}

/** The path with the Node first, for what is started under it. */
export function pathWith(node) {
  return [dirname(node), process.env.PATH].join(delimiter)
}

/** The person's own, or the checkout's where they have none they can write. */
function cacheFolder() {
  const own = process.env.npm_config_cache ?? join(homedir(), '.npm')
  return isWritable(own) ? own : join(checkout, '.cache', 'npm')
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function reasonOf(said, error) {
  const code = /npm (?:error|ERR!) code (\S+)/.exec(said)?.[1] ?? error?.code ?? ''
  if (
    /^(E(NOTFOUND|AI_AGAIN|CONN.*|TIMEDOUT|HOSTUNREACH|NETUNREACH|PIPE)|ERR_SOCKET.*|UNABLE_TO.*|CERT.*|SELF_SIGNED.*)$/.test(
      code,
    )
  )
    return `npm's registry can't be reached (${code}). Check the network or npm's proxy settings, and start again.`
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return `the folder ${checkout} can't be written (${code}).`
  if (code === 'ENOSPC') return `the disk that holds ${checkout} is full.`
  const line =
    said.split('\n').find((each) => /npm (error|ERR!) (?!code)/.test(each)) ?? said.trim().split('\n')[0]
  return line?.replace(/^npm (error|ERR!) /, '') || 'npm stopped without saying why.'
}
