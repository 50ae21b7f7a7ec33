import { type ContractRecord, contractsIn } from '../../../contracts/store.ts'
import { isId, organisationSchemes } from '../../../language/identifier.ts'
import type { Day } from '../../../language/day.ts'
import { supplierOf, type SupplierRecord } from '../../../parties/store.ts'
import { everything, type RegisterEntry, supplierKindName } from '../../../register/index.ts'
import { registerIn } from '../../../register/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'
import {
  type ContractKept,
  contractsKept,
  deliveredBySupplier,
  type DeliveredOfMeasure,
  supplierKept,
} from '../../store.ts'
import { ContractTable, keptLede, keptSentence } from '../contracts-told.tsx'
import { DeliveredTable, OutputCards } from '../outputs-told.tsx'

const newest = 4
/** Those that end last; the list of contracts has all. */
const mostContracts = 20

/** A supplier with a contract, as the public may see it: who it is, its contracts, what it delivered. Never whom to write to. */
export const supplierPage = definePage({
  path: pattern.supplier(':supplier'),
  allow: readPublished,
  async get({ tx, params, today, urls }) {
    const id = params.supplier ?? ''
    const supplier = isId(id) ? await supplierOf(tx, id) : undefined
    if (!supplier || supplier.withdrawnAt) return notFound()
    const { contracts, next } = await contractsIn(tx, {
      supplier: id,
      today,
      order: '-ends',
      limit: mostContracts,
    })
    const { entries } = await registerIn(tx, { ...everything, supplier: id }, 'newest', { limit: newest })
    if (contracts.length === 0 && entries.length === 0) return notFound()
    const told: SupplierProps = {
      supplier,
      kept: await supplierKept(tx, id, today),
      contracts,
      hasMore: next !== undefined,
      keptOfContracts: await contractsKept(
        tx,
        contracts.map((contract) => contract.id),
        today,
      ),
      delivered: await deliveredBySupplier(tx, id),
      entries,
      today,
      urls,
    }
    return show({
      title: supplier.name,
      current: 'contracts',
      before: (
        <Breadcrumbs items={[{ text: 'Contracts', href: urls.contracts() }, { text: supplier.name }]} />
      ),
      body: <Supplier {...told} />,
    })
  },
})

interface SupplierProps {
  supplier: SupplierRecord
  kept: ContractKept
  contracts: readonly ContractRecord[]
  /** It has more contracts than these. */
  hasMore: boolean
  keptOfContracts: ReadonlyMap<string, ContractKept>
  delivered: readonly DeliveredOfMeasure[]
  entries: readonly RegisterEntry[]
  today: Day
  urls: Urls
}

function Supplier(props: SupplierProps) {
  const { supplier, entries, urls } = props
  return (
    <>
      <PageHeading
        size="xl"
        title={supplier.name}
        lede={keptLede(keptSentence(props.kept, props.today), urls)}
      />
      <SummaryList
        rows={[
          { key: 'Kind', value: supplierKindName(supplier.kind) },
          ...(supplier.postcode ? [{ key: 'Postcode area', value: districtOf(supplier.postcode) }] : []),
          ...supplier.identifiers.map(({ scheme, id }) => ({ key: schemeName(scheme), value: id })),
        ]}
      />
      <MainAndAside
        main={<Given {...props} />}
        aside={
          entries.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Newest</h2>
              <OutputCards entries={entries} urls={urls} />
              <LinkRow
                links={[{ text: 'All its outputs', href: urls.register({ supplier: supplier.id }) }]}
              />
            </>
          )
        }
      />
    </>
  )
}

/** "LE1" of "LE1 6TR": a whole postcode may be somebody's home. */
function districtOf(postcode: string): string {
  return postcode.split(' ')[0]!
}

function schemeName(scheme: string): string {
  return (organisationSchemes as Readonly<Record<string, string>>)[scheme] ?? scheme
}

function Given({ supplier, contracts, hasMore, keptOfContracts, delivered, urls }: SupplierProps) {
  return (
    <>
      {delivered.length > 0 ? (
        <DeliveredTable
          caption="What it delivered"
          register={(measure) => urls.register({ supplier: supplier.id, measure })}
          {...{ delivered, urls }}
        />
      ) : (
        <EmptyState title="Nothing in the register yet">
          What it delivers stands here once the council has checked and published it.
        </EmptyState>
      )}
      {contracts.length > 0 && (
        <ContractTable caption="Its contracts" kept={keptOfContracts} {...{ contracts, urls }} />
      )}
      {hasMore && (
        <LinkRow
          links={[
            { text: 'All its contracts', href: urls.contracts({ supplier: supplier.id, sort: '-ends' }) },
          ]}
        />
      )}
    </>
  )
}
