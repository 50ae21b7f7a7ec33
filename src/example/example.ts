import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyImport, receiveFile } from '../contracts/store.ts'
import { newId } from '../language/identifier.ts'
import { isRole, type Role, roles } from '../parties/index.ts'
import { authoritiesIn, endLinks, makeLink } from '../parties/store.ts'
import { afterContractChange as countContract } from '../performance/store.ts'
import { CannotStart } from '../platform/embedded-server/index.ts'
import type { Platform } from '../platform/platform.ts'
import { afterDisclosure as registerContract } from '../register/store.ts'
import { urlsAt } from '../web/urls.ts'
import { county } from './county.ts'
import { fillCounty } from './fill.ts'
import { noticesOfTheCounty } from './notices.ts'

const aYear = 365

/**
 * Fills an empty installation with the invented county; the second time it does nothing. Throws CannotStart over real
 * data, and the signal's reason when it is told to stop: then nothing is filled in.
 */
export async function fillExample(
  platform: Platform,
  { say, stop }: { say: (sentence: string) => void; stop?: AbortSignal },
): Promise<void> {
  const { database, clock } = platform
  const authorities = await authoritiesIn(database.installation)
  if (authorities.some(({ isExample }) => !isExample)) {
    throw new CannotStart(
      'There are real records here: the example fills only an empty installation. Set DATA_DIR to another folder.',
    )
  }
  if (authorities.length > 0) return
  say('Filling in the invented county of Wrenshire. This takes some seconds, once.')
  const scope = { authority: newId(), actor: { kind: 'system' }, at: clock() } as const
  const { people } = await database.withAuthority(scope, (tx) => fillCounty(tx, county, stop))
  const officer = people.get('procurement-officer')![0]!
  await bringNotices(platform, { authority: scope.authority, actor: { kind: 'person', id: officer } })
  const client = await database.pool.connect()
  await client.query('analyze').finally(() => client.release())
}

/** Brings the invented notices in as the procurement officer would, with the promises they name still to be decided. */
async function bringNotices(
  platform: Platform,
  scope: { authority: string; actor: { kind: 'person'; id: string } },
): Promise<void> {
  const { database, files, clock } = platform
  const path = join(files.temporary, newId())
  const text = JSON.stringify(noticesOfTheCounty(), null, 1)
  await writeFile(path, text)
  const file = { path, name: 'wrenshire-notices.json', bytes: Buffer.byteLength(text) }
  const importId = await database.withAuthority({ ...scope, at: clock() }, (tx) =>
    receiveFile(platform, tx, file),
  )
  const outcome = await applyImport(platform, {
    scope,
    importId,
    allowFaults: false,
    untried: true,
    afterDisclosure: async (tx, contract) => {
      await countContract(tx, contract)
      await registerContract(tx, contract)
    },
  })
  await files.discard(path)
  if (!outcome.done) throw new Error(`the example's notices were refused: ${outcome.because}`)
}

/** A fresh sign-in link for one person of each role; they work for a year, on this machine only. */
export async function exampleLinks({ database, clock, settings }: Platform): Promise<string[]> {
  const example = (await authoritiesIn(database.installation)).find(({ isExample }) => isExample)
  if (!example) return []
  const scope = { authority: example.id, actor: { kind: 'system' }, at: clock() } as const
  return database.withAuthority(scope, async (tx) => {
    const rows = await tx
      .selectFrom('membership')
      .select(['role', 'person_id'])
      .where('authority_id', '=', tx.authority)
      .where('ends', 'is', null)
      .orderBy('recorded_at')
      .orderBy('membership_id')
      .execute()
    const first = new Map<Role, string>()
    for (const { role, person_id } of rows) if (isRole(role) && !first.has(role)) first.set(role, person_id)
    const links: string[] = []
    for (const [role, person] of first) {
      await endLinks(tx, 'example', person, tx.at)
      const secret = await makeLink(tx, { purpose: 'example', subject: person, days: aYear })
      links.push(`  ${roles[role].name.padEnd(24)} ${settings.baseUrl}${urlsAt('').exampleSignIn(secret)}`)
    }
    return ['Sign in as', ...links]
  })
}
