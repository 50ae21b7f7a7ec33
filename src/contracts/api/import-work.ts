import { isId } from '../../language/identifier.ts'
import { type ApiAnswer, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import { builtOnWords, importRefusals } from '../import-words.ts'
import type { ContractsNeeds } from '../needs.ts'
import {
  beginImport,
  type ImportOutcome,
  importOf,
  type ImportRecord,
  type ImportWork,
  type NotDone,
} from '../store.ts'
import { importInFull } from './import-told.ts'

/** Milliseconds a call waits for work on a file; what takes longer goes on, and the import tells how far it is. */
const patience = 20_000

export const noImport = () => new Problem(404, 'not-found', 'There is no such import.')

export async function asked({ tx, params }: Visit): Promise<ImportRecord> {
  const id = params.import ?? ''
  const record = isId(id) ? await importOf(tx, id) : undefined
  if (!record) throw noImport()
  return record
}

export function workOf({ tx }: Visit, needs: ContractsNeeds, importId: string): ImportWork {
  const scope = { authority: tx.authority, actor: { ...tx.actor } }
  return { scope, importId, commitments: needs.commitmentsImport }
}

/**
 * Does the work once the call's own transaction has ended, and answers with the import as it is then. Who asks again
 * with the same Idempotency-Key is told the import as it came, and reads on there.
 */
export async function doing(
  visit: Visit,
  importId: string,
  status: number,
  work: () => Promise<ImportOutcome>,
): Promise<ApiAnswer> {
  const { platform } = visit
  const scope = { authority: visit.tx.authority, actor: { ...visit.tx.actor } }
  return {
    status,
    body: await importInFull(visit.tx, (await importOf(visit.tx, importId))!),
    async afterwards() {
      const outcome = await beginImport(platform, work, patience)
      if (outcome && !outcome.done && status === 200) throw notDone(outcome)
      const at = platform.clock()
      const body = await platform.database.withAuthority({ ...scope, at, readOnly: true }, async (tx) =>
        importInFull(tx, (await importOf(tx, importId))!),
      )
      return { status: outcome || status === 202 ? status : 202, body }
    },
  }
}

/** 409 for what another moment would allow, 422 for what a rule refuses. */
export function notDone({ because, builtOn: built }: NotDone): Problem {
  if (because === 'no-such-import') return noImport()
  if (because === 'stopped') return new Problem(500, 'stopped', importRefusals.stopped)
  const status =
    because === 'has-faults' || because === 'cannot-be-read' || because === 'not-tried' ? 422 : 409
  const errors = built && builtOnWords(built).map((message) => ({ pointer: '/', message }))
  return new Problem(status, because, importRefusals[because], errors)
}
