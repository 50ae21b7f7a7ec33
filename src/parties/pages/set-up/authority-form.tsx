import { organisationSchemes } from '../../../language/identifier.ts'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { AuthorityErrors, TypedAuthority } from '../../authority.ts'
import { FieldForm } from '../field-form.tsx'

export interface AuthorityFormProps {
  action: string
  typed: TypedAuthority
  policy: string
  errors?: AuthorityErrors
}

/** The authority: step 1 of the set-up. It is sent as an address, so that going back finds it as it was typed. */
export function AuthorityForm({ action, typed, policy, errors = {} }: AuthorityFormProps) {
  return (
    <FieldForm
      title="Your authority"
      caption="Set-up: step 1 of 3"
      method="get"
      action={action}
      errors={errors}
      button="Continue"
    >
      <Input
        name="name"
        label="Name of the authority"
        hint="For example, Wrenshire County Council"
        value={typed.name}
        autocomplete="organization"
        error={errors.name}
      />
      <Input
        name="slug"
        label="Short name, for addresses"
        hint="Small letters, digits and hyphens, for example wrenshire"
        value={typed.slug}
        autocomplete="off"
        spellcheck={false}
        class="govuk-input--width-20"
        error={errors.slug}
      />
      <Input
        name="area"
        label="Area it serves"
        hint="As people call it, for example Wrenshire"
        value={typed.area}
        autocomplete="off"
        error={errors.area}
      />
      <Select
        name="scheme"
        label="Number it is known by in open data"
        hint="You can leave this out"
        items={[
          { value: '', text: 'None yet' },
          ...Object.entries(organisationSchemes).map(([value, text]) => ({ value, text })),
        ]}
        value={typed.scheme}
        error={errors.scheme}
      />
      <Input
        name="identifier"
        label="The number or code"
        value={typed.identifier}
        autocomplete="off"
        spellcheck={false}
        class="govuk-input--width-10"
        error={errors.identifier}
      />
      <Radios
        name="policy"
        legend="Social value policy to begin with"
        value={policy}
        items={[
          {
            value: 'reference',
            text: 'The reference policy',
            hint: 'Five outcomes, about sixty measures and the rules of English law. You can change all of it later.',
          },
          { value: 'empty', text: 'An empty one', hint: 'You write your own outcomes and choose measures.' },
        ]}
      />
    </FieldForm>
  )
}
