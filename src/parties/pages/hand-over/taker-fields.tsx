import { Details } from '../../../web/components/details.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { Form } from '../../../web/form.ts'
import { type PersonWithRoles, rolesInWords } from '../../store.ts'
import { type HandoverErrors, nobody, type TypedHandover } from '../../typed-handover.ts'

/** Who takes over, as it was sent: services by their place in the list. */
export function typedHandoverIn(form: Form, services: readonly string[]): TypedHandover {
  return {
    rest: form.text('rest'),
    byService: new Map(services.map((service, place) => [service, form.text(`service-${place}`)])),
  }
}

interface TakerFieldsProps {
  takers: readonly PersonWithRoles[]
  services: readonly string[]
  typed: TypedHandover
  errors: HandoverErrors
}

/** Everything to one person; and, for those who want it, somebody else for a service. */
export function TakerFields({ takers, services, typed, errors }: TakerFieldsProps) {
  const people = takers.map(({ id, name, roles }) => ({
    value: id,
    text: `${name} (${rolesInWords(roles)})`,
  }))
  const isOpen = [...typed.byService.values()].some((text) => text !== '')
  return (
    <>
      <Select
        name="rest"
        label="Who takes over?"
        labelClass="govuk-label--s"
        hint="What nobody takes stands among what needs attention, as without an owner."
        items={[{ value: '', text: 'Choose a person' }, ...people, { value: nobody, text: 'Nobody yet' }]}
        value={typed.rest}
        error={errors.rest}
      />
      {services.length > 0 && (
        <Details summary="Somebody else for a service" open={isOpen}>
          {services.map((service, place) => (
            <Select
              name={`service-${place}`}
              label={service}
              items={[
                { value: '', text: 'The same person' },
                ...people,
                { value: nobody, text: 'Nobody yet' },
              ]}
              value={typed.byService.get(service) ?? ''}
              error={errors[`service-${place}`]}
            />
          ))}
        </Details>
      )}
    </>
  )
}
