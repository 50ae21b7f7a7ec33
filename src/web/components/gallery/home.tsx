import { Decimal } from '../../../language/quantity.ts'
import { Band } from '../band.tsx'
import { Card } from '../card.tsx'
import { MainAndAside } from '../columns.tsx'
import { OutcomeBars } from '../outcome-bars.tsx'
import { PageHeading } from '../page-heading.tsx'
import { BurnUp } from '../burn-up.tsx'
import { QuarterColumns } from '../quarter-columns.tsx'
import { StatTiles } from '../stat-tiles.tsx'
import type { GalleryPage } from './document.tsx'

const outcomes = [
  { name: 'Clean and Green', full: 198, part: 38, notMet: 24 },
  { name: 'Great Communities', full: 262, part: 72, notMet: 56 },
  { name: 'Improved Opportunities', full: 352, part: 77, notMet: 41 },
  { name: 'Strong Economy, Transport and Infrastructure', full: 470, part: 93, notMet: 77 },
  { name: 'Safe and Well', full: 138, part: 30, notMet: 12 },
]

const quarters = [
  ['Q3', '2025/26', 320, 300, 280],
  ['Q4', '2025/26', 410, 395, 350],
  ['Q1', '2026/27', 520, 430, 415],
  ['Q2', '2026/27', 560, 505, 390],
] as const

function Findings() {
  return (
    <>
      <OutcomeBars
        id="outcomes"
        title="Nearly three in four met in full; Great Communities lags"
        lede="Commitments due by 30 September 2026, by strategic outcome. Dark: in full. Light: in part. Outline: not met."
        bars={outcomes}
        links={[
          { text: 'How this was worked out', href: '#' },
          { text: 'Download', href: '#' },
        ]}
      />
      <QuarterColumns
        id="quarters"
        title="More hours are promised each quarter, and most are verified"
        lede="Hours of help for charities. Green: verified. Blue: reported. Outline: promised."
        unit="hours"
        columns={quarters.map(([name, year, promised, reported, verified]) => ({
          name,
          year,
          promised: new Decimal(promised),
          reported: new Decimal(reported),
          verified: new Decimal(verified),
        }))}
        links={[{ text: 'Download', href: '#' }]}
      />
      <BurnUp
        id="burn-up"
        title="Twelve of forty hours verified, as planned"
        lede="Hours of help for charities, as they grow."
        unit="hours"
        forecast={new Decimal('38')}
        columns={[
          {
            name: 'Q1 2026/27',
            promised: new Decimal(10),
            reported: new Decimal(6),
            verified: new Decimal(6),
          },
          {
            name: 'Q2 2026/27',
            promised: new Decimal(20),
            reported: new Decimal(14),
            verified: new Decimal(12),
          },
          { name: 'Q3 2026/27', promised: new Decimal(30), reported: undefined, verified: undefined },
          { name: 'Q4 2026/27', promised: new Decimal(40), reported: undefined, verified: undefined },
        ]}
      />
    </>
  )
}

function AvailableNow() {
  return (
    <>
      <h2 class="govuk-heading-m">Available now</h2>
      <p class="gm-muted">No charge to you</p>
      <Card
        title="Bid-writing help for charities"
        href="#"
        note="Great Communities · from a highways contract · anywhere in Wrenshire"
      >
        <p>
          <strong class="gm-left">28 of 40 hours left</strong>, until 31 March 2027
        </p>
      </Card>
      <Card
        title="Two vans with drivers, Saturdays"
        href="#"
        note="Clean and Green · from a waste contract · Eastmere, Tolbury"
      >
        <p>
          <strong class="gm-left">9 of 12 days left</strong>, until 19 December 2026
        </p>
      </Card>
      <Card
        title="Mock interviews for school leavers"
        href="#"
        note="Improved Opportunities · from a care contract"
      >
        <p>
          <strong class="gm-left">20 of 60 places left</strong>, until 31 July 2027
        </p>
      </Card>
    </>
  )
}

export const home: GalleryPage = {
  name: 'home',
  title: 'Extra benefits from Wrenshire’s contracts',
  body: (
    <>
      <Band>
        <PageHeading
          size="xl"
          title="Extra benefits from Wrenshire’s contracts"
          lede="What suppliers promise over and above what we pay them for, what they have delivered, and what is there for you to use. Every figure opens to its evidence and how it was worked out."
        />
        <StatTiles
          lead={
            <>
              Of <strong>1,940 commitments due by 30 September 2026</strong>
            </>
          }
          tiles={[
            {
              kind: 'met-in-full',
              figure: '1,420',
              words: 'met in full, and verified',
              note: '73 in every 100',
            },
            {
              kind: 'met-in-part',
              figure: '310',
              words: 'met in part',
              note: '118 reports being checked now',
            },
            {
              kind: 'not-met',
              figure: '210',
              words: 'not met',
              note: '64 have a recovery plan. 1,687 more are not yet due',
            },
            {
              kind: 'available',
              figure: '146',
              words: 'benefits open to ask for',
              note: (
                <>
                  23 end before Christmas. <a href="#">See what is available</a>
                </>
              ),
            },
          ]}
        />
      </Band>
      <MainAndAside main={<Findings />} aside={<AvailableNow />} />
    </>
  ),
}
