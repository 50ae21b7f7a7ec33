import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authoritiesIn } from '../../../parties/store.ts'
import { dayIn, hourIn, longDay } from '../../../language/day.ts'
import { newId } from '../../../language/identifier.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { askPage, findATender } from '../../find-a-tender/page-asked.ts'
import type { AfterDisclosure } from '../../needs.ts'
import { applyImport, receiveFile, tryImport } from '../importing/index.ts'
import {
  beginFetch,
  isFetchDue,
  keepPage,
  letGo,
  type NoticeFetch,
  noticeFetches,
  pauseFetch,
  takeFetch,
} from './fetches.ts'
import { noticeSourceOf } from './source.ts'

interface Fetching {
  afterDisclosure: AfterDisclosure
  /** Milliseconds between two pages. */
  pace?: number
  /** Milliseconds a turn may take; what is left is fetched in the next. */
  turn?: number
}

/** The hour in England from which the day's fetch begins. */
const firstHour = 5

/**
 * One turn of fetching notices from Find a Tender, for each authority that wants it: begins the day's fetch, goes on with one that
 * stopped, page by page, and brings what was found in as a file. It may be killed at any moment: the next turn goes on.
 */
export async function fetchNotices(
  platform: Platform,
  { pace = 1000, turn = 120_000, ...then }: Fetching,
): Promise<void> {
  const until = Date.now() + turn
  const failed: unknown[] = []
  for (const { id } of await authoritiesIn(platform.database.installation)) {
    const within = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
      platform.database.withAuthority(
        { authority: id, actor: { kind: 'system' }, at: platform.clock() },
        work,
      )
    const turned = new Turn(platform, within, { authority: id, pace, until, ...then })
    await turned.take().catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw failed[0]
}

type Within = <Answer>(work: (tx: Tx) => Promise<Answer>) => Promise<Answer>

class Turn {
  readonly #platform: Platform
  readonly #within: Within
  readonly #at: { authority: string; pace: number; until: number; afterDisclosure: AfterDisclosure }
  constructor(
    platform: Platform,
    within: Within,
    at: { authority: string; pace: number; until: number; afterDisclosure: AfterDisclosure },
  ) {
    this.#platform = platform
    this.#within = within
    this.#at = at
  }

  async take(): Promise<void> {
    const fetch = await this.#within(async (tx) => {
      const source = await noticeSourceOf(tx)
      if (!source.isOn) return undefined
      if (hourIn(tx.at) >= firstHour && (await isFetchDue(tx, source.identifier)))
        await beginFetch(tx, source)
      return takeFetch(tx)
    })
    if (fetch) await this.#goThrough(fetch)
    await this.#settle()
  }

  async #goThrough(taken: NoticeFetch): Promise<void> {
    const base = this.#platform.settings.findATenderUrl ?? findATender
    let fetch = taken
    for (;;) {
      const page = await askPage(base, fetch)
      if ('problem' in page) return this.#within((tx) => pauseFetch(tx, fetch, page))
      if (!(await this.#within((tx) => keepPage(tx, fetch, page)))) return
      if (page.next === null) return this.#end(fetch)
      fetch = await this.#within(async (tx) => (await noticeFetches(tx, 1))[0]!)
      if (Date.now() + this.#at.pace > this.#at.until) return this.#within((tx) => letGo(tx, fetch))
      await new Promise((resolve) => setTimeout(resolve, this.#at.pace))
    }
  }

  /** All pages came: what was found becomes a file that is brought in, in the transaction that ends the fetch. */
  #end({ id }: NoticeFetch): Promise<void> {
    return this.#within(async (tx) => {
      const found = await tx
        .selectFrom('notice_found')
        .select('release')
        .where('authority_id', '=', tx.authority)
        .where('fetch_id', '=', id)
        .where('release', 'is not', null)
        .orderBy('release_id')
        .execute()
      const importId =
        found.length > 0
          ? await this.#asFile(
              tx,
              found.map(({ release }) => release),
            )
          : null
      await tx
        .updateTable('notice_found')
        .set({ release: null })
        .where('authority_id', '=', tx.authority)
        .where('fetch_id', '=', id)
        .execute()
      await tx
        .updateTable('notice_fetch')
        .set({
          ended_at: tx.at,
          import_id: importId,
          is_settled: importId === null,
          worked_on_until: null,
        })
        .where('authority_id', '=', tx.authority)
        .where('fetch_id', '=', id)
        .execute()
      tx.note({
        action: 'notice-fetch-ended',
        subject: 'notice-fetch',
        id,
        words: `Fetched notices from Find a Tender: ${found.length} new of our own.`,
      })
    })
  }

  async #asFile(tx: Tx, releases: readonly unknown[]): Promise<string> {
    const content = JSON.stringify({ version: '1.1', releases })
    const path = join(this.#platform.files.temporary, newId())
    await writeFile(path, content)
    const name = `Find a Tender, ${longDay(dayIn(tx.at))}.json`
    return receiveFile(this.#platform, tx, {
      path,
      name,
      bytes: Buffer.byteLength(content),
      kind: 'contracts',
      format: 'ocds',
    })
  }

  /** Tries files that came, and brings them in where the authority chose so. Faults, or records that moved, leave it to a person. */
  async #settle(): Promise<void> {
    const { authority, afterDisclosure } = this.#at
    const { waiting, applies } = await this.#within(async (tx) => ({
      waiting: await tx
        .selectFrom('notice_fetch')
        .select(['fetch_id', 'import_id'])
        .where('authority_id', '=', tx.authority)
        .where('is_settled', '=', false)
        .where('import_id', 'is not', null)
        .execute(),
      applies: (await noticeSourceOf(tx)).applies,
    }))
    for (const { fetch_id, import_id } of waiting) {
      const work = { scope: { authority, actor: { kind: 'system' as const } }, importId: import_id! }
      const tried = await tryImport(this.#platform, work)
      const applied = applies && tried.done
      if (applied) await applyImport(this.#platform, { ...work, allowFaults: false, afterDisclosure })
      await this.#within((tx) =>
        tx
          .updateTable('notice_fetch')
          .set({ is_settled: true })
          .where('authority_id', '=', tx.authority)
          .where('fetch_id', '=', fetch_id)
          .execute(),
      )
    }
  }
}
