import { monthOf } from '../../../language/day.ts'
import {
  firstDayOfPeriod,
  type Period,
  periodFrom,
  type PeriodKind,
  periodWords,
} from '../../../language/period.ts'
import { type Decimal, decimalOf, quantityWords, sum } from '../../../language/quantity.ts'
import {
  financialYearWords,
  type Quarter,
  quarterCode,
  quarterMonths,
  quarterOf,
} from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorMessage } from '../../../web/components/error-message.tsx'
import { FormGroup } from '../../../web/components/form-group.tsx'
import { Table, type TableCell, type TableProps } from '../../../web/components/table.tsx'
import type { PlanFieldsShown } from './shown.ts'
import { targetPrefix } from './typed.ts'

const profileOf = { month: 'monthly', quarter: 'quarterly', year: 'yearly' } as const

/** A box for each month, quarter or year, and the button that fills them evenly. */
export function Targets({ shown, kind }: { shown: PlanFieldsShown; kind: PeriodKind }) {
  const { typed, errors } = shown
  const profile = profileOf[kind]
  const error = typed.profile === profile ? errors.targets : undefined
  const inKind = [...typed.targets].filter(([name]) => periodFrom(kind, name))
  const total = sum(inKind.flatMap(([, text]) => decimalOf(text.replaceAll(',', '')) ?? []))
  const id = error ? 'targets' : `targets-${kind}`
  return (
    <FormGroup error={error} attributes={{ id }}>
      {error && <ErrorMessage id="targets-error">{error}</ErrorMessage>}
      <Table
        {...tables[kind](shown)}
        captionClass="govuk-table__caption--s"
        onPhone="blocks"
        firstCellIsHeader
      />
      <p class="govuk-body gm-muted">{totalWords(total, typed.quantity)}</p>
      <Button kind="secondary" name="act" value={kind === 'quarter' ? 'share' : `share-${profile}`}>
        Share it evenly over the {kind}s
      </Button>
    </FormGroup>
  )
}

function totalWords(total: Decimal, quantity: string): string {
  const whole = decimalOf(quantity.replaceAll(',', ''))
  if (total.eq(0)) return 'Together they must be the whole quantity.'
  return `Together ${quantityWords(total)}${whole ? ` of ${quantityWords(whole)}` : ''}.`
}

type TableOf = (shown: PlanFieldsShown) => Pick<TableProps, 'caption' | 'head' | 'rows'>

const captioned = (what: string, { unit }: PlanFieldsShown) =>
  `Planned for each ${what}${unit ? `, in ${unit}` : ''}`

const tables: Record<PeriodKind, TableOf> = {
  month(shown) {
    const quarters = Map.groupBy(shown.periods.month, (month) => quarterOf(firstDayOfPeriod(month)))
    return {
      caption: captioned('month', shown),
      head: ['Quarter', 'First month', 'Second month', 'Third month'].map((content) => ({ content })),
      rows: [...quarters].map(([quarter, months]) => [
        { content: quarterCode(quarter) },
        ...[0, 1, 2].map((place) => monthBox(shown, quarter, months, place)),
      ]),
    }
  },
  quarter(shown) {
    const years = Map.groupBy(shown.periods.quarter, (quarter) => Number(quarter.slice(0, 4)))
    return {
      caption: captioned('quarter', shown),
      head: ['Year', 'April to June', 'July to September', 'October to December', 'January to March'].map(
        (content) => ({ content }),
      ),
      rows: [...years].map(([year, within]) => [
        { content: financialYearWords(year) },
        ...[1, 2, 3, 4].map((number) => {
          const quarter = within.find((each) => each.endsWith(`Q${number}`)) as Quarter | undefined
          return quarter
            ? boxOf(shown, quarter, `${quarterCode(quarter)}, ${quarterMonths(quarter)}`)
            : outside
        }),
      ]),
    }
  },
  year(shown) {
    return {
      caption: captioned('financial year', shown),
      head: [{ content: 'Year' }, { content: 'April to March' }],
      rows: shown.periods.year.map((year) => [
        { content: periodWords(year) },
        boxOf(shown, year, `Financial year ${year}`),
      ]),
    }
  },
}

const outside: TableCell = { content: <span class="gm-muted">–</span> }

/** A month with its name beside the box: the columns of the table have none. */
function monthBox(
  shown: PlanFieldsShown,
  quarter: Quarter,
  months: readonly Period[],
  place: number,
): TableCell {
  const first = Number(firstDayOfPeriod(quarter).slice(5, 7))
  const month = months.find((each) => Number(each.slice(5, 7)) === ((first - 1 + place) % 12) + 1)
  if (!month) return outside
  return boxOf(shown, month, periodWords(month), monthOf(firstDayOfPeriod(month)).slice(0, 3))
}

function boxOf({ typed }: PlanFieldsShown, period: Period, label: string, seen?: string): TableCell {
  const name = `${targetPrefix}${period}`
  return {
    content: (
      <>
        {seen && <span aria-hidden="true">{seen} </span>}
        <label class="govuk-visually-hidden" for={name}>
          {label}
        </label>
        <input
          class="govuk-input govuk-input--width-5"
          id={name}
          name={name}
          value={typed.targets.get(period) ?? ''}
          inputmode="decimal"
          autocomplete="off"
        />
      </>
    ),
  }
}
