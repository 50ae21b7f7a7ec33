import type { JSX } from 'preact'
import { Checkboxes } from '../checkboxes.tsx'
import type { Choices } from '../choice.tsx'
import { DateInput, type DatePart } from '../date-input.tsx'
import type { FieldGroupProps } from '../field-group.tsx'
import { Fieldset } from '../fieldset.tsx'
import { Radios } from '../radios.tsx'
import { attributesOf, html, type Options, words } from './options.ts'

function group(options: Options): FieldGroupProps {
  const { fieldset, formGroup } = options
  return {
    legend: words(fieldset?.legend),
    legendClass: fieldset?.legend?.classes,
    legendIsPageHeading: fieldset?.legend?.isPageHeading,
    hint: words(options.hint),
    error: words(options.errorMessage),
    describedBy: fieldset?.describedBy ?? options.describedBy,
    fieldsetClass: fieldset?.classes,
    fieldsetAttributes: attributesOf(fieldset?.attributes),
    groupClass: formGroup?.classes,
    groupAttributes: attributesOf(formGroup?.attributes),
    class: options.classes,
    attributes: attributesOf(options.attributes),
    before: words(formGroup?.beforeInputs),
    after: words(formGroup?.afterInputs),
  }
}

function choices(items: (Options | null | false)[] | undefined): Choices {
  return (items ?? []).map((item) => {
    if (!item) return undefined
    if (item.divider) return { divider: item.divider }
    return {
      value: item.value,
      text: words(item),
      id: item.id,
      name: item.name,
      hint: words(item.hint),
      checked: item.checked,
      disabled: item.disabled,
      conditional: item.conditional?.html && html(item.conditional.html),
      exclusive: item.behaviour === 'exclusive',
      labelClass: item.label?.classes,
      labelAttributes: attributesOf(item.label?.attributes),
      attributes: attributesOf(item.attributes),
    }
  })
}

export function radios(options: Options): JSX.Element {
  return (
    <Radios
      {...group(options)}
      name={options.name}
      idPrefix={options.idPrefix}
      value={options.value ?? undefined}
      items={choices(options.items)}
    />
  )
}

export function checkboxes(options: Options): JSX.Element {
  return (
    <Checkboxes
      {...group(options)}
      name={options.name}
      idPrefix={options.idPrefix}
      values={options.values}
      items={choices(options.items)}
    />
  )
}

function datePart(item: Options, options: Options): DatePart {
  const faultByClass = item.classes?.includes('govuk-input--error')
  return {
    name: item.name,
    label: item.label,
    value: item.value ?? options[item.name]?.value,
    error: faultByClass ? true : item.error,
    id: item.id,
    width: [options.year?.name, 'year'].includes(item.name) ? 4 : 2,
    autocomplete: item.autocomplete,
    inputmode: item.inputmode,
    pattern: item.pattern,
    class: item.classes?.replace('govuk-input--error', '').trim(),
    attributes: attributesOf(item.attributes),
  }
}

export function dateInput(options: Options): JSX.Element {
  const ownParts = ['day', 'month', 'year'].map(
    (name) => options[name] !== false && { name, ...options[name] },
  )
  const given: (Options | null | false)[] = options.items?.length ? options.items : ownParts
  return (
    <DateInput
      {...group(options)}
      id={options.id}
      namePrefix={options.namePrefix}
      values={options.values}
      parts={given.map((item) => (item ? datePart(item, options) : undefined))}
    />
  )
}

export function fieldset(options: Options): JSX.Element {
  return (
    <Fieldset
      legend={words(options.legend)}
      legendClass={options.legend?.classes}
      legendIsPageHeading={options.legend?.isPageHeading}
      describedBy={options.describedBy}
      role={options.role}
      class={options.classes}
      attributes={attributesOf(options.attributes)}
    >
      {options.html && html(options.html)}
    </Fieldset>
  )
}
