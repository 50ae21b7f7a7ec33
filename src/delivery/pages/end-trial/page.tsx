import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { clearTrialFiles, endTrial, ownTrial } from '../../store.ts'

/** Ends one's own trial before its day: all of it is cleared away at once. */
export const endTrialPage = definePage({
  path: pattern.endTrial(':trial'),
  allow: askForReturns,
  async post(visit) {
    const { tx, params, visitor, platform, authority, now, urls } = visit
    const id = params.trial ?? ''
    const trial = isId(id) ? await ownTrial(tx, id, visitor.id ?? '') : undefined
    if (!trial) return notFound()
    await endTrial(tx, id)
    return {
      ...goTo(urls.staffContract(trial.contract)),
      afterwards: () => clearTrialFiles(platform, authority.id, now),
    }
  },
})
