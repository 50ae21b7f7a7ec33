import { longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { mayPass } from '../../../web/permission.ts'
import { standings } from '../../commitment.ts'
import { keepCommitments } from '../../permissions.ts'
import { amountWords } from '../../spend/scaling-words.ts'
import { CountedElsewhere } from '../counted-elsewhere.tsx'
import { noProgress } from '../going.ts'
import { statusOf } from '../standing-words.ts'
import type { ContractShown } from './shown.ts'

/** What was promised, and how far it is delivered. */
export function Commitments(shown: ContractShown) {
  const { visit, contract, commitments, drafts, extension } = shown
  const { urls, visitor } = visit
  const keeps = mayPass(keepCommitments, visitor.roles, false)
  return (
    <>
      <h2 class="govuk-heading-m">Commitments</h2>
      {drafts > 0 && (
        <InsetText>
          {drafts === 1 ? 'A notice names a promise' : `Notices name ${drafts} promises`} that nobody has
          decided on yet. <a href={urls.commitmentDrafts(contract.id)}>Decide what becomes of them</a>.
        </InsetText>
      )}
      {extension && keeps && commitments.length > 0 && (
        <InsetText>
          The contract now runs until {longDay(extension.ends)}, not {longDay(extension.ended)}.{' '}
          <a href={urls.planAnew(contract.id)}>Say what becomes of its commitments</a>.
        </InsetText>
      )}
      {commitments.length === 0 ? (
        <EmptyState
          headingLevel={3}
          title="Nothing is recorded yet"
          action={
            keeps ? { text: 'Record the first commitment', href: urls.newCommitment(contract.id) } : undefined
          }
        >
          What the supplier promised beside the work itself stands here: so many hours, places or pounds, by
          which day.
        </EmptyState>
      ) : (
        <>
          <CommitmentTable {...shown} />
          {keeps && commitments.some(({ withdrawnOn }) => !withdrawnOn) && (
            <div class="govuk-button-group">
              <Button href={urls.askForReturn(contract.id)} kind="secondary">
                Ask for a return
              </Button>
              <a class="govuk-link" href={urls.beginTrial(contract.id)}>
                Try it yourself first
              </a>
            </div>
          )}
        </>
      )}
    </>
  )
}

function CommitmentTable({ visit: { urls, today }, contract, commitments, progress }: ContractShown) {
  const hasEarlier = [...progress.values()].some(
    ({ earlier }) => earlier.reported.gt(0) || earlier.accepted.gt(0),
  )
  return (
    <Table
      caption="Commitments of this contract"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Commitment' },
        { content: 'Promised', numeric: true },
        { content: 'Reported', numeric: true },
        { content: 'Verified', numeric: true },
        ...(hasEarlier ? [{ content: 'Accepted in earlier records', numeric: true }] : []),
        { content: 'Due' },
        { content: 'How firm' },
        { content: 'Status' },
      ]}
      rows={commitments.map((commitment) => {
        const { id, title, measureName, unit, due, standing } = commitment
        const done = progress.get(id) ?? noProgress
        return [
          {
            content: (
              <>
                <a class="govuk-link" href={urls.staffCommitment(contract.id, id)}>
                  {title}
                </a>
                <CountedElsewhere {...commitment} />
                {title !== measureName && (
                  <>
                    <br />
                    <span class="gm-muted govuk-!-font-weight-regular">{measureName}</span>
                  </>
                )}
              </>
            ),
          },
          { content: amountWords({ unit }, commitment), numeric: true },
          { content: unitWords({ unit }, done.reported), numeric: true },
          { content: unitWords({ unit }, done.verified), numeric: true },
          ...(hasEarlier ? [{ content: unitWords({ unit }, done.earlier.accepted), numeric: true }] : []),
          { content: longDay(due) },
          { content: standings[standing] },
          { content: <StatusTag status={statusOf(commitment, done, today)} /> },
        ]
      })}
    />
  )
}
