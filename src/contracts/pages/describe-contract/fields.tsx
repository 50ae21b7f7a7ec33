import { DateInput } from '../../../web/components/date-input.tsx'
import { Details } from '../../../web/components/details.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { contractKinds } from '../../contract.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import type { ContractFieldsProps } from './field-props.ts'
import { Suppliers } from './suppliers.tsx'

/** The fields of a contract: what it is and with whom, its days and its value, then what may be left out. */
export function ContractFields(props: ContractFieldsProps) {
  const { typed, errors } = props
  const { contract } = typed
  return (
    <>
      {/* Enter in a field saves; without this it would press the first button there is. */}
      <button class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" type="submit">
        Save
      </button>
      <Input
        name="title"
        label="What it is called"
        value={contract.title}
        autocomplete="off"
        error={errors.title}
      />
      <Input
        name="reference"
        label="Your own number for it"
        hint="The same number in a later file finds this contract"
        value={contract.reference}
        autocomplete="off"
        spellcheck={false}
        class="govuk-input--width-20"
        error={errors.reference}
      />
      <Suppliers {...props} />
      <Kind {...props} />
      <BelongsTo {...props} />
      <Days {...props} />
      <Money {...props} />
      <Others {...props} />
    </>
  )
}

function Kind({ typed, errors }: ContractFieldsProps) {
  return (
    <Radios
      name="kind"
      legend="What kind of agreement it is"
      value={typed.contract.kind}
      error={errors.kind}
      items={Object.entries(contractKinds).map(([value, text]) => ({ value, text, hint: kindHints[value] }))}
    />
  )
}

const kindHints: Readonly<Record<string, string>> = {
  framework: 'Others buy under it',
  lot: 'A part of a framework, with its own suppliers',
  'spot-purchase': 'One purchase at its prices, without a contract of its own',
}

/** What a lot, a call-off or a spot purchase belongs to; out of the way for everything else. */
function BelongsTo({ typed, errors, offered }: ContractFieldsProps) {
  const { framework, frameworkName, frameworkNumber } = typed
  const isSaid = [framework, frameworkName, frameworkNumber].some(Boolean)
  const isOpen = isSaid || Boolean(errors.framework ?? errors.frameworkName)
  const { kind } = typed.contract
  return (
    <Details
      summary="What a lot, a call-off or a spot purchase belongs to"
      open={isOpen || (kind !== 'contract' && kind !== 'framework')}
    >
      <Select
        name="framework"
        label="One of your own frameworks or lots"
        items={[
          { value: '', text: 'One that is not in the list' },
          ...offered.frameworks.map((each) => ({
            value: each.id,
            text: each.kind === 'lot' ? `${each.title} (lot)` : each.title,
          })),
        ]}
        value={framework}
        error={errors.framework}
      />
      <Input
        name="frameworkName"
        label="Or the name of another organisation’s framework"
        hint="For example, of a buying organisation that many councils use"
        value={frameworkName}
        autocomplete="off"
        error={errors.frameworkName}
      />
      <Input
        name="frameworkNumber"
        label="Its number there"
        value={frameworkNumber}
        autocomplete="off"
        spellcheck={false}
        class="govuk-input--width-20"
        error={errors.frameworkNumber}
      />
    </Details>
  )
}

function Days({ typed: { contract }, errors }: ContractFieldsProps) {
  const days = [
    { name: 'starts', legend: 'First day', hint: 'For example, 1 4 2026' },
    { name: 'ends', legend: 'Last day, without extensions', hint: undefined },
    {
      name: 'extendableUntil',
      legend: 'Last day with every extension (you can leave this out)',
      hint: undefined,
    },
  ] as const
  return (
    <>
      {days.map(({ name, legend, hint }) => (
        <DateInput
          id={name}
          namePrefix={name}
          legend={legend}
          hint={hint}
          values={dayValues(name, contract[name])}
          error={errors[name]}
        />
      ))}
    </>
  )
}

function Money({ typed: { contract }, errors }: ContractFieldsProps) {
  const sums = [
    { name: 'value', label: 'Value without VAT, for the whole of it' },
    { name: 'valueGross', label: 'Value with VAT (you can leave this out)' },
  ] as const
  return (
    <>
      {sums.map(({ name, label }) => (
        <Input
          name={name}
          label={label}
          value={contract[name]}
          prefix="£"
          inputmode="decimal"
          autocomplete="off"
          class="govuk-input--width-10"
          error={errors[name]}
        />
      ))}
    </>
  )
}

function Others({ typed: { contract }, errors, offered }: ContractFieldsProps) {
  return (
    <>
      <Select
        name="owner"
        label="Who looks after it"
        items={[
          { value: '', text: 'Nobody yet' },
          ...offered.people.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={contract.owner}
        error={errors.owner}
      />
      <Input
        name="service"
        label="Service it is for (you can leave this out)"
        hint="As you call it, such as Highways"
        value={contract.service}
        autocomplete="off"
        error={errors.service}
      />
      <Select
        name="place"
        label="Where (you can leave this out)"
        items={[
          { value: '', text: 'The whole area' },
          ...offered.places.map(({ code, name }) => ({ value: code, text: name })),
        ]}
        value={contract.place}
        error={errors.place}
      />
      <Input
        name="cpv"
        label="CPV codes (you can leave this out)"
        hint="Eight figures each, the main one first, with commas between them"
        value={contract.cpv}
        autocomplete="off"
        error={errors.cpv}
      />
      <Textarea
        name="description"
        label="What it is for (you can leave this out)"
        rows={4}
        value={contract.description}
        error={errors.description}
      />
    </>
  )
}
