import { rm } from 'node:fs/promises'
import { build } from '../../bin/build.js'
import { pictures } from './walker.ts'

/** Builds what the journeys walk through, once. */
export default async function built(): Promise<void> {
  await build({ quiet: true, entries: ['src/main.ts'] })
  await rm(pictures, { recursive: true, force: true })
}
