import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { answeringOf, lettersOfTrial, ownTrial, returnOf, trialSecret } from '../../store.ts'
import { trialLinkOf } from '../trial-link.ts'
import { Trial } from './view.tsx'

const title = 'Try it yourself'

/** The desk of a trial: the code for the phone, what arrived, what became of it, and what the supplier would be told. */
export const followTrialPage = definePage({
  path: pattern.trialDesk(),
  inTrials: 'desk',
  onlyInTrials: true,
  allow: askForReturns,
  async get(visit) {
    const { tx, platform, visitor, urls } = visit
    const trial = await ownTrial(tx, visit.trial?.id ?? '', visitor.id ?? '')
    const record = trial && (await returnOf(tx, trial.id))
    if (!trial || !record) return notFound()
    const secret = trialSecret(trial, platform.seal)
    return show({
      title,
      current: 'contracts',
      width: 'wide',
      before: (
        <Breadcrumbs
          items={[
            { text: 'Contracts', href: urls.staffContracts() },
            { text: trial.contractTitle, href: urls.staffContract(trial.contract) },
            { text: title },
          ]}
        />
      ),
      body: (
        <Trial
          visit={visit}
          trial={trial}
          answering={await answeringOf(tx, record)}
          letters={await lettersOfTrial(tx)}
          link={secret && trialLinkOf(visit, trial.id, secret)}
        />
      ),
    })
  },
})
