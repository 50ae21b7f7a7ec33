import { Input } from '../../../web/components/input.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { type PersonWithRoles, staffOf } from '../../store.ts'
import type { TeamErrors, TypedTeam } from '../../team.ts'

/** What can be chosen in the form of a team. */
export interface Offered {
  staff: PersonWithRoles[]
  /** Services that contracts are for. */
  services: string[]
}

export async function offeredIn(
  { tx }: Visit,
  { servicesInUse }: Pick<PartiesNeeds, 'servicesInUse'>,
): Promise<Offered> {
  return { staff: await staffOf(tx), services: await servicesInUse(tx) }
}

interface TeamFieldsProps {
  offered: Offered
  typed: TypedTeam
  errors: TeamErrors
}

export function TeamFields({ offered: { staff, services }, typed, errors }: TeamFieldsProps) {
  const isOffered = typed.service === '' || services.includes(typed.service)
  return (
    <>
      <Input
        name="name"
        label="Name of the team"
        labelClass="govuk-label--s"
        value={typed.name}
        autocomplete="off"
        error={errors.name}
      />
      <Select
        name="service"
        label="Service it belongs to"
        labelClass="govuk-label--s"
        hint="The services your contracts are for."
        items={[
          { value: '', text: 'None: it works across services' },
          ...(isOffered ? [] : [{ value: typed.service, text: typed.service }]),
          ...services.map((service) => ({ value: service, text: service })),
        ]}
        value={typed.service}
        error={errors.service}
      />
      <Select
        name="lead"
        label="Who leads it?"
        labelClass="govuk-label--s"
        hint="They are a member of the team too."
        items={[
          { value: '', text: 'Choose a person' },
          ...staff.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={typed.lead}
        error={errors.lead}
      />
    </>
  )
}
