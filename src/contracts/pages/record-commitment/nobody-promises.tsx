import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { type Answer, show, type Visit } from '../../../web/visit.ts'
import type { ContractRecord } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'

/** Some notices name no supplier; until somebody does, nobody can promise anything. */
export function nobodyPromises({ urls }: Visit, contract: ContractRecord): Answer {
  const title = 'Say who the supplier is first'
  const body = (
    <>
      <PageHeading title={title} caption={contract.title} />
      <p class="govuk-body">
        No notice names the supplier of this contract yet, so there is nobody who could promise anything.
      </p>
      <Button href={urls.editContract(contract.id)}>Name the supplier</Button>
    </>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show({ title, current: 'contracts', before, body })
}
