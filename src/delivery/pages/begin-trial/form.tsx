import { dayIn, longDay } from '../../../language/day.ts'
import { quarterMonths } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { TrialRecord } from '../../store.ts'
import { daysOfTrial } from '../../trial-return.ts'
import type { FoundContract, TrialTyped } from './shown.ts'

interface BeginShown {
  visit: Visit
  found: FoundContract
  typed: TrialTyped
  error: { field: string; text: string } | undefined
}

/** What a trial is, whose return it is about, and the way in. */
export function BeginTrial(shown: BeginShown) {
  const { visit, found, error } = shown
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.text, href: `#${error.field}` }]} /> : null}
      <PageHeading title="Try it yourself" caption={found.title} />
      {found.suppliers.length === 0 ? (
        <EmptyState
          title="There is nothing to try yet"
          action={{ text: 'Record a commitment', href: visit.urls.newCommitment(found.contract) }}
        >
          A return asks what was delivered of what was promised. This contract has no commitment that stands,
          so a supplier would have nothing to answer. Record one first.
        </EmptyState>
      ) : (
        <Fields {...shown} />
      )}
      {found.running.length > 0 ? <Running visit={visit} running={found.running} /> : null}
    </>
  )
}

function Fields({ visit, found: { contract, suppliers }, typed, error }: BeginShown) {
  const { email } = visit.visitor
  return (
    <form method="post" action={visit.urls.beginTrial(contract)} novalidate>
      <p class="govuk-body">
        See what a supplier sees: open a return on your own phone, answer it, and then check here what
        arrived.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>No supplier is told. Nothing you send is counted or published.</li>
        <li>
          It is cleared away after {daysOfTrial === 7 ? 'seven' : daysOfTrial} days, or when you end it.
        </li>
        <li>Whoever has the link can see what is promised in this contract, as with a real one.</li>
      </ul>
      {suppliers.length > 1 ? (
        <Radios
          name="supplier"
          legend="Whose return?"
          legendClass="govuk-fieldset__legend--s"
          items={suppliers.map((each) => ({ value: each.supplier, text: each.name }))}
          value={typed.supplier}
          error={error?.field === 'supplier' ? error.text : undefined}
        />
      ) : (
        <input type="hidden" name="supplier" value={suppliers[0]!.supplier} />
      )}
      {email ? (
        <Checkboxes
          name="email"
          class="govuk-checkboxes--small"
          items={[{ value: 'yes', text: `Also send the link to ${email}` }]}
          values={typed.email ? ['yes'] : []}
        />
      ) : null}
      <Button preventDoubleClick>Begin the trial</Button>
    </form>
  )
}

function Running({ visit: { urls }, running }: { visit: Visit; running: readonly TrialRecord[] }) {
  return (
    <section id="running">
      <h2 class="govuk-heading-m">Your trials</h2>
      <ul class="govuk-list">
        {running.map(({ id, contractTitle, supplierName, quarter, ends }) => (
          <li>
            <a class="govuk-link" href={urls.trial(id)}>
              {contractTitle}
            </a>
            <span class="gm-muted">
              {' '}
              {supplierName}, {quarterMonths(quarter)}; until {longDay(dayIn(ends))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
