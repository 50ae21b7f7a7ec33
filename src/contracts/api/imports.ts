import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiAnswer, type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { limitOf, listing, pageOf } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { applyImport as mayApply, nothingBuilt, undoImport as mayUndo } from '../import.ts'
import { builtOnWords, importRefusals } from '../import-words.ts'
import type { ContractsNeeds } from '../needs.ts'
import { bringIn, seeImports } from '../permissions.ts'
import {
  applyImport,
  beginImport,
  builtOn,
  countImports,
  type ImportOutcome,
  importOf,
  type ImportRecord,
  importsIn,
  type ImportWork,
  largestImport,
  type NotDone,
  receiveFile,
  tryImport,
  undoImport,
} from '../store.ts'
import { importAnswer, importInFull, importInShort, importSummary } from './import-told.ts'
import { idCursor } from './shapes.ts'
import { importForm, readAsked } from './import-form.ts'

const tag = 'Bringing things in'
/** Milliseconds a call waits for work on a file; what takes longer goes on, and the import tells how far it is. */
const patience = 20_000

const noImport = () => new Problem(404, 'not-found', 'There is no such import.')

async function asked({ tx, params }: Visit): Promise<ImportRecord> {
  const id = params.import ?? ''
  const record = isId(id) ? await importOf(tx, id) : undefined
  if (!record) throw noImport()
  return record
}

function workOf({ tx }: Visit, needs: ContractsNeeds, importId: string): ImportWork {
  const scope = { authority: tx.authority, actor: { ...tx.actor } }
  return { scope, importId, commitments: needs.commitmentsImport }
}

/**
 * Does the work once the call's own transaction has ended, and answers with the import as it is then. Who asks again
 * with the same Idempotency-Key is told the import as it came, and reads on there.
 */
async function doing(
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
function notDone({ because, builtOn: built }: NotDone): Problem {
  if (because === 'no-such-import') return noImport()
  if (because === 'stopped') return new Problem(500, 'stopped', importRefusals.stopped)
  const status =
    because === 'has-faults' || because === 'cannot-be-read' || because === 'not-tried' ? 422 : 409
  const errors = built && builtOnWords(built).map((message) => ({ pointer: '/', message }))
  return new Problem(status, because, importRefusals[because], errors)
}

const listImports = defineApi({
  method: 'GET',
  path: '/imports',
  allow: seeImports,
  tag,
  summary: 'Files that were brought in, the newest first',
  query: Type.Object(listing, { additionalProperties: false }),
  answer: pageOf(Type.Object(importSummary)),
  async handle({ tx }, { query }) {
    const found = await importsIn(tx, { after: idCursor(query.cursor), limit: limitOf(query.limit) })
    const total = query.total === 'true' ? { total: await countImports(tx) } : {}
    return { body: { items: found.imports.map(importInShort), next: found.next ?? null, ...total } }
  },
})

const readImport = defineApi({
  method: 'GET',
  path: '/imports/:import',
  allow: seeImports,
  tag,
  summary: 'One file: how it stands, what it would do or did, its faults by row',
  answer: importAnswer,
  async handle(visit) {
    return { body: await importInFull(visit.tx, await asked(visit)) }
  },
})

function sendFile(needs: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/imports',
    allow: bringIn,
    tag,
    summary: 'Sends a file to be tried, or applied all or nothing',
    multipart: true,
    form: importForm,
    uploadLimit: largestImport,
    answer: importAnswer,
    status: 202,
    async handle(visit) {
      const { platform, tx } = visit
      const { afterDisclosure, commitmentsImport } = needs
      const { file, mode, allowFaults } = readAsked(visit, commitmentsImport)
      const id = await receiveFile(platform, tx, file, commitmentsImport)
      const record = (await importOf(tx, id))!
      if (record.state === 'refused') return { status: 202, body: await importInFull(tx, record) }
      const work = workOf(visit, needs, id)
      const applying = { ...work, allowFaults, untried: true, afterDisclosure }
      return doing(visit, id, 202, () =>
        mode === 'apply' ? applyImport(platform, applying) : tryImport(platform, work),
      )
    },
  })
}

function applyOne(needs: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/imports/:import/apply',
    allow: bringIn,
    tag,
    summary: 'Applies what was tried, all or nothing; 409 when the records have moved since',
    query: Type.Object(
      { allowFaults: Type.Optional(Type.Enum(['true', 'false'])) },
      { additionalProperties: false },
    ),
    answer: importAnswer,
    async handle(visit, { query, body }) {
      const record = await asked(visit)
      const allowFaults = query.allowFaults === 'true' || saysAllow(body)
      const decision = mayApply(record.state, record, allowFaults)
      if (!decision.accepted) throw notDone({ done: false, because: decision.because })
      const { afterDisclosure } = needs
      const work = { ...workOf(visit, needs, record.id), allowFaults, afterDisclosure }
      return doing(visit, record.id, 200, () => applyImport(visit.platform, work))
    },
  })
}

/** It may also stand in a JSON body; most calls have none. */
function saysAllow(body: unknown): boolean {
  const { allowFaults } = (body ?? {}) as { allowFaults?: unknown }
  return allowFaults === true || allowFaults === 'true'
}

function undoOne(needs: ContractsNeeds): ApiRoute {
  return defineApi({
    method: 'POST',
    path: '/imports/:import/undo',
    allow: bringIn,
    tag,
    summary: 'Takes back what a file brought, while nothing has been built on it',
    answer: importAnswer,
    async handle(visit) {
      const record = await asked(visit)
      const built =
        record.state === 'applied' ? await builtOn(visit.tx, record, needs.commitmentsImport) : nothingBuilt
      const decision = mayUndo(record.state, built)
      if (!decision.accepted) throw notDone({ done: false, because: decision.because, builtOn: built })
      const work = { ...workOf(visit, needs, record.id), afterDisclosure: needs.afterDisclosure }
      return doing(visit, record.id, 200, () => undoImport(visit.platform, work))
    },
  })
}

export function importRoutes(needs: ContractsNeeds): ApiRoute[] {
  return [listImports, readImport, sendFile(needs), applyOne(needs), undoOne(needs)]
}
