import { longDay } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { unitWords } from '../../../measurement/index.ts'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { several } from '../../import-words.ts'
import { type CommitmentPrepared, missedIn, type Prepared } from '../../running/prepared.ts'

const statuses = {
  met: 'met-in-full',
  part: 'met-in-part',
  none: 'not-met',
  'not-yet-due': 'not-yet-due',
} as const

export function amountWords(
  quantity: string,
  { one, many }: Pick<CommitmentPrepared, 'one' | 'many'>,
): string {
  return unitWords({ unit: { one, many } }, new Decimal(quantity))
}

/** How each commitment stood, as a table. */
export function PreparedCommitments({ commitments }: Pick<Prepared, 'commitments'>) {
  if (commitments.length === 0) return <p class="govuk-body">Nothing is promised on this contract yet.</p>
  return (
    <Table
      caption="How the commitments stand"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Commitment' },
        { content: 'Promised', numeric: true },
        { content: 'Verified', numeric: true },
        { content: 'Due' },
        { content: 'Status' },
      ]}
      rows={commitments.map((each) => [
        { content: `${each.title}${each.origin === 'added' ? ' (added later)' : ''}` },
        { content: amountWords(each.promised, each), numeric: true },
        { content: amountWords(each.verified, each), numeric: true },
        { content: longDay(each.due) },
        { content: <StatusTag status={statuses[each.standing]} /> },
      ])}
    />
  )
}

/** What is open beside the commitments, each a line. */
export function openLines({
  waiting,
  returnsAwaited,
  drafts,
  benefits,
  risks,
  commitments,
}: Prepared): string[] {
  const missed = missedIn({ commitments }).length
  const openBenefits = benefits.filter(({ state }) => state.startsWith('To '))
  return [
    ...(missed > 0 ? [`${several(missed, 'commitment', 'commitments')} due and not met in full`] : []),
    ...(waiting > 0 ? [`${several(waiting, 'delivery', 'deliveries')} to check`] : []),
    ...(returnsAwaited > 0 ? [`${several(returnsAwaited, 'return', 'returns')} awaited`] : []),
    ...(drafts > 0 ? [`${several(drafts, 'promise', 'promises')} of notices to decide on`] : []),
    ...openBenefits.map(({ title, state }) => `Further benefit “${title}”: ${state.toLowerCase()}`),
    ...risks.map(
      ({ risk, likelihood, reviewOn }) =>
        `Risk: ${risk} (${likelihood.toLowerCase()}, look again ${longDay(reviewOn)})`,
    ),
  ]
}

/** What the system prepared: the commitments, and what is open. */
export function PreparedShown({ prepared }: { prepared: Prepared }) {
  const lines = openLines(prepared)
  return (
    <>
      <h2 class="govuk-heading-m">Promised and delivered, on {longDay(prepared.on)}</h2>
      <PreparedCommitments commitments={prepared.commitments} />
      <h2 class="govuk-heading-m">What is open</h2>
      {lines.length === 0 ? (
        <p class="govuk-body">Nothing is open.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}
