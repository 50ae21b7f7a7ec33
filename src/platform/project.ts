import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the checkout: where package.json, db/ and data/ stand, from the source and from the bundle alike. */
export const projectFolder: string = (() => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
})()
