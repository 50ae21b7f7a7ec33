import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { build } from '../../bin/build.js'
import { clearAway } from '../../src/platform/embedded-server/test-program.ts'
import { startApplication } from '../application.ts'
import { whyNoBrowser } from './browser.ts'
import { pictures } from './walker.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of a program that filled in the invented county, and ended. */
    filled: string
  }
}

/** Builds what the journeys walk through, and fills in the invented county, once. */
export default async function built(project: TestProject): Promise<() => Promise<void>> {
  await build({ quiet: true, entries: ['src/main.ts'] })
  await rm(pictures, { recursive: true, force: true })
  if (!whyNoBrowser) {
    const example = await (await startApplication({ options: ['--example'] })).listening()
    await example.stop()
    project.provide('filled', example.dataDir)
  }
  return clearAway
}
