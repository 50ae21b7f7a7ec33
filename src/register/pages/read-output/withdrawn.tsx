import { longDay } from '../../../language/day.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import type { Urls } from '../../../web/urls.ts'
import { withoutContactDetails } from '../../contact-details.ts'
import type { RegisterEntry } from '../../entry.ts'
import type { Behind } from '../../store.ts'

/** An entry that was taken back: its address still answers, says so and why, and shows no figure. */
export function WithdrawnOutput({
  entry,
  behind,
  urls,
}: {
  entry: RegisterEntry
  behind: Behind
  urls: Urls
}) {
  return (
    <>
      <PageHeading
        title={`${entry.number} was withdrawn`}
        tags={<StatusTag status="withdrawn" />}
        lede={`It was published on ${longDay(entry.publishedOn)} and withdrawn on ${longDay(entry.withdrawnOn ?? entry.publishedOn)}. It counts in no total any more.`}
      />
      <InsetText>{because(behind, urls)}</InsetText>
      <SummaryList
        rows={[
          {
            key: 'Contract',
            value: (
              <a class="govuk-link" href={urls.contract(entry.contract.id)}>
                {entry.contract.title}
              </a>
            ),
          },
          {
            key: 'Supplier',
            value: (
              <a class="govuk-link" href={urls.supplier(entry.supplier.id)}>
                {entry.supplier.name}
              </a>
            ),
          },
          {
            key: 'Outcome',
            value: (
              <a class="govuk-link" href={urls.outcome(entry.outcome.slug)}>
                {entry.outcome.name}
              </a>
            ),
          },
          { key: 'Period', value: quarterWords(entry.quarter) },
        ]}
      />
    </>
  )
}

function because({ replacedByNumber, disclosure, heldBackBecause, corrected }: Behind, urls: Urls) {
  if (disclosure === 'held-back') {
    return `The council holds back what was promised and delivered on this contract.${heldBackBecause ? ` Its reason: ${heldBackBecause}` : ''}`
  }
  if (corrected) {
    return (
      <>
        It was corrected on {longDay(corrected.on)},{' '}
        {corrected.side === 'supplier' ? 'as the supplier asked' : 'by the council'}:{' '}
        {withoutContactDetails(corrected.reason)}{' '}
        {replacedByNumber ? (
          <>
            What counts now stands at{' '}
            <a class="govuk-link" href={urls.output(replacedByNumber)}>
              {replacedByNumber}
            </a>
          </>
        ) : (
          'Nothing of it counts now.'
        )}
      </>
    )
  }
  if (replacedByNumber) {
    return (
      <>
        The supplier sent a later report of the same thing, which was accepted and stands in its place:{' '}
        <a class="govuk-link" href={urls.output(replacedByNumber)}>
          {replacedByNumber}
        </a>
      </>
    )
  }
  return 'The contract it belonged to was withdrawn from the records.'
}
