import { AvailabilityBox } from '../availability-box.tsx'
import { Breadcrumbs } from '../breadcrumbs.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { MainAndAside } from '../columns.tsx'
import { GoldenThread } from '../golden-thread.tsx'
import { LinkRow } from '../link-row.tsx'
import { PageHeading } from '../page-heading.tsx'
import { Quotation } from '../quotation.tsx'
import { StatusTag } from '../status-tag.tsx'
import { Timeline } from '../timeline.tsx'
import { WorkingTable } from '../working-table.tsx'
import type { GalleryPage } from './document.tsx'

const thread = [
  { title: 'Policy 2022, in force', href: '#', detail: 'Great Communities; develop the local market' },
  {
    title: 'Requirement: highways reactive repairs',
    href: '#',
    detail: 'considered 3 February 2025, nine responses',
  },
  { title: 'Social value requirement', detail: 'help small charities to bid' },
  { title: 'Offered in the winning tender', detail: '40 hours, contractual' },
  { title: 'Contract, April 2026 to March 2029', href: '#', detail: 'Ashdown Highways Ltd, £4.2 million' },
  { title: 'Commitment: 40 hours', detail: 'by 31 March 2027' },
  { title: 'Returns for Q1 and Q2', detail: '14 reported, 12 verified, last 14 October 2026' },
  { title: 'Available', detail: '28 hours left', current: true },
  { title: 'Used by four charities', detail: 'three have confirmed', ahead: true },
]

function Account() {
  return (
    <>
      <PageHeading
        size="xl"
        tags={
          <>
            <StatusTag status="available" />
            <StatusTag status="verified">12 hours verified</StatusTag>
          </>
        }
        title="Bid-writing help for small charities"
        lede="Experienced bid writers from Ashdown Highways sit down with your trustees and help you answer a tender or a grant form. Not for bids in which Ashdown or its suppliers compete."
      />
      <AvailabilityBox left="28 hours" words="of 40 left to use, until 31 March 2027. No charge to you.">
        <Button href="#">Ask to use this</Button>
      </AvailabilityBox>
      <h2 class="govuk-heading-m">What it has done so far</h2>
      <p>Four charities used 12 hours. Three have confirmed; one has yet to answer.</p>
      <Quotation from="Eastmere Community Kitchen, confirmed 12 October 2026">
        “We had never answered a tender. Two evenings, and we understood what they were asking.”
      </Quotation>
      <h2 class="govuk-heading-m">How the figures were worked out</h2>
      <WorkingTable
        caption="Hours promised, reported, verified and left"
        rows={[
          { what: 'Promised in the contract, hours', amount: '40' },
          { what: 'Reported, Q1 2026/27 (April to June)', amount: '6' },
          { what: 'Reported, Q2 2026/27 (July to September)', amount: '8' },
          { what: 'Not counted: travel, outside the definition', amount: '−2' },
          { what: 'Delivered and verified', amount: '12', isResult: true },
          { what: 'Left: 40 − 12', amount: '28', isResult: true },
        ]}
      />
      <LinkRow
        links={[
          { text: 'What counts as an hour', href: '#' },
          { text: 'Method, without money', href: '#' },
          { text: 'Cite or download', href: '#' },
        ]}
      />
      <h2 class="govuk-heading-m">History</h2>
      <Timeline
        entries={[
          {
            title: 'Second quarter verified in part',
            when: '14 October 2026',
            datetime: '2026-10-14',
            by: 'contract manager',
            children: <p>6 of 8 hours counted: two were travel, which our definition leaves out.</p>,
          },
          {
            title: 'Second quarter reported',
            when: '9 October 2026',
            datetime: '2026-10-09',
            by: 'Ashdown Highways Ltd',
          },
        ]}
      />
    </>
  )
}

export const output: GalleryPage = {
  name: 'output',
  title: 'Bid-writing help for small charities',
  current: 'Available',
  before: (
    <Breadcrumbs
      items={[{ text: 'Available', href: '#' }, { text: 'Bid-writing help' }, { text: 'GM-2026-00417' }]}
    />
  ),
  body: (
    <MainAndAside
      main={<Account />}
      aside={
        <>
          <GoldenThread places={thread} />
          <Card>
            <p>
              <strong>Given by</strong>
              <br />
              <a href="#">Ashdown Highways Ltd</a>, medium-sized
            </p>
            <p>
              <strong>Where</strong>
              <br />
              Anywhere in Wrenshire
            </p>
          </Card>
        </>
      }
    />
  ),
}
