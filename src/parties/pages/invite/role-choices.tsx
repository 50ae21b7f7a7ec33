import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { isOrganisationRole } from '../../invitation.ts'
import { type Role, roles } from '../../role.ts'

interface RoleChoicesProps {
  legend: string
  chosen: readonly string[]
  /** Roles held for an organisation, instead of those of staff. */
  ofOrganisation?: boolean
  error?: string
}

/** The roles to choose from, each with what it is for. */
export function RoleChoices({ legend, chosen, ofOrganisation = false, error }: RoleChoicesProps) {
  const offered = (Object.keys(roles) as Role[]).filter((role) => isOrganisationRole(role) === ofOrganisation)
  return (
    <Checkboxes
      name="roles"
      legend={legend}
      legendClass="govuk-fieldset__legend--s"
      values={chosen}
      error={error}
      items={offered.map((role) => ({ value: role, text: roles[role].name, hint: roles[role].does }))}
    />
  )
}
