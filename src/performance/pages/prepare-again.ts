import { definePage } from '../../web/page.ts'
import { pattern } from '../../web/urls.ts'
import { goTo, notFound } from '../../web/visit.ts'
import { writeBriefs } from '../permissions.ts'
import { prepareAgain } from '../store.ts'
import { briefFound } from './brief-frame.tsx'

/** Prepares a draft's figures again from the facts; words that people wrote stay. */
export const prepareBriefPage = definePage({
  path: pattern.prepareBrief(':brief'),
  allow: writeBriefs,
  async post(visit) {
    const brief = await briefFound(visit, { lock: true })
    if (!brief) return notFound()
    if (brief.state === 'draft') await prepareAgain(visit.tx, brief)
    return goTo(visit.urls.brief(brief.id))
  },
})
