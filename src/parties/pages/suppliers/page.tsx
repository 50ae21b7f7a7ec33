import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { editSuppliers, readSuppliers } from '../../permissions.ts'
import { supplierKinds } from '../../supplier.ts'
import { type SupplierRecord, suppliersIn } from '../../store.ts'

/** The suppliers the authority knows, by name. */
export const suppliersPage = definePage({
  path: pattern.staffSuppliers(),
  allow: readSuppliers,
  async get({ tx, urls, query, visitor }) {
    const search = query.get('search')?.trim() ?? ''
    const after = query.get('after') ?? undefined
    const { suppliers, next } = await suppliersIn(tx, { search, after })
    const edits = mayPass(editSuppliers, visitor.roles, false)
    const body = (
      <>
        <PageHeading
          title="Suppliers"
          aside={edits ? <Button href={urls.newSupplier()}>Add a supplier</Button> : undefined}
        />
        <FilterPanel
          action={urls.staffSuppliers()}
          search={{ name: 'search', label: 'Find by name or number', value: search }}
          groups={[]}
        />
        {suppliers.length > 0 ? <Suppliers suppliers={suppliers} urls={urls} /> : <None search={search} />}
        {next && (
          <Pagination next={{ href: urls.staffSuppliers({ ...(search ? { search } : {}), after: next }) }} />
        )}
      </>
    )
    return show({ title: 'Suppliers', width: 'wide', body })
  },
})

function Suppliers({ suppliers, urls }: { suppliers: SupplierRecord[]; urls: Urls }) {
  return (
    <Table
      caption="Suppliers by name"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Name' },
        { content: 'Sort' },
        { content: 'Postcode' },
        { content: 'Whom to write to' },
      ]}
      rows={suppliers.map(({ id, name, kind, postcode, contactEmail }) => [
        {
          content: (
            <a class="govuk-link" href={urls.staffSupplier(id)}>
              {name}
            </a>
          ),
        },
        { content: supplierKinds[kind] },
        { content: postcode ?? 'Not known' },
        { content: contactEmail ?? <span class="gm-left">Nobody yet</span> },
      ])}
    />
  )
}

function None({ search }: { search: string }) {
  if (search) return <EmptyState title="No supplier found">No name or number holds “{search}”.</EmptyState>
  return (
    <EmptyState title="No suppliers yet">
      Suppliers come with the contracts you bring in. You can also add one by hand.
    </EmptyState>
  )
}
