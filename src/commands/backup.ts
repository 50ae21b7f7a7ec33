import { BackupRefused } from '../platform/backup/backup-refused.ts'
import type { Progress } from '../platform/backup/make-backup.ts'
import { runBackup } from '../platform/backup/run-backup.ts'
import { sizeWords } from '../platform/backup/size-words.ts'
import { CannotDo, type Command, readArguments } from './command.ts'

export const backup: Command = {
  does: 'writes everything into one file, while the system runs',
  opens: 'as it is',
  help: `npm run goodmeasure -- backup FILE [--to age1…]

Writes every record of every authority, as they stand at one moment, and every file of evidence into FILE; people go on
working meanwhile. FILE appears only when all of it was written and could be read back. With --to it is encrypted to a public key of age
(https://age-encryption.org; --to may be given more than once), and only then it holds secret.key too, which opens second
factors: without --to keep a copy of that file elsewhere. Such a file holds personal data: keep it where few can read it.`,
  async run(platform, args, say) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: { to: { type: 'string', multiple: true, default: [] } },
    })
    const [path, more] = positionals
    if (path === undefined || more !== undefined) throw new CannotDo('Say into which file: backup FILE.')
    const publicKeys = values.to as string[]
    const stop = stopSignal()
    const working = { path, occasion: 'command', publicKeys, stop, progress: progressIn(say) } as const
    const { manifest, bytes } = await runBackup(platform, working).catch(inOneSentence)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    say(`${path}: ${rows} rows, ${manifest.files.count} files, ${sizeWords(bytes)}.`)
    for (const name of manifest.missing) say(`A file that the records name is not there: ${name}.`)
    if (publicKeys.length === 0)
      say(
        'It is not encrypted, and secret.key is not in it: keep a copy of that file of the data folder elsewhere.',
      )
  },
}

/** Whoever ends the command leaves no half file. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => stop.abort(new BackupRefused('It was stopped: no back-up was made.')))
  return stop.signal
}

/** A line at most every two seconds. */
export function progressIn(say: (sentence: string) => void): (so: Progress) => void {
  let told = Date.now()
  return ({ rows, files, bytes }) => {
    if (Date.now() - told < 2_000) return
    told = Date.now()
    say(`${rows} rows, ${files} files, ${sizeWords(bytes)} …`)
  }
}

export function inOneSentence(error: unknown): never {
  if (error instanceof BackupRefused) throw new CannotDo(error.message)
  throw error
}
