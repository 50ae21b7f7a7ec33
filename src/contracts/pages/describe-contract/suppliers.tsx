import { supplierKinds } from '../../../parties/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { Fieldset } from '../../../web/components/fieldset.tsx'
import { Input } from '../../../web/components/input.tsx'
import type { SupplierNamed } from '../../store.ts'
import type { ContractFieldsProps } from './field-props.ts'

/** Those chosen, ticked; those found, to be ticked; and a box to find another. */
export function Suppliers({ typed, errors, newSupplierHref }: ContractFieldsProps) {
  const { chosen, matches, search } = typed
  return (
    <Fieldset legend="Supplier" legendClass="govuk-fieldset__legend--s">
      {chosen.length + matches.length > 0 && (
        <Checkboxes
          name="suppliers"
          idPrefix="chosen"
          legend={matches.length > 0 ? 'Tick those with whom it is made' : 'With whom it is made'}
          legendClass="govuk-visually-hidden"
          values={chosen.map(({ id }) => id)}
          items={[...chosen, ...matches].map((supplier) => ({
            value: supplier.id,
            text: supplier.name,
            hint: kindWords(supplier),
          }))}
        />
      )}
      <input type="hidden" name="searched" value={search} />
      <Input
        name="supplier"
        id="suppliers"
        label={chosen.length > 0 ? 'Add another by name or number' : 'Find it by name or number'}
        hint={
          <>
            Part of the name, or a company or charity number.{' '}
            <a class="govuk-link" href={newSupplierHref} target="_blank" rel="noreferrer">
              Add one that is new here (opens in a new tab)
            </a>
          </>
        }
        value={search}
        autocomplete="off"
        spellcheck={false}
        error={errors.suppliers}
      />
      <Button kind="secondary" name="act" value="find">
        Find the supplier
      </Button>
    </Fieldset>
  )
}

function kindWords({ kind }: SupplierNamed): string | undefined {
  return kind === 'not-known' ? undefined : (supplierKinds as Record<string, string>)[kind]
}
