import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound, show } from '../../../web/visit.ts'
import { putBackContract } from '../../contract-withdrawal.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepContracts } from '../../permissions.ts'
import { standContractAgain } from '../../store.ts'
import { withdrawalRefusals } from '../../withdrawal-words.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { anyContractFound } from '../found.ts'

/** Lets a contract stand again that was withdrawn; its page has the button. */
export function putContractBackPage(needs: Pick<ContractsNeeds, 'afterDisclosure'>): Page {
  return definePage({
    path: pattern.putContractBack(':contract'),
    allow: keepContracts,
    async post(visit) {
      const contract = await anyContractFound(visit, { lock: true })
      if (!contract) return notFound()
      const { tx, form, urls } = visit
      const { version, withdrawnAt, withdrawalReason } = contract
      const standing = { version, withdrawn: withdrawnAt !== null, withdrawalReason }
      const decision = putBackContract(standing, { version: Number(form.text('version')) })
      if (decision.accepted) await standContractAgain(tx, contract, needs.afterDisclosure)
      if (decision.accepted || decision.because === 'not-withdrawn')
        return goTo(urls.staffContract(contract.id))
      const title = 'This contract can’t be put back'
      const body = (
        <>
          <PageHeading title={title} caption={contract.title} />
          <p class="govuk-body">{withdrawalRefusals[decision.because].sentence}.</p>
          <p class="govuk-body">
            <a class="govuk-link" href={urls.staffContract(contract.id)}>
              Back to the contract
            </a>
          </p>
        </>
      )
      const before = <ContractBreadcrumbs urls={urls} contract={contract} />
      return show({ title, current: 'contracts', before, body }, 409)
    },
  })
}
