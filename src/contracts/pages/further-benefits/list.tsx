import { dayIn, longDay } from '../../../language/day.ts'
import { financialYearWords } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Table } from '../../../web/components/table.tsx'
import type { Urls } from '../../../web/urls.ts'
import { sides } from '../../further-benefit/further-benefit.ts'
import type { YearOfImprovement } from '../../further-benefit/improvement.ts'
import type { FurtherBenefitRecord } from '../../store.ts'
import { BenefitTag } from './state-tag.tsx'

/** Further benefits as a table; with the contract each is on, where they are of several. */
export function BenefitTable({
  urls,
  benefits,
  withContract = false,
}: {
  urls: Urls
  benefits: readonly FurtherBenefitRecord[]
  withContract?: boolean
}) {
  return (
    <Table
      caption="Further benefits, the newest first"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Idea' },
        ...(withContract ? [{ content: 'Contract' }] : []),
        { content: 'How much' },
        { content: 'Raised' },
        { content: 'How far' },
      ]}
      rows={benefits.map((benefit) => [
        {
          content: (
            <a class="govuk-link" href={urls.furtherBenefit(benefit.id)}>
              {benefit.title}
            </a>
          ),
        },
        ...(withContract
          ? [
              {
                content: (
                  <a class="govuk-link" href={urls.furtherBenefitsOf(benefit.contract)}>
                    {benefit.contractTitle}
                  </a>
                ),
              },
            ]
          : []),
        {
          content:
            benefit.unit && benefit.quantity
              ? unitWords({ unit: benefit.unit }, benefit.quantity)
              : 'Not said',
        },
        { content: `${sides[benefit.side]}, ${longDay(dayIn(benefit.recordedAt))}` },
        { content: <BenefitTag state={benefit.state} /> },
      ])}
    />
  )
}

/** Continuous improvement by financial year: what came with the tender apart from what was added. */
export function Improvement({ years }: { years: readonly YearOfImprovement[] }) {
  if (years.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Continuous improvement, by year</h2>
      <Table
        caption="Commitments that stand, by the financial year they were agreed in (April to March), and further benefits by the year they were raised and decided in"
        captionClass="govuk-visually-hidden"
        onPhone="blocks"
        firstCellIsHeader
        head={[
          { content: 'Year' },
          { content: 'Commitments from the tender', numeric: true },
          { content: 'Commitments added later', numeric: true },
          { content: 'Ideas raised', numeric: true },
          { content: 'Agreed', numeric: true },
          { content: 'Declined', numeric: true },
        ]}
        rows={years.map(({ year, tender, added, raised, agreed, declined }) => [
          { content: financialYearWords(year) },
          ...[tender, added, raised, agreed, declined].map((count) => ({
            content: count.toLocaleString('en-GB'),
            numeric: true,
          })),
        ])}
      />
    </>
  )
}
