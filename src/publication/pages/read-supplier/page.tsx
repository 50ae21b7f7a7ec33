import { type ContractRecord, contractsIn } from '../../../contracts/store.ts'
import { isId, organisationSchemes } from '../../../language/identifier.ts'
import { longDay } from '../../../language/day.ts'
import { supplierOf, type SupplierRecord } from '../../../parties/store.ts'
import { everything, type RegisterEntry, supplierKindName } from '../../../register/index.ts'
import { registerIn } from '../../../register/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { readPublished } from '../../permissions.ts'
import { type ContractKept, deliveredBySupplier, type DeliveredOfMeasure, supplierKept } from '../../store.ts'
import { countWords, DeliveredTable, OutputCards } from '../outputs-told.tsx'

const newest = 4
const mostContracts = 100

/** A supplier as the public may see it: who it is, its contracts, what it delivered. */
export const supplierPage = definePage({
  path: pattern.supplier(':supplier'),
  allow: readPublished,
  async get({ tx, params, today, urls }) {
    const id = params.supplier ?? ''
    const supplier = isId(id) ? await supplierOf(tx, id) : undefined
    if (!supplier || supplier.withdrawnAt) return notFound()
    const told: SupplierProps = {
      supplier,
      kept: await supplierKept(tx, id, today),
      contracts: (await contractsIn(tx, { supplier: id, today, order: '-ends', limit: mostContracts }))
        .contracts,
      delivered: await deliveredBySupplier(tx, id),
      entries: (await registerIn(tx, { ...everything, supplier: id }, 'newest', { limit: newest })).entries,
      asOf: longDay(today),
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
  delivered: readonly DeliveredOfMeasure[]
  entries: readonly RegisterEntry[]
  asOf: string
  urls: Urls
}

function Supplier(props: SupplierProps) {
  const { supplier, entries, urls } = props
  return (
    <>
      <PageHeading size="xl" title={supplier.name} lede={ledeOf(props)} />
      <SummaryList
        rows={[
          { key: 'Kind', value: supplierKindName(supplier.kind) },
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

function schemeName(scheme: string): string {
  return (organisationSchemes as Readonly<Record<string, string>>)[scheme] ?? scheme
}

function ledeOf({ kept: { commitments, due, inFull }, asOf }: SupplierProps): string {
  if (commitments === 0) return ''
  const all = `${countWords(commitments)} ${commitments === 1 ? 'commitment' : 'commitments'} on published contracts`
  if (due === 0) return `${all}; none is due yet.`
  return `${all}. Of ${countWords(due)} due by ${asOf}, ${countWords(inFull)} ${inFull === 1 ? 'is' : 'are'} met in full.`
}

function Given({ supplier, contracts, delivered, urls }: SupplierProps) {
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
        <Table
          caption="Its contracts"
          captionClass="govuk-table__caption--m"
          onPhone="blocks"
          head={[{ content: 'Contract' }, { content: 'Ends' }]}
          rows={contracts.map(({ id, title, ends }) => [
            {
              content: (
                <a class="govuk-link" href={urls.contract(id)}>
                  {title}
                </a>
              ),
            },
            { content: ends ? longDay(ends) : 'Not known' },
          ])}
        />
      )}
    </>
  )
}
