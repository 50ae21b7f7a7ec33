import { longMoment } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { keepContracts } from '../../permissions.ts'
import type { ContractRecord } from '../../store.ts'
import { withdrawalRefusals } from '../../withdrawal-words.ts'
import { daysWords, valueWords } from '../contract-line.ts'

/** A contract that no longer stands: why, and the way back. */
export function WithdrawnContract({ visit, contract }: { visit: Visit; contract: ContractRecord }) {
  const { urls, visitor } = visit
  const { id, title, reference, version, withdrawnAt, withdrawalReason, supplierNames } = contract
  const suppliers = supplierNames.map(({ name }) => name).join(', ') || 'Supplier not known'
  const keeps = mayPass(keepContracts, visitor.roles, false)
  return (
    <>
      <PageHeading
        title={title}
        caption={reference ?? undefined}
        about={[suppliers, daysWords(contract), valueWords(contract)].join(' · ')}
        tagsBeside
        tags={<StatusTag status="withdrawn">withdrawn</StatusTag>}
      />
      <p class="govuk-body">
        This contract was withdrawn on {longMoment(withdrawnAt!)}. It is in no list and counts in no total.
      </p>
      {withdrawalReason === null ? (
        <p class="govuk-body">{withdrawalRefusals['import-undone'].sentence}.</p>
      ) : (
        <>
          <h2 class="govuk-heading-s govuk-!-margin-bottom-1">Why</h2>
          <p class="govuk-body gm-story">{withdrawalReason}</p>
          {keeps && (
            <form method="post" action={urls.putContractBack(id)}>
              <input type="hidden" name="version" value={version} />
              <Button kind="secondary" preventDoubleClick>
                Put it back
              </Button>
            </form>
          )}
        </>
      )}
      <LinkRow links={[{ text: 'History of this contract', href: urls.history('contract', id) }]} />
    </>
  )
}
