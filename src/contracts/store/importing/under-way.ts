import type { Platform } from '../../../platform/platform.ts'
import { takeStatistics } from '../../../platform/statistics.ts'
import type { ImportOutcome } from './outcome.ts'

const queues = new WeakMap<Platform, Promise<unknown>>()

/**
 * Begins work on an import that goes on after the request was answered, one file after the other. Answers with the
 * outcome when it comes within so many milliseconds, else with nothing: the import's page tells how far it is. After it the pages
 * are planned for what it brought.
 */
export async function beginImport(
  platform: Platform,
  work: () => Promise<ImportOutcome>,
  patience: number,
): Promise<ImportOutcome | undefined> {
  const before = queues.get(platform) ?? Promise.resolve()
  const outcome = before.then(work)
  queues.set(
    platform,
    outcome
      .then(() => takeStatistics(platform.database))
      .catch((error: unknown) => {
        process.stderr.write(`${(error as Error).stack ?? error}\n`)
      }),
  )
  let timer: NodeJS.Timeout | undefined
  const impatient = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, patience, undefined)))
  try {
    return await Promise.race([outcome, impatient])
  } finally {
    clearTimeout(timer)
  }
}

/** When all work on imports that was begun has ended. */
export async function importsEnded(platform: Platform): Promise<void> {
  await queues.get(platform)
}
