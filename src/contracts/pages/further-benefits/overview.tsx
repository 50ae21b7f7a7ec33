import { isId } from '../../../language/identifier.ts'
import { whoseWorkIsMine } from '../../../parties/index.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import {
  type FurtherBenefitState,
  furtherBenefitStates,
  type Side,
  sides,
} from '../../further-benefit/further-benefit.ts'
import { seeContracts } from '../../permissions.ts'
import {
  countFurtherBenefits,
  type FurtherBenefitFilter,
  type FurtherBenefitRecord,
  furtherBenefitsIn,
  improvementOf,
} from '../../store.ts'
import { without } from '../list-contracts/listed.ts'
import { BenefitTable, Improvement } from './list.tsx'

interface Asked {
  search: string
  states: FurtherBenefitState[]
  sides: Side[]
  mine: boolean
}

function readAsked({ query }: Visit): Asked {
  const states = query.getAll('state').filter((each) => Object.hasOwn(furtherBenefitStates, each))
  return {
    search: query.get('search')?.trim() ?? '',
    states: [...new Set(states)] as FurtherBenefitState[],
    sides: query.getAll('side').filter((each) => Object.hasOwn(sides, each)) as Side[],
    mine: query.get('whose') === 'me',
  }
}

/** Every further benefit of the authority: the queue of those that wait, and a list to search. */
export const furtherBenefitsPage = definePage({
  path: pattern.furtherBenefits(),
  allow: seeContracts,
  async get(visit) {
    const { tx, urls, query, visitor } = visit
    const asked = readAsked(visit)
    const filter: FurtherBenefitFilter = {
      search: asked.search,
      states: asked.states,
      side: asked.sides.length === 1 ? asked.sides[0] : undefined,
      owners: asked.mine ? whoseWorkIsMine(visitor) : undefined,
    }
    const { states: _, ...without } = filter
    const found = await furtherBenefitsIn(tx, filter, { after: query.getAll('after').find(isId) })
    const counts = await countFurtherBenefits(tx, without)
    const body = (
      <>
        <PageHeading
          title="Further benefits"
          lede="Ideas for more value while contracts run: checked, signed and agreed before they become commitments."
        />
        <FilterAndResults
          filter={<Filters visit={visit} asked={asked} counts={counts} />}
          results={<Results visit={visit} asked={asked} counts={counts} {...found} />}
        />
        <Improvement years={await improvementOf(tx)} />
      </>
    )
    const before = <Breadcrumbs items={[{ text: 'Contracts', href: urls.staffContracts() }]} />
    return show({ title: 'Further benefits', current: 'contracts', width: 'wide', before, body })
  },
})

interface Shown {
  visit: Visit
  asked: Asked
  /** Of each state, whatever state is asked for. */
  counts: Map<FurtherBenefitState, number>
}

function Filters({ visit: { urls }, asked, counts }: Shown) {
  return (
    <FilterPanel
      action={urls.furtherBenefits()}
      search={{ name: 'search', label: 'Words, contract or number', value: asked.search }}
      groups={[
        {
          name: 'state',
          legend: 'How far',
          options: Object.entries(furtherBenefitStates).map(([value, text]) => ({
            value,
            text,
            count: counts.get(value as FurtherBenefitState) ?? 0,
            checked: (asked.states as string[]).includes(value),
          })),
        },
        {
          name: 'side',
          legend: 'Raised by',
          options: Object.entries(sides).map(([value, text]) => ({
            value,
            text,
            checked: (asked.sides as string[]).includes(value),
          })),
        },
        {
          name: 'whose',
          legend: 'Whose',
          options: [{ value: 'me', text: 'Contracts I look after', checked: asked.mine }],
        },
      ]}
    />
  )
}

function Results({
  visit: { urls, query },
  asked,
  counts,
  benefits,
  next,
}: Shown & { benefits: FurtherBenefitRecord[]; next?: string }) {
  const states = asked.states.length > 0 ? asked.states : [...counts.keys()]
  const count = states.reduce((total, state) => total + (counts.get(state) ?? 0), 0)
  const chips = [
    ...(asked.search ? [{ text: `“${asked.search}”`, names: ['search'] }] : []),
    ...(asked.states.length > 0
      ? [{ text: asked.states.map((state) => furtherBenefitStates[state]).join(' or '), names: ['state'] }]
      : []),
    ...(asked.sides.length === 1 ? [{ text: sides[asked.sides[0]!], names: ['side'] }] : []),
    ...(asked.mine ? [{ text: 'Contracts I look after', names: ['whose'] }] : []),
  ]
  return (
    <>
      <ResultBar count={count === 1 ? '1 idea' : `${count.toLocaleString('en-GB')} ideas`}>
        <Chips
          items={chips.map(({ text, names }) => ({
            text,
            removeHref: urls.furtherBenefits(without(query, [...names, 'after'])),
          }))}
          clearHref={urls.furtherBenefits()}
        />
      </ResultBar>
      {benefits.length > 0 ? (
        <BenefitTable urls={urls} benefits={benefits} withContract />
      ) : chips.length > 0 ? (
        <EmptyState
          title="No idea like this"
          action={{ text: 'See all ideas', href: urls.furtherBenefits() }}
        >
          Take a filter off, or look for fewer words.
        </EmptyState>
      ) : (
        <EmptyState title="No ideas yet" action={{ text: 'Open a contract', href: urls.staffContracts() }}>
          Raise one on the page of a contract, under “Further benefits”. Suppliers can offer one in their
          account.
        </EmptyState>
      )}
      {next && (
        <Pagination
          next={{
            href: urls.furtherBenefits(without(query, ['after'], { after: next })),
            text: 'Older ideas',
          }}
        />
      )}
    </>
  )
}
