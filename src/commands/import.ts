import { copyFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { contractsNeeds } from '../app.ts'
import { besideWords, importRefusals, isImportKind } from '../contracts/index.ts'
import {
  applyImport,
  faultsOf,
  type ImportOutcome,
  importOf,
  type ImportRecord,
  largestImport,
  receiveFile,
  tryImport,
} from '../contracts/store.ts'
import { newId } from '../language/identifier.ts'
import type { Platform } from '../platform/platform.ts'
import { authorityNamed, CannotDo, type Command, readArguments } from './command.ts'

const faultsShown = 20

/** The same decision as on the page and by the API: everything or nothing, and progress as it goes. */
export const bringIn: Command = {
  does: 'brings in contracts, commitments with what was delivered, suppliers, or what was invoiced',
  help: `npm run goodmeasure -- import contracts|commitments|suppliers|spend FILE [--authority SLUG] [--try] [--allow-faults]

For contracts FILE is a package of the Open Contracting Data Standard (JSON) or a contracts register (Excel or CSV); for
commitments it is a tracker of commitments and past returns, for suppliers a list of them, for spend a
list of invoices (Excel or CSV). --try says what would be
added, changed and refused, and writes nothing. Without it everything is applied or nothing; --allow-faults leaves the
faulty rows out. The same file twice adds nothing. Ends with 1 when nothing could be applied.`,
  async run(platform, args, say) {
    const { values, positionals } = readArguments({
      args,
      allowPositionals: true,
      options: {
        authority: { type: 'string' },
        try: { type: 'boolean', default: false },
        'allow-faults': { type: 'boolean', default: false },
      },
    })
    const [kind, file] = positionals
    if (kind === undefined || !isImportKind(kind) || !file)
      throw new CannotDo(
        'Say what and which file: import contracts FILE, import commitments FILE, import suppliers FILE, or import spend FILE.',
      )
    const authority = await authorityNamed(platform, values.authority as string | undefined)
    const scope = { authority: authority.id, actor: { kind: 'system' } } as const
    const importId = await receive(platform, scope, kind, file)
    const commitments = contractsNeeds.commitmentsImport
    const work = { scope, importId, commitments, progress: progressIn(say) }
    const outcome = values.try
      ? await tryImport(platform, work)
      : await applyImport(platform, {
          ...work,
          allowFaults: values['allow-faults'] === true,
          untried: true,
          afterDisclosure: contractsNeeds.afterDisclosure,
        })
    await tell(platform, scope, { importId, outcome, isTrial: values.try === true }, say)
  },
}

type Scope = { authority: string; actor: { kind: 'system' } }

async function receive(
  platform: Platform,
  scope: Scope,
  kind: ImportRecord['kind'],
  file: string,
): Promise<string> {
  const { size: bytes } = await stat(file).catch(() => {
    throw new CannotDo(`There is no file ${file}, or it can’t be read.`)
  })
  if (bytes > largestImport) throw new CannotDo(`${file} is larger than ${largestImport / 1024 / 1024} MB.`)
  const path = join(platform.files.temporary, newId())
  await copyFile(file, path)
  try {
    return await platform.database.withAuthority({ ...scope, at: platform.clock() }, (tx) =>
      receiveFile(
        platform,
        tx,
        { path, name: basename(file), bytes, kind },
        contractsNeeds.commitmentsImport,
      ),
    )
  } finally {
    await platform.files.discard(path)
  }
}

/** A line for every ten thousand rows. */
function progressIn(say: (sentence: string) => void): (done: number) => void {
  let told = 0
  return (done) => {
    if (done - told < 10_000) return
    told = done
    say(`${done} rows …`)
  }
}

interface Ended {
  importId: string
  outcome: ImportOutcome
  isTrial: boolean
}

async function tell(
  { database, clock }: Platform,
  scope: Scope,
  { importId, outcome, isTrial }: Ended,
  say: (sentence: string) => void,
): Promise<void> {
  const { record, faults } = await database.withAuthority(
    { ...scope, at: clock(), readOnly: true },
    async (tx) => ({
      record: (await importOf(tx, importId))!,
      faults: (await faultsOf(tx, importId, { limit: faultsShown })).faults,
    }),
  )
  for (const { row, pointer, message } of faults)
    say(`${row ? `Row ${row}` : (pointer ?? 'The file')}: ${message}`)
  if (record.problem) say(record.problem)
  say(countsOf(record, isTrial))
  const beside = record.preview && outcome.done ? besideWords(record.preview) : []
  if (beside.length > 0) say(`${isTrial ? 'It would also bring' : 'With them came'}: ${beside.join('; ')}.`)
  if (!outcome.done) throw new CannotDo(importRefusals[outcome.because as keyof typeof importRefusals])
  if (isTrial && record.refused > 0) throw new CannotDo('Some rows have faults.')
}

function countsOf({ read, added, changed, unchanged, refused }: ImportRecord, isTrial: boolean): string {
  const would = isTrial ? 'would be ' : ''
  return `${read} read: ${added} ${would}added, ${changed} ${would}changed, ${unchanged} unchanged, ${refused} refused.`
}
