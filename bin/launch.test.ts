import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const launcher = `
  import { launch } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'launch.js')))}
  launch(process.execPath, ['-e', process.argv[1]])`

function launched(program: string): ChildProcess {
  const args = ['--input-type=module', '-e', launcher, program]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function wordsOf({ stdout }: ChildProcess): Promise<string> {
  let words = ''
  for await (const piece of stdout!) words += piece
  return words
}

test('the status of what was launched is ours', async () => {
  expect(await once(launched('process.exit(3)'), 'exit')).toEqual([3, null])
  expect(await once(launched("process.kill(process.pid, 'SIGKILL')"), 'exit')).toEqual([137, null])
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s is passed on once, however often it comes in a few seconds',
  async (signal) => {
    const running = launched(`
      process.on('${signal}', () => { process.stdout.write('heard ') })
      setTimeout(() => process.exit(7), 600)
      process.stdout.write('ready ')`)
    await once(running.stdout!, 'readable')
    const ended = once(running, 'exit')
    running.kill(signal)
    setTimeout(() => running.kill(signal), 100)
    setTimeout(() => running.kill(signal), 200)
    expect(await wordsOf(running)).toBe('ready heard ')
    expect(await ended).toEqual([7, null])
  },
)
