import { longMoment } from '../../../language/day.ts'
import type { AssessmentRecord } from '../../../policy/store.ts'
import { LinkRow } from '../../../web/components/link-row.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { ContractRecord } from '../../store.ts'

/** The newest duty checks kept with the contract, and the way to make one from what is known of it. */
export function DutyChecks({
  assessments,
  contract,
  urls,
}: {
  assessments: readonly AssessmentRecord[]
  contract: ContractRecord
  urls: Urls
}) {
  const shown = assessments.slice(0, 3)
  return (
    <>
      <h2 class="govuk-heading-m">What the law and the policy ask</h2>
      {shown.length > 0 ? (
        <ul class="govuk-list">
          {shown.map(({ id, at }) => (
            <li>
              <a class="govuk-link" href={urls.dutyAssessment(id)}>
                Duty check of {longMoment(at)}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p class="govuk-body">No duty check is kept with this contract yet.</p>
      )}
      <LinkRow
        links={[
          { text: 'Check what they ask of it', href: urls.check(knownOf(contract)) },
          ...(assessments.length > shown.length
            ? [{ text: 'All its duty checks', href: urls.dutyAssessments({ contract: contract.id }) }]
            : []),
        ]}
      />
    </>
  )
}

/** What the check is told of an agreement that is not simply a contract. */
const special: Partial<Record<ContractRecord['kind'], string>> = {
  framework: 'framework',
  lot: 'framework',
  'call-off': 'call-off',
  'spot-purchase': 'call-off',
}

/** What the contract tells of a check's facts; the rest is for a person to say. */
function knownOf({ id, kind, value, valueGross }: ContractRecord): Record<string, string> {
  const sum = value ?? valueGross
  return {
    contract: id,
    ...(sum ? { value: sum.toFixed(2), vat: value ? 'without' : 'with' } : {}),
    ...(special[kind] ? { special: special[kind] } : {}),
  }
}
