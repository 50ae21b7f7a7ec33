import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import type { PlanFieldsShown } from './shown.ts'

/** How much: a quantity, or so much for every sum that the supplier invoices. */
export function AmountFields({ typed, errors, unit, isMoney }: PlanFieldsShown) {
  const inUnits = { prefix: isMoney ? '£' : undefined, suffix: isMoney ? undefined : unit }
  const figure = { inputmode: 'decimal', autocomplete: 'off', class: 'govuk-input--width-10' } as const
  return (
    <Radios
      name="amount"
      legend="How much"
      value={typed.amount === 'invoiced' ? 'invoiced' : 'fixed'}
      error={errors.amount}
      items={[
        {
          value: 'fixed',
          text: 'A quantity',
          conditional: (
            <Input
              name="quantity"
              label="Quantity"
              hint={unit ? undefined : 'A figure in the unit of the measure, such as 40 hours'}
              value={typed.quantity}
              error={errors.quantity}
              {...figure}
              {...inUnits}
            />
          ),
        },
        {
          value: 'invoiced',
          text: 'So much for every sum that is invoiced',
          hint: 'It grows with the invoices you bring in or type, under this contract and all that belong to it',
          conditional: (
            <>
              <Input
                name="rateUnits"
                label="How many"
                value={typed.rateUnits ?? ''}
                error={errors.rateUnits}
                {...figure}
                {...inUnits}
              />
              <Input
                name="ratePer"
                label="For every"
                hint="In pounds, without VAT. For example, 500,000"
                value={typed.ratePer ?? ''}
                error={errors.ratePer}
                {...figure}
                prefix="£"
              />
              <Checkboxes
                name="divisible"
                values={typed.divisible ? ['yes'] : []}
                items={[
                  {
                    value: 'yes',
                    text: 'Parts of one count too',
                    hint: 'As of hours, pounds or tonnes. Without this, only whole ones are owed',
                  },
                ]}
              />
            </>
          ),
        },
      ]}
    />
  )
}
