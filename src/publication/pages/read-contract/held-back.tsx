import type { ContractRecord } from '../../../contracts/store.ts'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import type { Urls } from '../../../web/urls.ts'
import { datesWords, kindNames } from '../contract-words.ts'
import { valueInFull } from '../contracts-told.tsx'
import { SupplierLinks } from './supplier-links.tsx'

/** A contract whose promises are held back: what the law on transparency has published anyway, and the reason for the rest. */
export function HeldBackContract({
  contract,
  because,
  urls,
}: {
  contract: ContractRecord
  because: string
  urls: Urls
}) {
  return (
    <>
      <PageHeading title={contract.title} caption={kindNames[contract.kind]} />
      <InsetText>
        <p class="govuk-body">
          <strong>What was promised and delivered on this contract is held back.</strong>
        </p>
        {because && <p class="govuk-body govuk-!-margin-bottom-0">The council’s reason: {because}</p>}
      </InsetText>
      <SummaryList
        rows={[
          { key: 'With', value: <SupplierLinks suppliers={contract.supplierNames} urls={urls} /> },
          { key: 'Dates', value: datesWords(contract.starts, contract.ends) },
          { key: 'Value', value: valueInFull(contract) },
          ...(contract.reference ? [{ key: 'Reference', value: contract.reference }] : []),
        ]}
      />
    </>
  )
}
