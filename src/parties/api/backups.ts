import Type from 'typebox'
import { backupsIn, type BackupRecord } from '../../platform/backup/backups.ts'
import { type BackupPlan, keepPlan, often, planOf, readPlan } from '../../platform/backup/plan.ts'
import { beginBackUpNow } from '../../platform/backup/scheduled.ts'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import { keepBackups } from '../permissions.ts'
import { id, moment, orNull, refused } from './shapes.ts'

const count = orNull(Type.Integer())
const backup = Type.Object({
  id,
  beganAt: moment,
  endedAt: orNull(moment),
  state: Type.Enum(['making', 'done', 'failed']),
  occasion: Type.Enum(['command', 'schedule', 'page']),
  place: Type.String(),
  bytes: count,
  rows: count,
  files: count,
  missing: count,
  isEncrypted: Type.Boolean(),
  problem: orNull(Type.String()),
  removedAt: orNull(moment),
})

const plan = {
  often: Type.Enum(Object.keys(often)),
  kept: Type.Integer({ minimum: 1, maximum: 365 }),
  publicKey: Type.Optional(
    orNull(
      Type.String({ maxLength: 4000, description: 'A public key of age that back-ups are encrypted to' }),
    ),
  ),
}

function inWords({ beganAt, endedAt, removedAt, ...rest }: BackupRecord) {
  const written = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...rest,
    beganAt: beganAt.toISOString(),
    endedAt: written(endedAt),
    removedAt: written(removedAt),
  }
}

function told({ version, ...rest }: BackupPlan) {
  return { body: rest, version }
}

/** Back-ups of the installation: how they went, how often they are made, and one at once. */
export function backupRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/backups',
      allow: keepBackups,
      tag: 'Back-ups',
      summary: 'The newest fifty back-ups of the installation',
      answer: Type.Object({ items: Type.Array(backup), next: Type.Null() }),
      handle: async ({ tx }) => ({ body: { items: (await backupsIn(tx, 50)).map(inWords), next: null } }),
    }),
    defineApi({
      method: 'POST',
      path: '/backups',
      allow: keepBackups,
      tag: 'Back-ups',
      summary: 'Begins a back-up in the folder of back-ups; the list tells how it went',
      status: 202,
      async handle({ platform }) {
        beginBackUpNow(platform)
        return { status: 202 }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/backup-plan',
      allow: keepBackups,
      tag: 'Back-ups',
      summary: 'How often back-ups are made by themselves, and how many are kept',
      answer: Type.Object(plan),
      handle: async ({ tx, platform }) => told(await planOf(tx, platform.settings)),
    }),
    defineApi({
      method: 'PUT',
      path: '/backup-plan',
      allow: keepBackups,
      tag: 'Back-ups',
      summary: 'Changes how often back-ups are made, and how many are kept',
      body: Type.Object(plan, { additionalProperties: false }),
      answer: Type.Object(plan),
      async handle({ tx, platform }, { body, version }) {
        const before = await planOf(tx, platform.settings)
        const asked = versionAsked(version)
        if (before.version !== asked) throw changedSince(told(before).body)
        const typed = { often: body.often, kept: String(body.kept), publicKey: body.publicKey ?? '' }
        const read = await readPlan(typed)
        if ('errors' in read) throw refused(read.errors)
        if (!(await keepPlan(tx, read.plan, asked))) throw changedSince(told(before).body)
        return told(await planOf(tx, platform.settings))
      },
    }),
  ]
}
