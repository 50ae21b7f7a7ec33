import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const daemon = '/usr/sbin/clamd'

/** Whether the daemon of ClamAV is installed here, as Debian's package clamav-daemon does. */
export const hasScannerDaemon = existsSync(daemon)

/** What its one signature finds: made for the tests, and harmless. */
export const harmful = 'HARMFUL-WORDS-OF-THE-TESTS'

export interface ScannerDaemon {
  url: string
  begin(): Promise<void>
  stop(): Promise<void>
  close(): Promise<void>
}

/** A real daemon with a signature of the tests' own, on a socket in a folder of its own. */
export async function openScannerDaemon(): Promise<ScannerDaemon> {
  const folder = mkdtempSync(join(tmpdir(), 'gm-clamav-'))
  chmodSync(folder, 0o755)
  const socket = join(folder, 'clamd.ctl')
  writeFileSync(join(folder, 'tests.ndb'), `GoodMeasure.Test:0:*:${Buffer.from(harmful).toString('hex')}\n`)
  const settings = {
    DatabaseDirectory: folder,
    LocalSocket: socket,
    Foreground: 'yes',
    StreamMaxLength: '30M',
  }
  const lines = Object.entries(settings).map((pair) => pair.join(' '))
  writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`)
  let running: ChildProcess | undefined
  const begin = async () => {
    running = spawn(daemon, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    for (let tries = 0; !(await answers(socket)); tries++) {
      if (tries > 300 || running.exitCode !== null) throw new Error('clamd did not begin')
      await setTimeout(100)
    }
  }
  const stop = async () => {
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running!.once('exit', resolve))
    running.kill('SIGTERM')
    await ended
  }
  await begin()
  return {
    url: `unix:${socket}`,
    begin,
    stop,
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path }, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
