import { Input } from '../../../web/components/input.tsx'
import { LabelledControl } from '../../../web/components/form-group.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { classNames } from '../../../web/components/class-names.ts'
import type { FieldErrors } from '../../../web/form.ts'
import type { ContractRecord } from '../../store.ts'
import type { Offered } from '../commitment-form/choices.ts'
import type { TypedBenefit } from './typed.ts'

interface Props {
  contract: Pick<ContractRecord, 'supplierNames'>
  typed: TypedBenefit
  errors: FieldErrors
  themes: Offered['themes']
  /** Suppliers are not asked who gives it, nor which meeting it came from. */
  isOfSupplier?: boolean
}

/** The words of an idea: only the first is needed to begin. */
export function BenefitFields({ contract, typed, errors, themes, isOfSupplier = false }: Props) {
  return (
    <>
      <Input
        name="title"
        label={isOfSupplier ? 'What could you offer?' : 'What could be added?'}
        hint="In a few words, for example: forty hours of help for charities with writing bids"
        value={typed.title}
        autocomplete="off"
        error={errors.title}
      />
      <Textarea
        name="neededBy"
        label="Who needs it? (optional)"
        hint="A community group, a school, people in a place. Do not name people."
        rows={2}
        value={typed.neededBy}
        error={errors.neededBy}
      />
      <Textarea
        name="describes"
        label="Anything else to know (optional)"
        rows={3}
        value={typed.describes}
        error={errors.describes}
      />
      <MeasureChoice {...{ typed, errors, themes }} />
      <Input
        name="quantity"
        label="How much (optional)"
        hint="A figure in the unit of what is counted"
        value={typed.quantity}
        inputmode="decimal"
        autocomplete="off"
        class="govuk-input--width-10"
        error={errors.quantity}
      />
      {!isOfSupplier && <Supplier {...{ contract, typed, errors }} />}
      {!isOfSupplier && (
        <Input
          name="cameFrom"
          label="What it came out of (optional)"
          hint="A meeting, a decision before an extension, a letter"
          value={typed.cameFrom}
          autocomplete="off"
          error={errors.cameFrom}
        />
      )}
    </>
  )
}

function MeasureChoice({ typed, errors, themes }: Pick<Props, 'typed' | 'errors' | 'themes'>) {
  return (
    <LabelledControl
      field={{ name: 'measure', label: 'What would be counted (optional)', error: errors.measure }}
    >
      <select
        class={classNames('govuk-select', errors.measure && 'govuk-select--error')}
        id="measure"
        name="measure"
        aria-describedby={errors.measure ? 'measure-error' : undefined}
      >
        <option value="">Not known yet</option>
        {themes.map(({ title, measures }) => (
          <optgroup label={title}>
            {measures.map(({ id, name, unit }) => (
              <option value={id} selected={id === typed.measure}>
                {name} ({unit.many})
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </LabelledControl>
  )
}

function Supplier({ contract, typed, errors }: Pick<Props, 'contract' | 'typed' | 'errors'>) {
  const [only, ...more] = contract.supplierNames
  if (only && more.length === 0) return <input type="hidden" name="supplier" value={only.id} />
  return (
    <Select
      name="supplier"
      label="Who would give it (optional)"
      items={[
        { value: '', text: 'Not known yet' },
        ...contract.supplierNames.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      value={typed.supplier}
      error={errors.supplier}
    />
  )
}
