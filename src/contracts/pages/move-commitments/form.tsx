import { longDay } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { standings } from '../../commitment.ts'
import { moves } from '../../move.ts'
import { amountWords } from '../../spend/scaling-words.ts'
import type { CommitmentRecord } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'

export interface Typed {
  /** Ids of commitments. */
  chosen: string[]
  months: string
  moves: string
  how: string
  reason: string
}

const title = 'Move the days of commitments'

/** What is moved, by how much, why, and how it is agreed. */
export function showForm(
  { urls }: Visit,
  offered: readonly CommitmentRecord[],
  typed: Typed,
  errors: FieldErrors = {},
): PageAnswer {
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title={title}
          lede="By months, many at once: when a contract began late, or a season was lost. You see what would change before anything does."
        />
        {offered.length === 0 ? (
          <EmptyState
            title="No commitments are chosen"
            action={{ text: 'See what needs attention', href: urls.attention() }}
          >
            Choose some in the lists of what needs attention, or come here from a contract.
          </EmptyState>
        ) : (
          <form method="post" novalidate>
            <Checkboxes
              name="commitment"
              legend="Which ones"
              legendClass="govuk-fieldset__legend--m"
              class="govuk-checkboxes--small"
              error={errors.commitment}
              values={typed.chosen}
              items={offered.map((one) => ({
                value: one.id,
                text: one.title,
                hint: `${one.supplierName}: ${amountWords(one, one)} by ${longDay(one.due)}. ${standings[one.standing]}`,
              }))}
            />
            <Input
              name="months"
              label="By how many months"
              hint="Such as 3. With a minus for earlier"
              value={typed.months}
              autocomplete="off"
              class="govuk-input--width-4"
              suffix="months"
              error={errors.months}
            />
            <Radios
              name="moves"
              legend="What of them is moved"
              value={typed.moves}
              error={errors.moves}
              items={[
                { value: 'all', text: moves.all, hint: 'All of it begins later' },
                { value: 'ahead', text: moves.ahead, hint: 'What was due before today stays' },
              ]}
            />
            <Radios
              name="how"
              legend="How it is agreed"
              value={typed.how}
              error={errors.how}
              items={[
                {
                  value: 'ask',
                  text: 'Ask each supplier',
                  hint: 'Promises that are in the contract or agreed in writing wait for their answer; the others change at once',
                },
                {
                  value: 'agreed',
                  text: 'It was agreed elsewhere already',
                  hint: 'All of them change at once',
                },
              ]}
            />
            <Textarea
              name="reason"
              label="Why"
              hint="Suppliers who are asked read this"
              rows={3}
              value={typed.reason}
              error={errors.reason}
            />
            <Button name="act" value="look">
              See what would change
            </Button>
          </form>
        )}
      </div>
    </div>
  )
  const before = <ContractBreadcrumbs urls={urls} further={[]} />
  return show({ title, current: 'contracts', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}
