import { isId } from '../../../language/identifier.ts'
import { Input } from '../../../web/components/input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { describeInvitation } from '../../invitation.ts'
import { managePeople } from '../../permissions.ts'
import { addInvitation, supplierOf, type SupplierRecord } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { inviteFault } from './invite-fault.ts'
import { RoleChoices } from './role-choices.tsx'
import { sendInvitation } from './send-invitation.ts'

async function supplierNamed({ tx }: Visit, id: string): Promise<SupplierRecord | undefined> {
  return isId(id) ? supplierOf(tx, id) : undefined
}

/** Invites somebody with one role or several; from a supplier's page, somebody who speaks for it. */
export const invitePage = definePage({
  path: pattern.invite(),
  allow: managePeople,
  async get(visit) {
    return form(visit, await supplierNamed(visit, visit.query.get('supplier') ?? ''))
  },
  async post(visit) {
    const { tx, urls, form: typed } = visit
    const supplier = await supplierNamed(visit, typed.text('supplier'))
    const described = describeInvitation({
      name: typed.text('name'),
      email: typed.text('email'),
      roles: typed.all('roles'),
      supplier: supplier?.id ?? '',
    })
    if ('errors' in described) return form(visit, supplier, described.errors as FieldErrors)
    const fault = await inviteFault(tx, described.invitation.email)
    if (fault) return form(visit, supplier, { email: fault })
    const id = await addInvitation(tx, described.invitation)
    await sendInvitation(visit, { id, ...described.invitation })
    return goTo(supplier ? urls.staffSupplier(supplier.id) : urls.people())
  },
})

function form({ urls, form: typed }: Visit, supplier?: SupplierRecord, errors?: FieldErrors): PageAnswer {
  const title = supplier ? `Invite somebody of ${supplier.name}` : 'Invite somebody'
  const body = (
    <FieldForm
      title={title}
      action={urls.invite()}
      errors={errors}
      button="Send the invitation"
      lede={
        supplier ? undefined : (
          <p class="govuk-body">
            People of a supplier are invited from the page of{' '}
            <a href={urls.staffSuppliers()}>that supplier</a>.
          </p>
        )
      }
    >
      {supplier && <input type="hidden" name="supplier" value={supplier.id} />}
      <Input name="name" label="Name" value={typed.text('name')} autocomplete="off" error={errors?.name} />
      <Input
        name="email"
        type="email"
        label="E-mail address"
        value={typed.text('email')}
        autocomplete="off"
        spellcheck={false}
        error={errors?.email}
      />
      <RoleChoices
        legend="Roles"
        chosen={typed.all('roles')}
        ofOrganisation={supplier !== undefined}
        error={errors?.roles}
      />
    </FieldForm>
  )
  const before = <SettingsTrail urls={urls} items={[{ text: 'People', href: urls.people() }]} />
  return show({ title, current: 'settings', before, body }, errors ? 422 : 200)
}
