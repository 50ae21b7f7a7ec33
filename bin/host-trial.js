import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const limits = { firstStart: 300_000, nextStart: 60_000, stop: 20_000, test: 600_000 }

/** Starts, stops, starts again and tests a clone as one user under one Node. Answers with the times, and what went wrong. */
export async function tryHost({ folder, programs, user, source }) {
  const times = ['', '', '', '']
  try {
    const place = await prepare({ folder, programs, user, source })
    times[0] = await timed(() => start(place, limits.firstStart))
    times[2] = await timed(() => stop(place))
    times[1] = await timed(() => start(place, limits.nextStart))
    await stop(place)
    times[3] = await timed(() => test(place))
    return { times }
  } catch (error) {
    return { times, problem: error.message }
  }
}

async function timed(work) {
  const begun = performance.now()
  await work()
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`
}

/** The clone, the programs and the home belong to the user, who has nothing else. */
async function prepare({ folder, programs, user, source }) {
  const [app, bin, home] = ['app', 'bin', 'home'].map((name) => join(folder, name))
  for (const each of [bin, home]) mkdirSync(each)
  cpSync(programs.node, join(bin, 'node'))
  cpSync(programs.npm, join(folder, 'npm'), { recursive: true })
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\nexec node ${join(folder, 'npm', 'bin', 'npm-cli.js')} "$@"\n`)
  chmodSync(join(bin, 'npm'), 0o755)
  execFileSync('git', ['-c', 'safe.directory=*', 'clone', '--quiet', source, app])
  if (process.getuid() === 0) execFileSync('chown', ['-R', `${user.uid}:${user.uid}`, app, home])
  if (process.getuid() === 0) chownSync(folder, user.uid, user.uid)
  const port = await freePort()
  const env = {
    PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`,
    HOME: home,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: join(folder, 'data'),
    ...registryOf(process.env),
  }
  const as = process.getuid() === 0 ? { uid: user.uid, gid: user.uid } : {}
  return {
    folder,
    app,
    log: join(folder, 'log'),
    address: `http://127.0.0.1:${port}`,
    options: { cwd: app, env, ...as },
  }
}

/** How npm reaches its registry from here is the machine's, not the user's. */
function registryOf(env) {
  const names = /^(npm_config_registry|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i
  return Object.fromEntries(Object.entries(env).filter(([name]) => names.test(name)))
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address()
  await new Promise((done) => server.close(done))
  return port
}

async function start(place, limit) {
  const output = openSync(place.log, 'w')
  const npm = spawn('npm', ['start', '--', '--example'], {
    ...place.options,
    detached: true,
    stdio: ['ignore', output, output],
  })
  place.npm = npm
  for (const end = Date.now() + limit; !(await answers(place.address, '/readyz')); await pause(50)) {
    const has = npm.exitCode !== null ? 'stopped' : Date.now() > end ? 'is not ready in time' : undefined
    if (has) throw new Error(`npm start ${has}: ${lastLines(place.log)}`)
  }
  if (!(await answers(place.address, '/'))) throw new Error('the home page is not there')
}

async function answers(address, path) {
  const answer = await fetch(address + path).catch(() => undefined)
  return answer?.status === 200
}

/** To all of the group, as a terminal does; npm passes it on once more. */
async function stop({ npm, folder }) {
  process.kill(-npm.pid, 'SIGTERM')
  for (const end = Date.now() + limits.stop; running(folder).length > 0; await pause(50)) {
    if (Date.now() > end) throw new Error(`left running: ${running(folder)[0].args}`)
  }
}

function running(folder) {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const found = lines.filter((line) => line.includes(folder)).map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
  return found.map(([, pid, args]) => ({ pid: Number(pid), args }))
}

/** Ends by force whatever still runs in the folder. */
export function endAll(folder) {
  for (const { pid } of running(folder)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // it ended by itself
    }
  }
}

function test({ options }) {
  const { status, stdout, stderr } = spawnSync('npm', ['test', '--', 'lint'], {
    ...options,
    encoding: 'utf8',
    timeout: limits.test,
  })
  if (status !== 0)
    throw new Error(`npm test failed: ${(stdout + stderr).trim().split('\n').slice(-3).join(' / ')}`)
}

function lastLines(file) {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' / ')
}
