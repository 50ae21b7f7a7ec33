import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const mostSeconds = 30

const child = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('./unpacking-child.ts', import.meta.url)
    : new URL('./unpacking-child.js', import.meta.url),
)

/** Whether an archive would unpack to more than can be meant, or can't be gone through at all: found out in a process of its own. */
export function unpacksTooFar(path: string): Promise<boolean> {
  const options = { timeout: mostSeconds * 1000, killSignal: 'SIGKILL', maxBuffer: 10_000, env: {} } as const
  return new Promise((resolve) => {
    execFile(process.execPath, ['--max-old-space-size=256', child, path], options, (error) =>
      resolve(error !== null),
    )
  })
}
