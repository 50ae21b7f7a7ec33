import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PictureTask } from './picture-task.ts'

/** Pixels a picture may have to be decoded: what a phone takes at its largest. */
export const mostPixels = 50_000_000

const mostSeconds = 30

/** The program that decodes: beside this one once it is built, else the source itself. */
const child = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('./picture-child.ts', import.meta.url)
    : new URL('./picture-child.js', import.meta.url),
)

let before: Promise<unknown> = Promise.resolve()

/** Draws in a process of its own, one picture after the other, bounded in time. Answers whether it could. */
export async function drawnBeside(task: PictureTask): Promise<boolean> {
  const turn = before.then(() => draw(task))
  before = turn
  return turn
}

function draw(task: PictureTask): Promise<boolean> {
  const options = { timeout: mostSeconds * 1000, killSignal: 'SIGKILL', maxBuffer: 100_000, env: {} } as const
  const given = ['--max-old-space-size=256', child, JSON.stringify(task)]
  return new Promise((resolve) => {
    execFile(process.execPath, given, options, (error) => resolve(error === null))
  })
}
