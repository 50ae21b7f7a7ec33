import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { pathWith } from './npm.js'

/** How Node.js runs the program: with a young generation for some pages at once, not for the largest machine. */
export const nodeFlags = ['--max-semi-space-size=8']

/**
 * Runs a program in place of this one: it has our terminal, our signals and our status. A signal that comes again
 * within ten seconds is the same one, sent by the terminal to everybody and by npm to us, and is passed on once.
 */
export function launch(node, args) {
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, PATH: pathWith(node) } })
  let passedOn = -Infinity
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      if (performance.now() - passedOn < 10_000) return
      passedOn = performance.now()
      child.kill(signal)
    })
  }
  child.on('error', (error) => {
    process.stderr.write(`${node} could not be started: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (status, signal) => process.exit(status ?? 128 + constants.signals[signal]))
}
