import { parseArgs, type ParseArgsConfig } from 'node:util'
import { authorityBySlug } from '../parties/store.ts'
import type { Platform } from '../platform/platform.ts'

/** One command of `npm run goodmeasure`. */
export interface Command {
  /** What it is for, in a line. */
  does: string
  /** How to write it, and what each part means. */
  help: string
  /** How it finds the database; by default brought up to date, beside a running application. */
  opens?: 'as it is' | 'alone, as it is'
  run(platform: Platform, args: string[], say: (sentence: string) => void): Promise<void>
}

/** Why a command can't be done, in one sentence for the terminal. */
export class CannotDo extends Error {}

/** Reads the arguments; throws CannotDo for one that is not known. */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new CannotDo(`${(error as Error).message.split('. ')[0]}.`)
  }
}

/** The authority with that slug, or the only one there is. */
export async function authorityNamed(
  { database }: Platform,
  slug: string | undefined,
): Promise<{ id: string; name: string }> {
  if (slug === undefined) {
    const all = await database.installation
      .selectFrom('authority')
      .select(['authority_id as id', 'name', 'slug'])
      .execute()
    if (all.length === 1) return all[0]!
    if (all.length === 0)
      throw new CannotDo('No authority is set up yet: run "npm start" and open the link it prints.')
    throw new CannotDo(`Say which authority with --authority: ${all.map((one) => one.slug).join(', ')}.`)
  }
  const found = await authorityBySlug(database.installation, slug)
  if (!found) throw new CannotDo(`There is no authority "${slug}" here.`)
  return found
}
