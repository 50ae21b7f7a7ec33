import { Chips } from '../chips.tsx'
import { FilterAndResults } from '../columns.tsx'
import { EmptyState } from '../empty-state.tsx'
import { FilterPanel } from '../filter-panel.tsx'
import { LinkRow } from '../link-row.tsx'
import { PageHeading } from '../page-heading.tsx'
import { Pagination } from '../pagination.tsx'
import { ResultBar } from '../result-bar.tsx'
import { Table } from '../table.tsx'
import type { GalleryPage } from './document.tsx'

const offers = [
  [
    'Digital skills classes in libraries',
    'Brightline IT Ltd',
    'Harrowby',
    '36 classes',
    '11',
    '31 March 2027',
  ],
  ['Mock interviews for school leavers', 'Meridian Care CIC', 'Anywhere', '60 places', '20', '31 July 2027'],
  ['Forklift training', 'Tolbury Grounds Co-operative', 'Tolbury', '8 places', '3', '28 February 2027'],
  [
    'Train-the-trainer days for youth clubs',
    'Steadfast Leisure Trust',
    'Eastmere',
    '6 days',
    '4',
    '30 June 2027',
  ],
  ['CV workshops', 'Northgate Facilities plc', 'Anywhere', '12 workshops', '5', '19 December 2026'],
  ['Site visits for college groups', 'Ashdown Highways Ltd', 'Eastmere', '6 visits', '4', '31 March 2027'],
] as const

function options(...given: [string, number][]) {
  return given.map(([text, count]) => ({
    value: text,
    text,
    count,
    checked: text === 'Improved Opportunities',
  }))
}

const filter = (
  <FilterPanel
    action="#"
    search={{ name: 'q', value: 'train' }}
    groups={[
      {
        name: 'outcome',
        legend: 'Outcome',
        options: options(
          ['Clean and Green', 1],
          ['Great Communities', 4],
          ['Improved Opportunities', 6],
          ['Strong Economy', 3],
          ['Safe and Well', 2],
        ),
      },
      {
        name: 'place',
        legend: 'Place',
        options: options(['Anywhere', 2], ['Eastmere', 2], ['Harrowby', 1], ['Tolbury', 1]),
      },
      {
        name: 'for',
        legend: 'For',
        options: options(['Charities and groups', 4], ['Schools and colleges', 3]),
      },
      {
        name: 'supplier',
        legend: 'Supplier',
        options: options(['Charity or social enterprise', 3], ['Small or medium', 2]),
      },
    ]}
  />
)

function Results() {
  return (
    <>
      <ResultBar
        count="6 benefits"
        orders={[
          { text: 'best match' },
          { text: 'most left', href: '#' },
          { text: 'ends soonest', href: '#' },
        ]}
      >
        <Chips
          clearHref="#"
          items={[
            { text: '“train”', removeHref: '#' },
            { text: 'Improved Opportunities', removeHref: '#' },
          ]}
        />
      </ResultBar>
      <Table
        onPhone="blocks"
        head={[
          { content: 'What' },
          { content: 'Given by' },
          { content: 'Where' },
          { content: 'Promised', numeric: true },
          { content: 'Left', numeric: true },
          { content: 'Until' },
        ]}
        rows={offers.map(([what, by, where, promised, left, until]) => [
          { content: <a href="#">{what}</a> },
          { content: by },
          { content: where },
          { content: promised, numeric: true },
          { content: <strong class="gm-left">{left}</strong>, numeric: true },
          { content: until, class: 'gm-nowrap' },
        ])}
      />
      <LinkRow
        links={['CSV', 'Excel', 'JSON', 'Show on a map', 'Tell me about new ones like this'].map((text) => ({
          text,
          href: '#',
        }))}
      />
      <Pagination previous={{ href: '#' }} next={{ href: '#' }} />
      <EmptyState title="Nothing matches yet" action={{ text: 'See everything that is open', href: '#' }}>
        Benefits that match these filters would be listed here. Try fewer filters.
      </EmptyState>
    </>
  )
}

export const register: GalleryPage = {
  name: 'register',
  title: 'Available to use',
  current: 'Available',
  body: (
    <>
      <PageHeading
        title="Available to use"
        about={
          <>
            146 benefits promised by suppliers and still open. Looking for what was delivered?{' '}
            <a href="#">2,512 verified outputs</a>
          </>
        }
      />
      <FilterAndResults filter={filter} results={<Results />} />
    </>
  ),
}
