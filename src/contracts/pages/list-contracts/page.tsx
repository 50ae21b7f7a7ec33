import { namesOf, supplierOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { Chips } from '../../../web/components/chips.tsx'
import { FilterAndResults } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { ResultBar } from '../../../web/components/result-bar.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { bringIn, keepContracts, seeContracts } from '../../permissions.ts'
import { commitmentCountsOf, draftCountsOf } from '../../store/commitment-counts.ts'
import { contractOf, contractsIn, countContracts, countedTo, importOf, servicesOf } from '../../store.ts'
import { filterOf, isFiltered, readAsked } from './filter.ts'
import { ContractTable, Filters } from './list.tsx'
import { type Listed, without } from './listed.ts'

/** Every contract of the authority that stands, to find one by name, number, supplier or how it stands. */
export const listContractsPage = definePage({
  path: pattern.staffContracts(),
  allow: seeContracts,
  async get(visit) {
    const listed = await listedFor(visit)
    return show({
      title: 'Contracts',
      current: 'contracts',
      width: 'wide',
      body: <Contracts visit={visit} listed={listed} />,
    })
  },
})

async function listedFor(visit: Visit): Promise<Listed> {
  const { tx, today, query, visitor } = visit
  const asked = readAsked(visit)
  const filter = { ...filterOf(asked, visitor), today }
  const after = query.get('after') ?? undefined
  const { contracts, next } = await contractsIn(tx, { ...filter, order: asked.order, after })
  const ids = contracts.map(({ id }) => id)
  return {
    asked,
    contracts,
    next,
    count: await countContracts(tx, filter),
    counts: await commitmentCountsOf(tx, ids),
    drafts: await draftCountsOf(tx, ids),
    owners: await namesOf(
      tx,
      contracts.map(({ owner }) => owner),
    ),
    services: await servicesOf(tx),
    supplierName: asked.supplier && (await supplierOf(tx, asked.supplier))?.name,
    frameworkTitle: asked.framework && (await contractOf(tx, asked.framework))?.title,
    importName: asked.importId && (await importOf(tx, asked.importId))?.fileName,
    withdrawn: await countContracts(tx, { withdrawn: true, today }),
  }
}

interface ContractsProps {
  visit: Visit
  listed: Listed
}

function Contracts({ visit, listed }: ContractsProps) {
  const { urls, visitor } = visit
  return (
    <>
      <PageHeading
        title="Contracts"
        aside={
          mayPass(keepContracts, visitor.roles, false) ? (
            <Button href={urls.newContract()}>Add a contract</Button>
          ) : undefined
        }
      />
      {listed.count === 0 && listed.withdrawn === 0 && !isFiltered(listed.asked) ? (
        <NoContracts visit={visit} />
      ) : (
        <FilterAndResults
          filter={<Filters visit={visit} listed={listed} />}
          results={<Results visit={visit} listed={listed} />}
        />
      )}
    </>
  )
}

function Results({ visit, listed }: ContractsProps) {
  const { urls, query } = visit
  const { asked, count, contracts, next } = listed
  const orders = [
    { order: 'title', text: 'title' },
    { order: 'ends', text: 'first to end' },
    { order: '-ends', text: 'last to end' },
    { order: '-value', text: 'largest' },
    { order: 'value', text: 'smallest' },
  ].map(({ order, text }) =>
    order === asked.order
      ? { text }
      : { text, href: urls.staffContracts(without(query, ['order', 'after'], { order })) },
  )
  const chips = [
    asked.search && { text: `“${asked.search}”`, name: 'search' },
    asked.supplier && { text: listed.supplierName ?? 'One supplier', name: 'supplier' },
    asked.framework && { text: `Under ${listed.frameworkTitle ?? 'one framework'}`, name: 'framework' },
    asked.importId && { text: `Brought in with ${listed.importName ?? 'one file'}`, name: 'import' },
    asked.drafts && { text: 'With promises to decide on', name: 'drafts' },
    asked.withdrawn && { text: 'Withdrawn', name: 'withdrawn' },
  ].filter((chip) => chip !== undefined && chip !== '')
  return (
    <>
      <ResultBar count={countWords(count)} orders={contracts.length > 1 ? orders : []}>
        <Chips
          items={chips.map(({ text, name }) => ({
            text,
            removeHref: urls.staffContracts(without(query, [name, 'after'])),
          }))}
          clearHref={urls.staffContracts()}
        />
      </ResultBar>
      {contracts.length > 0 ? (
        <ContractTable visit={visit} listed={listed} />
      ) : (
        <EmptyState
          title="No contract like this"
          action={{ text: 'See all contracts', href: urls.staffContracts() }}
        >
          Take a filter off, or look for fewer words.
        </EmptyState>
      )}
      {next && (
        <Pagination
          next={{
            href: urls.staffContracts(without(query, ['after'], { after: next })),
            text: 'More contracts',
          }}
        />
      )}
      <LinkRow
        links={[
          { text: 'Further benefits', href: urls.furtherBenefits() },
          { text: 'Waivers and direct awards', href: urls.waivers() },
          ...(mayPass(bringIn, visit.visitor.roles, false)
            ? [{ text: 'Bring in a spreadsheet or notices', href: urls.newImport() }]
            : []),
          ...(listed.withdrawn > 0 && !asked.withdrawn
            ? [
                {
                  text: `Withdrawn contracts (${listed.withdrawn.toLocaleString('en-GB')})`,
                  href: urls.staffContracts({ withdrawn: 'yes' }),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function countWords(count: number): string {
  if (count > countedTo) return 'More than 10,000 contracts'
  return count === 1 ? '1 contract' : `${count.toLocaleString('en-GB')} contracts`
}

function NoContracts({ visit: { urls, visitor } }: { visit: Visit }) {
  const action = mayPass(bringIn, visitor.roles, false)
    ? { text: 'Bring in what you have', href: urls.newImport() }
    : undefined
  return (
    <EmptyState title="No contracts yet" action={action}>
      The authority’s contracts stand here, with what their suppliers promised. They come from the tracker of
      commitments or the contracts register you keep now, a spreadsheet as it is, or from the notices you
      published. You can also add one by hand.
    </EmptyState>
  )
}
