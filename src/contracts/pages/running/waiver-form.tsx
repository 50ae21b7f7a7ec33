import { decimalOf } from '../../../language/quantity.ts'
import { type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { isId } from '../../../language/identifier.ts'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors, Form } from '../../../web/form.ts'
import { type Waiver, type WaiverKind, waiverKinds } from '../../running/waiver.ts'
import type { WaiverRecord } from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { dayTyped } from './frame.tsx'

export interface TypedWaiver {
  number: string
  kind: string
  title: string
  supplier: string
  contract: string
  value: string
  reason: string
  approver: string
  approvedOn: TypedDay
  expires: TypedDay
}

export function typedWaiverIn(form: Form): TypedWaiver {
  const text = (name: string) => form.text(name)
  return {
    number: text('number'),
    kind: text('kind'),
    title: text('title'),
    supplier: text('supplier'),
    contract: text('contract'),
    value: text('value'),
    reason: text('reason'),
    approver: text('approver'),
    approvedOn: dayIn(form, 'approvedOn'),
    expires: dayIn(form, 'expires'),
  }
}

export function typedWaiver(waiver: WaiverRecord): TypedWaiver {
  return {
    ...waiver,
    contract: waiver.contract ?? '',
    value: waiver.value?.toFixed() ?? '',
    approvedOn: typedDay(waiver.approvedOn),
    expires: typedDay(waiver.expires),
  }
}

/** What was typed, or a sentence for each field that can't be read. */
export function readWaiver(typed: TypedWaiver): { waiver: Waiver } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const figure = typed.value.replace(/^£/, '').replaceAll(/(?<=\d),(?=\d{3})/g, '')
  const value = figure === '' ? null : decimalOf(figure)
  if (!Object.hasOwn(waiverKinds, typed.kind)) errors.kind = 'Choose what it is'
  if (value === undefined) errors.value = 'Enter pounds as a figure, like 12,500'
  const approvedOn = dayTyped(typed.approvedOn, 'approvedOn', errors)
  const expires = dayTyped(typed.expires, 'expires', errors)
  if (Object.keys(errors).length > 0) return { errors }
  return {
    waiver: {
      ...typed,
      kind: typed.kind as WaiverKind,
      contract: isId(typed.contract) ? typed.contract : null,
      value: value ?? null,
      approvedOn: approvedOn!,
      expires: expires!,
    },
  }
}

export function WaiverFields({
  typed,
  errors,
  contractTitle,
}: {
  typed: TypedWaiver
  errors: FieldErrors
  contractTitle: string | null
}) {
  const text = (name: 'number' | 'title' | 'supplier' | 'approver', label: string, hint?: string) => (
    <Input
      name={name}
      label={label}
      hint={hint}
      value={typed[name]}
      autocomplete="off"
      error={errors[name]}
    />
  )
  return (
    <>
      {typed.contract !== '' && <input type="hidden" name="contract" value={typed.contract} />}
      {contractTitle && <p class="govuk-body">On the contract {contractTitle}.</p>}
      <Radios
        name="kind"
        legend="What it is"
        value={typed.kind}
        error={errors.kind}
        items={Object.entries(waiverKinds).map(([value, words]) => ({ value, text: words }))}
      />
      {text('number', 'Number')}
      {text('title', 'What is bought')}
      {text('supplier', 'From whom')}
      <Input
        name="value"
        label="Value (optional)"
        prefix="£"
        inputmode="decimal"
        class="govuk-input--width-10"
        value={typed.value}
        error={errors.value}
      />
      <Textarea
        name="reason"
        label="Why there was no competition"
        rows={3}
        value={typed.reason}
        error={errors.reason}
      />
      {text('approver', 'Who approved it', 'A post or a board')}
      <DateInput
        id="approvedOn"
        namePrefix="approvedOn"
        legend="When it was approved"
        values={dayValues('approvedOn', typed.approvedOn)}
        error={errors.approvedOn}
      />
      <DateInput
        id="expires"
        namePrefix="expires"
        legend="The last day it holds"
        values={dayValues('expires', typed.expires)}
        error={errors.expires}
      />
    </>
  )
}
