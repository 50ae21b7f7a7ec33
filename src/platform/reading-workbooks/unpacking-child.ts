import { readFile } from 'node:fs/promises'
import { checkUnpacked } from './packed-size.ts'

/* A process of its own: it unpacks every part of an archive, keeps none of it, and fails where there is too much. */
await checkUnpacked(await readFile(process.argv[2]!))
