import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound } from '../../../web/visit.ts'
import { readPerformance } from '../../permissions.ts'
import { noticeOf, releaseOf } from '../../store.ts'

/** The notice as an OCDS release, where the number of its procurement is known. */
export const noticeReleasePage = definePage({
  path: pattern.performanceRelease(':notice'),
  allow: readPerformance,
  async get({ tx, params }) {
    const id = params.notice ?? ''
    const found = isId(id) ? await noticeOf(tx, id) : undefined
    const release = found && (await releaseOf(tx, found))
    if (!release) return notFound()
    return {
      kind: 'plain',
      status: 200,
      type: 'application/json; charset=utf-8',
      body: `${JSON.stringify(release, null, 2)}\n`,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    }
  },
})
