import type { ComponentChildren } from 'preact'
import type { TypedDay } from '../../../language/typed-day.ts'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { CoverErrors, TypedCover } from '../../cover.ts'
import { isOrganisationRole } from '../../invitation.ts'
import { type Role, roles } from '../../role.ts'
import type { PersonWithRoles } from '../../store.ts'
import { FieldForm } from '../field-form.tsx'

/** The form as it was sent. */
export function typedCoverIn({ form }: Visit): TypedCover {
  return {
    covering: form.text('covering'),
    from: dayTyped(form, 'from'),
    until: dayTyped(form, 'until'),
    roles: form.all('roles'),
    reason: form.text('reason'),
  }
}

function dayTyped(form: Visit['form'], name: string): TypedDay {
  return { day: form.text(`${name}-day`), month: form.text(`${name}-month`), year: form.text(`${name}-year`) }
}

export interface CoverFormProps {
  title: string
  lede: ComponentChildren
  /** Who may be chosen to act. */
  others: readonly PersonWithRoles[]
  /** Roles of whoever is away. */
  held: readonly Role[]
  typed: TypedCover
  errors: CoverErrors
  /** What to know first; it is made all the same when that is ticked. */
  warnings: readonly string[]
  /** An administrator makes it for somebody, and says why. */
  byAdministrator: boolean
}

/** Who acts, on which days, with which roles. */
export function CoverForm({ title, lede, others, typed, errors, warnings, ...rest }: CoverFormProps) {
  const { held, byAdministrator } = rest
  return (
    <FieldForm
      title={title}
      lede={lede}
      errors={{ ...errors, ...(warnings.length > 0 ? { anyway: 'Look at this before it is made' } : {}) }}
      button={byAdministrator ? 'Make the cover' : 'Ask them to act for you'}
    >
      <Select
        name="covering"
        label={byAdministrator ? 'Who acts for them?' : 'Who acts for you?'}
        labelClass="govuk-label--s"
        items={[
          { value: '', text: 'Choose a person' },
          ...others.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={typed.covering}
        error={errors.covering}
      />
      <DayInput
        name="from"
        legend="First day"
        hint="For example, 3 8 2026"
        of={typed.from}
        error={errors.from}
      />
      <DayInput
        name="until"
        legend="Last day"
        hint="It ends at midnight at the end of this day."
        of={typed.until}
        error={errors.until}
      />
      <Checkboxes
        name="roles"
        legend="Roles to lend"
        legendClass="govuk-fieldset__legend--s"
        hint="Never more than is held on the day itself: a role that ends is lent no longer."
        values={typed.roles}
        error={errors.roles}
        items={held
          .filter((role) => !isOrganisationRole(role))
          .map((role) => ({ value: role, text: roles[role].name, hint: hintOf(role) }))}
      />
      {byAdministrator && (
        <Textarea
          name="reason"
          label="Why do you make this for them?"
          labelClass="govuk-label--s"
          hint="Both of them are told. Say nothing about anybody's health."
          rows={2}
          value={typed.reason}
          error={errors.reason}
        />
      )}
      {warnings.length > 0 && <Warnings warnings={warnings} />}
    </FieldForm>
  )
}

function hintOf(role: Role): string {
  return role === 'administrator'
    ? 'Can only be lent to somebody who is an administrator too.'
    : roles[role].does
}

interface DayInputProps {
  name: 'from' | 'until'
  legend: string
  hint: string
  of: TypedDay
  error?: string
}

function DayInput({ name, legend, hint, of, error }: DayInputProps) {
  return (
    <DateInput
      id={name}
      namePrefix={name}
      legend={legend}
      legendClass="govuk-fieldset__legend--s"
      hint={hint}
      values={{ [`${name}-day`]: of.day, [`${name}-month`]: of.month, [`${name}-year`]: of.year }}
      error={error}
    />
  )
}

function Warnings({ warnings }: { warnings: readonly string[] }) {
  return (
    <>
      {warnings.map((warning) => (
        <WarningText>{warning}</WarningText>
      ))}
      <Checkboxes
        name="anyway"
        legend="Make it all the same?"
        legendClass="govuk-fieldset__legend--s"
        values={[]}
        items={[{ value: 'yes', text: 'Yes, I have read this' }]}
      />
    </>
  )
}
