import { type Database, RolledBack, type Scope, type Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ImportState } from '../../import.ts'
import {
  type ImportRecord,
  importOf,
  type ImportSaid,
  importToWorkOn,
  sayBeside,
  sayOfImport,
} from '../imports.ts'
import type { CommitmentsImport } from './commitments-import.ts'
import { FileRefused } from './incoming-batch.ts'
import type { ImportOutcome, ImportProgress, NotDone } from './outcome.ts'
import { SurveyNeeded } from './register-batches.ts'

/** Who works on an import, and whom the progress is told. */
export interface ImportWork {
  scope: Omit<Scope, 'at' | 'readOnly'>
  importId: string
  progress?: ImportProgress
  /** How a file of commitments is worked on; of contracts it isn't needed. */
  commitments?: CommitmentsImport | undefined
}

/** One act on an import. */
export interface Act {
  /** What the import's state is while it goes on. */
  as: ImportState
  /** Whether it may begin; throws Refused. */
  decide: (record: ImportRecord, tx: Tx) => void | Promise<void>
  /** The work itself, in one transaction; answers with what is to be said of the import then. Throwing gives it all up. */
  run: (tx: Tx, record: ImportRecord, progress: ImportProgress) => Promise<ImportSaid>
}

/** The work is given up, nothing of it stays, and this is said of the import. */
export class Refused extends Error {
  readonly outcome: NotDone
  readonly said: ImportSaid
  constructor(because: NotDone['because'], said: ImportSaid = {}, builtOn?: NotDone['builtOn']) {
    super(because)
    this.outcome = builtOn ? { done: false, because, builtOn } : { done: false, because }
    this.said = said
  }
}

/**
 * Works on an import in one transaction, everything or nothing, while its state and how far it is can be read by
 * everyone. Of two at once one works and the other is told so. If the process dies, the lock goes with it.
 */
export async function workOnImport(platform: Platform, work: ImportWork, act: Act): Promise<ImportOutcome> {
  const at = platform.clock()
  const { database } = platform
  const ended = await database
    .withAuthority<Ended>({ ...work.scope, at }, (tx) => carryOut(database, tx, work, act))
    .catch((error: unknown): Ended => ({ how: 'failed', error }))
  if (ended.how === 'not-begun') return ended.outcome
  if (ended.how === 'done') return doneWith(platform, work)
  const outcome = await giveUp(platform, work, ended)
  return outcome === 'again' ? workOnImport(platform, work, act) : outcome
}

type Ended =
  | { how: 'done' }
  | { how: 'not-begun'; outcome: NotDone }
  | { how: 'failed'; error: unknown; record?: ImportRecord }

async function carryOut(
  database: Database,
  tx: Tx,
  { importId, progress }: ImportWork,
  act: Act,
): Promise<Ended> {
  const record = await importToWorkOn(tx, importId)
  if (!record) return { how: 'not-begun', outcome: { done: false, because: 'no-such-import' } }
  if (record === 'in-progress') return { how: 'not-begun', outcome: { done: false, because: 'in-progress' } }
  const telling = new Telling(database, tx, importId)
  try {
    await act.decide(record, tx)
    await sayBeside(database, tx, importId, { state: act.as, done: 0, problem: null })
    const said = await act.run(tx, record, (done) => {
      telling.tell(done)
      progress?.(done)
    })
    await telling.end()
    await sayOfImport(tx, importId, said)
    return { how: 'done' }
  } catch (error) {
    await telling.end()
    throw new RolledBack<Ended>({ how: 'failed', error, record })
  }
}

const wentWrong =
  'Something went wrong here, and the fault has been logged. Nothing was written, and you can try again.'

/** After everything was rolled back: says of the import why, and how it stands now. */
async function giveUp(
  platform: Platform,
  { scope, importId }: ImportWork,
  { error, record }: { error: unknown; record?: ImportRecord },
): Promise<ImportOutcome | 'again'> {
  const at = platform.clock()
  const say = (said: ImportSaid) =>
    platform.database.withAuthority({ ...scope, at }, async (tx) => {
      const now = await importToWorkOn(tx, importId)
      if (typeof now === 'object') await sayOfImport(tx, importId, { state: now.state, done: 0, ...said })
    })
  if (error instanceof Refused) {
    await say({ problem: record?.problem ?? null, ...error.said })
    return error.outcome
  }
  if (error instanceof FileRefused) {
    await say({ state: 'refused', problem: error.message })
    return { done: false, because: 'cannot-be-read' }
  }
  if (error instanceof SurveyNeeded && record?.columns && !record.columns.surveyed) {
    await say({ columns: { ...record.columns, surveyed: true } })
    return 'again'
  }
  process.stderr.write(`${(error as Error).stack ?? error}\n`)
  await say({ problem: wentWrong }).catch(() => undefined) // the database is away: the state shows that it broke off
  return { done: false, because: 'stopped' }
}

async function doneWith(platform: Platform, { scope, importId }: ImportWork): Promise<ImportOutcome> {
  const at = platform.clock()
  const record = await platform.database.withAuthority({ ...scope, at, readOnly: true }, (tx) =>
    importOf(tx, importId),
  )
  return { done: true, import: record! }
}

const tellEvery = 400

/** Says now and then how far the work is, beside it. */
class Telling {
  readonly #database: Database
  readonly #tx: Tx
  readonly #importId: string
  #told = Date.now()
  #telling: Promise<void> | undefined

  constructor(database: Database, tx: Tx, importId: string) {
    this.#database = database
    this.#tx = tx
    this.#importId = importId
  }

  tell(done: number): void {
    if (this.#telling || Date.now() - this.#told < tellEvery) return
    this.#told = Date.now()
    this.#telling = sayBeside(this.#database, this.#tx, this.#importId, { done })
      .catch(() => undefined) // the work goes on; the next time says more
      .finally(() => (this.#telling = undefined))
  }

  /** Must have ended before the import's own row is written, which it would wait for. */
  async end(): Promise<void> {
    await this.#telling
  }
}
