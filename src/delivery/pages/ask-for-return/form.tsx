import { longDay } from '../../../language/day.ts'
import { type Quarter, quarterWords } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { Visit } from '../../../web/visit.ts'
import { daysOfLink } from '../../return.ts'
import type { SupplierToAsk } from '../../store.ts'

export interface AskTyped {
  supplier: string
  quarter: string
  email: string
  due: { day: string; month: string; year: string }
}

interface AskShown {
  visit: Visit
  title: string
  found: { contract: string; title: string; suppliers: SupplierToAsk[] }
  typed: AskTyped
  quarters: readonly Quarter[]
  supplier: SupplierToAsk | undefined
  error: { field: string; text: string } | undefined
}

/** Which quarter, by when, and at which address. */
export function AskForm(shown: AskShown) {
  const { visit, title, found, quarters, error } = shown
  const { urls } = visit
  return (
    <>
      {error ? (
        <ErrorSummary
          errors={[{ text: error.text, href: `#${error.field === 'due' ? 'due-day' : error.field}` }]}
        />
      ) : null}
      <PageHeading title={title} caption={found.title} />
      {quarters.length === 0 ? (
        <EmptyState
          title="There is nothing to ask for yet"
          action={{ text: 'Record a commitment', href: urls.newCommitment(found.contract) }}
        >
          A return asks what was delivered of what was promised, so something must be promised first.
        </EmptyState>
      ) : (
        <Fields {...shown} />
      )}
    </>
  )
}

function Fields({ visit, found, typed, quarters, supplier, error }: AskShown) {
  const errorAt = (field: string) => (error?.field === field ? error.text : undefined)
  return (
    <form method="post" action={visit.urls.askForReturn(found.contract)} novalidate>
      {found.suppliers.length > 1 ? (
        <Radios
          name="supplier"
          legend="Which supplier?"
          legendClass="govuk-fieldset__legend--s"
          items={found.suppliers.map((each) => ({
            value: each.supplier,
            text: each.name,
            hint: each.email ?? undefined,
          }))}
          value={typed.supplier}
          error={errorAt('supplier')}
        />
      ) : (
        <input type="hidden" name="supplier" value={supplier?.supplier ?? ''} />
      )}
      <Select
        name="quarter"
        label="Quarter"
        labelClass="govuk-label--s"
        items={quarters.map((quarter) => ({ value: quarter, text: optionWords(quarter, supplier) }))}
        value={typed.quarter}
        error={errorAt('quarter')}
      />
      <DateInput
        id="due"
        namePrefix="due"
        legend="To be answered by"
        legendClass="govuk-fieldset__legend--s"
        hint="For example, 14 10 2026"
        values={{ 'due-day': typed.due.day, 'due-month': typed.due.month, 'due-year': typed.due.year }}
        error={errorAt('due')}
      />
      <Input
        name="email"
        label="E-mail address to ask at"
        labelClass="govuk-label--s"
        hint={`They get a link that works for ${daysOfLink} days and needs no account.`}
        type="email"
        class="govuk-!-width-two-thirds"
        autocomplete="off"
        spellcheck={false}
        value={typed.email}
        error={errorAt('email')}
      />
      <Button preventDoubleClick>Ask for the return</Button>
      <p class="govuk-body gm-muted">Today is {longDay(visit.today)}.</p>
    </form>
  )
}

function optionWords(quarter: Quarter, supplier: SupplierToAsk | undefined): string {
  const state = supplier?.returns.find((each) => each.quarter === quarter)?.state
  const said = {
    awaited: ' – asked already',
    sent: ' – sent',
    nothing: ' – said nothing',
    'not-asked': ' – begun',
    cancelled: ' – cancelled',
  }
  return quarterWords(quarter) + (state ? said[state] : '')
}
