import { readFileSync } from 'node:fs'
import { longMoment } from '../language/day.ts'
import { migrationsFolder } from '../platform/open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { nobody, readBackup } from '../platform/backup/read-backup.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import { inOneSentence, progressIn } from './backup.ts'
import { CannotDo, type Command, readArguments } from './command.ts'
import { verify } from './verify.ts'

export const restore: Command = {
  does: 'brings a back-up into an empty installation, and proves it',
  opens: 'alone, as it is',
  help: `npm run goodmeasure -- restore FILE [--identity KEYFILE]
npm run goodmeasure -- restore FILE --check [--identity KEYFILE]

Brings everything that "backup" wrote into an empty installation (a new DATA_DIR, or an empty database of DATABASE_URL), also from
an older version, and then verifies it. KEYFILE holds the private key of age, for a back-up that was encrypted. Letters that
waited when the back-up was made are not sent by themselves: they may have gone out since. Everybody signs in again. All of it is restored or nothing: if it
is broken off, run it again. --check reads all of FILE, proves that it is whole, and changes nothing.`,
  async run(platform, args, say) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: { identity: { type: 'string' }, check: { type: 'boolean', default: false } },
    })
    const [path, more] = positionals
    if (path === undefined || more !== undefined) throw new CannotDo('Say from which file: restore FILE.')
    const identities = identityIn(values.identity as string | undefined)
    const progress = progressIn(say)
    if (values.check) {
      const { head, manifest } = await readBackup(path, nobody, { identities, progress }).catch(inOneSentence)
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      return say(
        `${path} is whole: made ${longMoment(new Date(head.madeAt))}, ${rows} rows, ${manifest.files.count} files.`,
      )
    }
    await bringIn(platform, { path, identities, say })
    await verify.run(platform, [], say)
  },
}

async function bringIn(
  { database, files, settings, clock }: Platform,
  { path, identities, say }: { path: string; identities?: string; say: (sentence: string) => void },
): Promise<void> {
  const client = await database.ownConnection()
  const { dataDir } = settings
  const restoring = { client, files, dataDir, migrations: migrationsFolder, now: clock(), identities }
  try {
    const { head, manifest } = await restoreBackup(path, { ...restoring, progress: progressIn(say) }).catch(
      inOneSentence,
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    say(`Restored from ${longMoment(new Date(head.madeAt))}: ${rows} rows, ${manifest.files.count} files.`)
    for (const name of manifest.missing) say(`It was missing already when the back-up was made: ${name}.`)
    if (!head.holdsKeys)
      say(
        'secret.key was not in it: put the copy of that file into the data folder, or second factors have to be set up again.',
      )
  } finally {
    await client.end().catch(() => undefined)
  }
}

function identityIn(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new CannotDo(`There is no file ${path}, or it can't be read.`)
  }
}
