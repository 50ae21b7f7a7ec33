import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { limitOf, listing, pageOf } from '../../web/listing.ts'
import { applyImport as mayApply, nothingBuilt, undoImport as mayUndo } from '../import.ts'
import type { ContractsNeeds } from '../needs.ts'
import { bringIn, seeImports } from '../permissions.ts'
import {
  applyImport,
  builtOn,
  countImports,
  importOf,
  importsIn,
  largestImport,
  receiveFile,
  tryImport,
  undoImport,
} from '../store.ts'
import { importAnswer, importInFull, importInShort, importSummary } from './import-told.ts'
import { idCursor } from './shapes.ts'
import { doubtRoutes } from './import-doubts.ts'
import { importForm, readAsked } from './import-form.ts'
import { asked, doing, notDone, workOf } from './import-work.ts'

const tag = 'Bringing things in'
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
  return [listImports, readImport, sendFile(needs), ...doubtRoutes(needs), applyOne(needs), undoOne(needs)]
}
