import { isId, organisationSchemes } from '../../../language/identifier.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import { editSuppliers, managePeople, manageTokens, readSuppliers } from '../../permissions.ts'
import { supplierKinds } from '../../supplier.ts'
import { supplierOf, type SupplierRecord } from '../../store.ts'

export function schemeWords(scheme: string): string {
  return (organisationSchemes as Record<string, string>)[scheme] ?? scheme
}

/** One supplier as staff know it. */
export const supplierPage = definePage({
  path: pattern.staffSupplier(':supplier'),
  allow: readSuppliers,
  async get({ tx, urls, params, visitor }) {
    const id = params.supplier ?? ''
    const supplier = isId(id) ? await supplierOf(tx, id) : undefined
    if (!supplier) return notFound()
    const edits = mayPass(editSuppliers, visitor.roles, false)
    const links = [
      { text: 'Contracts of this supplier', href: urls.staffContracts({ supplier: id }) },
      ...(mayPass(managePeople, visitor.roles, false)
        ? [{ text: 'Invite somebody who speaks for it', href: urls.invite({ supplier: id }) }]
        : []),
      ...(mayPass(manageTokens, visitor.roles, false)
        ? [{ text: 'Make a token for its programs', href: urls.tokens({ supplier: id }) }]
        : []),
      { text: 'History', href: urls.history('supplier', id) },
    ]
    const body = (
      <>
        <PageHeading
          title={supplier.name}
          caption="Supplier"
          lede={supplier.about ?? undefined}
          aside={edits ? <Button href={urls.editSupplier(id)}>Change</Button> : undefined}
        />
        <Known supplier={supplier} />
        <LinkRow links={links} />
      </>
    )
    const before = <Breadcrumbs items={[{ text: 'Suppliers', href: urls.staffSuppliers() }]} />
    return show({ title: supplier.name, before, body })
  },
})

function Known({ supplier }: { supplier: SupplierRecord }) {
  const { kind, identifiers, postcode, contactName, contactEmail } = supplier
  return (
    <SummaryList
      rows={[
        { key: 'Sort of organisation', value: supplierKinds[kind] },
        ...identifiers.map(({ scheme, id }) => ({ key: schemeWords(scheme), value: id })),
        { key: 'Postcode', value: postcode ?? 'Not known' },
        { key: 'Whom to write to', value: contactName ?? 'Not known' },
        {
          key: 'E-mail address',
          value: contactEmail ?? 'Not known. Requests for returns need it.',
        },
      ]}
    />
  )
}
