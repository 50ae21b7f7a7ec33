import { isId } from '../../../language/identifier.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { ownTrial, trialSecret } from '../../store.ts'
import { tellOfTrial } from '../trial-link.ts'

/** Sends the link of one's own trial to one's own address. */
export const sendTrialLinkPage = definePage({
  path: pattern.sendTrialLink(':trial'),
  allow: askForReturns,
  async post(visit) {
    const { tx, params, visitor, platform, urls } = visit
    const id = params.trial ?? ''
    const trial = isId(id) ? await ownTrial(tx, id, visitor.id ?? '') : undefined
    const secret = trial && trialSecret(trial, platform.seal)
    if (!trial || !visitor.email) return notFound()
    if (secret) await tellOfTrial(visit, { ...trial, secret })
    return goTo(urls.trial(id, { link: secret ? 'sent' : 'gone' }))
  },
})
