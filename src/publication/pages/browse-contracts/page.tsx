import {
  type ContractFilter,
  type ContractOrder,
  contractOrders,
  type ContractRecord,
  contractsIn,
  countContracts,
  countedTo,
} from '../../../contracts/store.ts'
import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { supplierOf, type SupplierRecord } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'
import { type ContractKept, contractsKept } from '../../store.ts'
import { ContractTable } from '../contracts-told.tsx'
import { countWords } from '../outputs-told.tsx'

/** Every contract of the authority, with how the commitments on it that fell due are met. */
export const contractsPage = definePage({
  path: pattern.contracts(),
  allow: readPublished,
  async get({ tx, today, urls, query }) {
    const asked = await readAsked(tx, query)
    const filter = { ...filterOf(asked), today }
    const after = query.get('after') ?? undefined
    const { contracts, next } = await contractsIn(tx, { ...filter, order: asked.order, after })
    const ids = contracts.map(({ id }) => id)
    const props: ContractsProps = {
      asked,
      contracts,
      next,
      isFirst: after === undefined,
      count: await countContracts(tx, filter),
      kept: await contractsKept(tx, ids, today),
      today: longDay(today),
      urls,
    }
    return show({ title: 'Contracts', current: 'contracts', body: <Contracts {...props} /> })
  },
})

const runs = { now: 'Running now', future: 'Not begun', ended: 'Ended' } as const
type Runs = keyof typeof runs

interface Asked {
  words: string
  runs: Runs[]
  /** Only those that something is promised on. */
  promised: boolean
  /** Only those with this supplier. */
  supplier?: Pick<SupplierRecord, 'id' | 'name'> | undefined
  order: ContractOrder
}

const longestWords = 200

async function readAsked(tx: Tx, query: URLSearchParams): Promise<Asked> {
  const given = query.getAll('runs')
  const supplier = query.get('supplier') ?? ''
  const known = isId(supplier) ? await supplierOf(tx, supplier) : undefined
  return {
    words: (query.get('q') ?? '').trim().slice(0, longestWords),
    runs: (Object.keys(runs) as Runs[]).filter((known) => given.includes(known)),
    promised: query.get('commitments') === 'some',
    ...(known && !known.withdrawnAt ? { supplier: known } : {}),
    order: contractOrders.find((known) => known === query.get('sort')) ?? 'title',
  }
}

/** Whether anything is promised on a contract that is held back is not told, so those are left out. */
function filterOf({ words, runs, promised, supplier }: Asked): ContractFilter {
  return {
    search: words || undefined,
    ...(runs.length > 0 ? { standing: runs } : {}),
    ...(promised ? { commitments: 'some', disclosure: 'published' } : {}),
    ...(supplier ? { supplier: supplier.id } : {}),
  }
}

function queryOf(asked: Asked, after?: string): URLSearchParams {
  const query = new URLSearchParams()
  if (asked.words) query.set('q', asked.words)
  for (const each of asked.runs) query.append('runs', each)
  if (asked.promised) query.set('commitments', 'some')
  if (asked.supplier) query.set('supplier', asked.supplier.id)
  if (asked.order !== 'title') query.set('sort', asked.order)
  if (after) query.set('after', after)
  return query
}

interface ContractsProps {
  asked: Asked
  contracts: readonly ContractRecord[]
  next: string | undefined
  isFirst: boolean
  count: number
  kept: ReadonlyMap<string, ContractKept>
  today: string
  urls: Urls
}

function Contracts(props: ContractsProps) {
  const { asked, count, urls, today } = props
  const isEmpty = count === 0 && queryOf({ ...asked, order: 'title' }).size === 0
  return (
    <>
      <PageHeading
        title="Contracts"
        about={
          <>
            What suppliers promised on each contract, and how far the promises due by {today} are met.{' '}
            <a class="govuk-link" href={urls.headlineMethod()}>
              How the figures are worked out
            </a>
          </>
        }
      />
      {isEmpty ? (
        <EmptyState title="No contracts yet" action={{ text: 'Read the policy', href: urls.policy() }}>
          When the council’s contracts are recorded, they stand here with what their suppliers promised.
        </EmptyState>
      ) : (
        <FilterAndResults filter={<Filters {...{ asked, urls }} />} results={<Results {...props} />} />
      )}
    </>
  )
}

function Filters({ asked, urls }: Pick<ContractsProps, 'asked' | 'urls'>) {
  const option = (value: Runs) => ({ value, text: runs[value], checked: asked.runs.includes(value) })
  return (
    <FilterPanel
      action={urls.contracts()}
      search={{ name: 'q', value: asked.words, label: 'Search titles, numbers and suppliers' }}
      groups={[
        { name: 'runs', legend: 'Time', options: [option('now'), option('future'), option('ended')] },
        {
          name: 'commitments',
          legend: 'Promises',
          options: [{ value: 'some', text: 'With commitments', checked: asked.promised }],
        },
      ]}
      hidden={{ sort: asked.order === 'title' ? undefined : asked.order, supplier: asked.supplier?.id }}
    />
  )
}

const orderWords: readonly [ContractOrder, string][] = [
  ['title', 'title'],
  ['ends', 'first to end'],
  ['-ends', 'last to end'],
  ['-value', 'largest'],
]

function Results({ asked, contracts, next, isFirst, count, kept, urls }: ContractsProps) {
  const at = (changes: Partial<Asked>, after?: string) =>
    urls.contracts(queryOf({ ...asked, ...changes }, after))
  const chips = [
    ...(asked.words ? [{ text: `“${asked.words}”`, removeHref: at({ words: '' }) }] : []),
    ...asked.runs.map((each) => ({
      text: runs[each],
      removeHref: at({ runs: asked.runs.filter((other) => other !== each) }),
    })),
    ...(asked.promised ? [{ text: 'With commitments', removeHref: at({ promised: false }) }] : []),
    ...(asked.supplier
      ? [{ text: `With ${asked.supplier.name}`, removeHref: at({ supplier: undefined }) }]
      : []),
  ]
  return (
    <>
      <ResultBar
        count={contractCount(count)}
        orders={orderWords.map(([order, text]) => ({
          text,
          ...(order === asked.order ? {} : { href: at({ order }) }),
        }))}
      >
        <Chips items={chips} clearHref={urls.contracts()} />
      </ResultBar>
      {contracts.length > 0 ? (
        <ContractTable withSuppliers {...{ contracts, kept, urls }} />
      ) : (
        <EmptyState
          title="No contract matches"
          action={{ text: 'See all contracts', href: urls.contracts() }}
        >
          {asked.words ? 'Try fewer or other words, or take off a filter.' : 'Take off a filter to see more.'}
        </EmptyState>
      )}
      {(next || !isFirst) && (
        <Pagination
          {...(isFirst ? {} : { previous: { href: at({}), text: 'Back to the start' } })}
          {...(next ? { next: { href: at({}, next) } } : {})}
        />
      )}
      <LinkRow
        links={[
          { text: 'All contracts as CSV', href: urls.datasetAs('contracts', 'csv') },
          { text: 'All commitments as CSV', href: urls.datasetAs('commitments', 'csv') },
          { text: 'What the columns mean', href: urls.dataset('contracts') },
        ]}
      />
    </>
  )
}

function contractCount(count: number): string {
  if (count > countedTo) return `More than ${countWords(countedTo)} contracts`
  return `${countWords(count)} ${count === 1 ? 'contract' : 'contracts'}`
}
