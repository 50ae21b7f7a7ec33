import { Fieldset } from '../../../web/components/fieldset.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { type FieldsShown, measureTyped } from './shown.ts'

/** What may be left out. */
export function Others(shown: FieldsShown) {
  const { typed, errors, offered } = shown
  const measure = measureTyped(shown)
  return (
    <>
      <Select
        name="outcome"
        label="Outcome it counts for"
        items={[
          {
            value: '',
            text: measure?.outcomes[0] ? `As usual: ${measure.outcomes[0].name}` : 'As usual for the measure',
          },
          ...offered.outcomes.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={typed.outcome}
        error={errors.outcome}
      />
      <Select
        name="place"
        label="Where (you can leave this out)"
        items={[
          { value: '', text: 'Anywhere in the area' },
          ...offered.places.map(({ code, name }) => ({ value: code, text: name })),
        ]}
        value={typed.place}
        error={errors.place}
      />
      <Input
        name="beneficiaries"
        label="Who benefits (you can leave this out)"
        hint="For example, young people leaving care"
        value={typed.beneficiaries}
        autocomplete="off"
        error={errors.beneficiaries}
      />
      <Select
        name="owner"
        label="Who looks after it here"
        items={[
          { value: '', text: 'Nobody yet' },
          ...offered.people.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={typed.owner}
        error={errors.owner}
      />
      <Fieldset legend="At the supplier (you can leave this out)" legendClass="govuk-fieldset__legend--s">
        <Input
          name="supplierOwner"
          label="Who looks after it there"
          hint="Seen by staff only"
          value={typed.supplierOwner}
          autocomplete="off"
          error={errors.supplierOwner}
        />
        <Input
          name="supplierEmail"
          type="email"
          label="Their e-mail address"
          hint="Returns are asked for here, and nowhere else is it shown"
          value={typed.supplierEmail}
          autocomplete="off"
          spellcheck={false}
          error={errors.supplierEmail}
        />
      </Fieldset>
      <Textarea
        name="evidenceWanted"
        label="What shows that it was delivered (you can leave this out)"
        hint={
          measure
            ? `Left empty: ${measure.evidence.join('; ')}`
            : 'Left empty, it is what the measure always takes'
        }
        rows={2}
        value={typed.evidenceWanted}
        error={errors.evidenceWanted}
      />
    </>
  )
}
