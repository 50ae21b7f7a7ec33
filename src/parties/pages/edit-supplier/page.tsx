import { isId } from '../../../language/identifier.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { editSuppliers } from '../../permissions.ts'
import { describeSupplier, supplierKinds, type TypedSupplier } from '../../supplier.ts'
import { addSupplier, editSupplier, supplierOf, type SupplierRecord } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { schemeWords } from '../supplier/page.tsx'
import { SupplierFields, typedSupplier } from './supplier-form.tsx'

const used = 'Another supplier has one of these numbers already. Find it in the list of suppliers'

export const newSupplierPage = definePage({
  path: pattern.newSupplier(),
  allow: editSuppliers,
  get: async (visit) => form(visit, { typed: typedSupplier(visit.form) }),
  async post(visit): Promise<Answer> {
    const typed = typedSupplier(visit.form)
    const described = describeSupplier(typed)
    if ('errors' in described) return form(visit, { typed, errors: described.errors as FieldErrors })
    const added = await addSupplier(visit.tx, described.supplier)
    if (added === 'identifier-used') return form(visit, { typed, errors: { identifiers: used } })
    return goTo(visit.urls.staffSupplier(added.id))
  },
})

async function supplierNamed({ tx, params }: Visit, lock = false): Promise<SupplierRecord | undefined> {
  return isId(params.supplier ?? '') ? supplierOf(tx, params.supplier!, { lock }) : undefined
}

export function editSupplierPage({ afterSupplierChange }: PartiesNeeds): Page {
  return definePage({
    path: pattern.editSupplier(':supplier'),
    allow: editSuppliers,
    async get(visit) {
      const supplier = await supplierNamed(visit)
      return supplier ? form(visit, { typed: textOf(supplier), supplier }) : notFound()
    },
    async post(visit): Promise<Answer> {
      const supplier = await supplierNamed(visit, true)
      if (!supplier) return notFound()
      const typed = typedSupplier(visit.form)
      const described = describeSupplier(typed)
      if ('errors' in described)
        return form(visit, { typed, supplier, errors: described.errors as FieldErrors })
      const version = Number(visit.form.text('version'))
      const done = await editSupplier(visit.tx, supplier.id, described.supplier, version)
      if (done === 'identifier-used') return form(visit, { typed, supplier, errors: { identifiers: used } })
      if (done === 'stale') return form(visit, { typed, supplier, isStale: true })
      await afterSupplierChange(visit.tx, supplier.id)
      return goTo(visit.urls.staffSupplier(supplier.id))
    },
  })
}

function textOf({
  name,
  kind,
  identifiers,
  postcode,
  about,
  contactName,
  contactEmail,
}: SupplierRecord): TypedSupplier {
  return {
    name,
    kind,
    identifiers,
    postcode: postcode ?? '',
    about: about ?? '',
    contactName: contactName ?? '',
    contactEmail: contactEmail ?? '',
  }
}

interface FormShown {
  typed: TypedSupplier
  supplier?: SupplierRecord
  errors?: FieldErrors
  /** Somebody else changed the supplier meanwhile. */
  isStale?: boolean
}

function form({ urls }: Visit, { typed, supplier, errors, isStale = false }: FormShown): PageAnswer {
  const title = supplier ? `Change ${supplier.name}` : 'Add a supplier'
  const body = (
    <FieldForm
      title={title}
      errors={errors}
      button={isStale ? 'Save mine' : 'Save'}
      lede={isStale && supplier ? <Theirs supplier={supplier} /> : undefined}
    >
      {supplier && <input type="hidden" name="version" value={supplier.version} />}
      <SupplierFields typed={typed} errors={errors} />
    </FieldForm>
  )
  const items = [
    { text: 'Suppliers', href: urls.staffSuppliers() },
    ...(supplier ? [{ text: supplier.name, href: urls.staffSupplier(supplier.id) }] : []),
  ]
  const status = isStale ? 409 : errors ? 422 : 200
  return show({ title, before: <Breadcrumbs items={items} />, body }, status)
}

/** What another person saved meanwhile, to compare with what is in the form. */
function Theirs({ supplier }: { supplier: SupplierRecord }) {
  return (
    <>
      <InsetText>
        Somebody else changed this supplier while you were typing. This is what they saved; what you typed is
        below. Nothing of yours is saved yet.
      </InsetText>
      <SummaryList
        rows={[
          { key: 'Name', value: supplier.name },
          { key: 'Sort of organisation', value: supplierKinds[supplier.kind] },
          ...supplier.identifiers.map(({ scheme, id }) => ({ key: schemeWords(scheme), value: id })),
          { key: 'Postcode', value: supplier.postcode ?? 'None' },
          { key: 'Whom to write to', value: supplier.contactName ?? 'Nobody' },
          { key: 'Their e-mail address', value: supplier.contactEmail ?? 'None' },
          { key: 'What it does', value: supplier.about ?? 'Nothing said' },
        ]}
      />
    </>
  )
}
