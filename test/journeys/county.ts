import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { type Application, newDataFolder, startApplication } from '../application.ts'

/** The program with the invented county filled in, on a copy of the folder that was filled once. */
export async function startCounty(): Promise<Application> {
  const dataDir = newDataFolder()
  await promisify(execFile)('cp', ['-a', inject('filled'), dataDir])
  return (await startApplication({ dataDir, options: ['--example'] })).listening()
}
