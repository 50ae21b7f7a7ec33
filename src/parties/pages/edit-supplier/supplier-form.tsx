import { organisationSchemes } from '../../../language/identifier.ts'
import { Fieldset } from '../../../web/components/fieldset.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { Form } from '../../../web/form.ts'
import { type SupplierField, type TypedSupplier, supplierKinds } from '../../supplier.ts'

/** As many numbers as anybody has: one more can be added each time. */
const places = Array.from({ length: 20 }, (_, place) => place)

/** What was typed about the supplier; empty numbers are left out. */
export function typedSupplier(form: Form): TypedSupplier {
  const numbers = places.map((place) => ({
    scheme: form.text(`scheme-${place}`),
    id: form.text(`number-${place}`),
  }))
  return {
    name: form.text('name'),
    kind: form.text('kind'),
    identifiers: numbers.filter(({ scheme, id }) => scheme !== '' || id !== ''),
    postcode: form.text('postcode'),
    about: form.text('about'),
    contactName: form.text('contactName'),
    contactEmail: form.text('contactEmail'),
  }
}

type Errors = Partial<Record<SupplierField, string>>

/** The fields of a supplier. */
export function SupplierFields({ typed, errors = {} }: { typed: TypedSupplier; errors?: Errors }) {
  return (
    <>
      <Input name="name" label="Name" value={typed.name} autocomplete="off" error={errors.name} />
      <Select
        name="kind"
        label="Sort of organisation"
        items={[
          { value: '', text: 'Choose' },
          ...Object.entries(supplierKinds).map(([value, text]) => ({ value, text })),
        ]}
        value={typed.kind}
        error={errors.kind}
      />
      <Numbers typed={typed} error={errors.identifiers} />
      <Input
        name="postcode"
        label="Postcode"
        value={typed.postcode}
        autocomplete="off"
        class="govuk-input--width-10"
        error={errors.postcode}
      />
      <Input
        name="contactName"
        label="Whom to write to"
        value={typed.contactName}
        autocomplete="off"
        error={errors.contactName}
      />
      <Input
        name="contactEmail"
        type="email"
        label="Their e-mail address"
        hint="Requests for returns go there"
        value={typed.contactEmail}
        autocomplete="off"
        spellcheck={false}
        error={errors.contactEmail}
      />
      <Textarea
        name="about"
        label="What it does"
        hint="In a sentence or two. Left out if you like."
        rows={3}
        value={typed.about}
        error={errors.about}
      />
    </>
  )
}

function Numbers({ typed, error }: { typed: TypedSupplier; error?: string }) {
  const shown = places.slice(0, Math.max(2, typed.identifiers.length + 1))
  return (
    <Fieldset legend="Numbers it is known by" legendClass="govuk-fieldset__legend--s">
      {shown.map((place) => (
        <div class="gm-side-by-side">
          <Select
            name={`scheme-${place}`}
            id={place === 0 ? 'identifiers' : undefined}
            label={`Kind of number ${place + 1}`}
            items={[
              { value: '', text: 'None' },
              ...Object.entries(organisationSchemes).map(([value, text]) => ({ value, text })),
            ]}
            value={typed.identifiers[place]?.scheme ?? ''}
            error={place === 0 ? error : undefined}
          />
          <Input
            name={`number-${place}`}
            label={`Number ${place + 1}`}
            value={typed.identifiers[place]?.id ?? ''}
            autocomplete="off"
            spellcheck={false}
            class="govuk-input--width-10"
          />
        </div>
      ))}
    </Fieldset>
  )
}
