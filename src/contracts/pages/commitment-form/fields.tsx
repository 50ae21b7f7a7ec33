import { isMoney } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import { origins, standings } from '../../commitment.ts'
import { WhoCounts } from './who-counts.tsx'
import { MeasureField } from './measure-field.tsx'
import { Others } from './others.tsx'
import { PlanFields } from './plan-fields.tsx'
import { type FieldsShown, measureTyped } from './shown.ts'

/** The fields of a commitment: what, how much, by when, how firm; then what may be left out. */
export function CommitmentFields(shown: FieldsShown) {
  const { contract, typed, errors, periods } = shown
  const measure = measureTyped(shown)
  return (
    <>
      {/* Enter in a field saves; without this it would press the first button there is. */}
      <button class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true" type="submit">
        Save
      </button>
      <MeasureField {...shown} />
      <Input
        name="title"
        label="What is promised, in words that any reader understands"
        hint="For example, help for charities with writing bids"
        value={typed.title}
        autocomplete="off"
        error={errors.title}
      />
      <Supplier {...shown} />
      <PlanFields
        {...{ term: contract, typed, errors, periods }}
        unit={measure?.unit.many}
        isMoney={measure !== undefined && isMoney(measure)}
      />
      <HowFirm {...shown} />
      <WhoCounts {...shown} />
      <Others {...shown} />
    </>
  )
}

function Supplier({ contract, typed, errors }: FieldsShown) {
  const [only, ...more] = contract.supplierNames
  if (only && more.length === 0) return <input type="hidden" name="supplier" value={only.id} />
  return (
    <Select
      name="supplier"
      label="Which supplier promises it"
      items={[
        { value: '', text: 'Choose' },
        ...contract.supplierNames.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      value={typed.supplier}
      error={errors.supplier}
    />
  )
}

const standingHints = {
  contractual: 'A clause binds the supplier; only then are there remedies',
  'agreed-in-writing': 'A letter or an e-mail, but no clause',
  voluntary: 'Offered, without being bound',
  'not-known': 'Nobody has looked yet',
} as const

function HowFirm({ typed, errors }: FieldsShown) {
  return (
    <>
      <Radios
        name="standing"
        legend="How firm it is"
        value={typed.standing}
        error={errors.standing}
        items={Object.entries(standings).map(([value, text]) => ({
          value,
          text,
          hint: standingHints[value as keyof typeof standingHints],
        }))}
      />
      <Radios
        name="origin"
        legend="Where it comes from"
        class="govuk-radios--inline"
        value={typed.origin}
        error={errors.origin}
        items={Object.entries(origins).map(([value, text]) => ({ value, text }))}
      />
    </>
  )
}

/** The one button that records, and the one that only looks again. */
export function SaveButton({ children }: { children: string }) {
  return (
    <Button name="act" value="save" preventDoubleClick>
      {children}
    </Button>
  )
}
