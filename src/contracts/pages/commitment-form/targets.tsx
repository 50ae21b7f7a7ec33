import { quantityWords, type Decimal, decimalOf, sum } from '../../../language/quantity.ts'
import { financialYearWords, type Quarter, quarterCode, quarterMonths } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorMessage } from '../../../web/components/error-message.tsx'
import { FormGroup } from '../../../web/components/form-group.tsx'
import { Table, type TableCell } from '../../../web/components/table.tsx'
import { type FieldsShown, measureTyped } from './shown.ts'
import { targetPrefix } from './typed.ts'

/** A box for each quarter, a financial year a row, and the button that fills them evenly. */
export function Targets(shown: FieldsShown) {
  const { typed, errors, quarters } = shown
  const years = Map.groupBy(quarters, (quarter) => Number(quarter.slice(0, 4)))
  const unit = measureTyped(shown)?.unit.many
  const total = sum([...typed.targets.values()].flatMap((text) => decimalOf(text.replaceAll(',', '')) ?? []))
  return (
    <FormGroup error={errors.targets} attributes={{ id: 'targets' }}>
      {errors.targets && <ErrorMessage id="targets-error">{errors.targets}</ErrorMessage>}
      <Table
        caption={`Planned for each quarter${unit ? `, in ${unit}` : ''}`}
        captionClass="govuk-table__caption--s"
        onPhone="blocks"
        firstCellIsHeader
        head={['Year', 'April to June', 'July to September', 'October to December', 'January to March'].map(
          (content) => ({ content }),
        )}
        rows={[...years].map(([year, within]) => [
          { content: financialYearWords(year) },
          ...[1, 2, 3, 4].map((number) => boxOf(shown, within, number)),
        ])}
      />
      <p class="govuk-body gm-muted">{totalWords(total, typed.quantity)}</p>
      <Button kind="secondary" name="act" value="share">
        Share the quantity evenly
      </Button>
    </FormGroup>
  )
}

function totalWords(total: Decimal, quantity: string): string {
  const whole = decimalOf(quantity.replaceAll(',', ''))
  if (total.eq(0)) return 'The quarters must add up to the whole quantity.'
  return `Together ${quantityWords(total)}${whole ? ` of ${quantityWords(whole)}` : ''}.`
}

function boxOf({ typed }: FieldsShown, within: readonly Quarter[], number: number): TableCell {
  const quarter = within.find((each) => each.endsWith(`Q${number}`))
  if (!quarter) return { content: <span class="gm-muted">–</span> }
  const name = `${targetPrefix}${quarter}`
  return {
    content: (
      <>
        <label class="govuk-visually-hidden" for={name}>
          {quarterCode(quarter)}, {quarterMonths(quarter)}
        </label>
        <input
          class="govuk-input govuk-input--width-5"
          id={name}
          name={name}
          value={typed.targets.get(quarter) ?? ''}
          inputmode="decimal"
          autocomplete="off"
        />
      </>
    ),
  }
}
