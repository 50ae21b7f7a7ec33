import { type Day, longDay } from '../../language/day.ts'
import { amountWords, countedElsewhereWords } from '../../contracts/index.ts'
import { unitWords } from '../../measurement/index.ts'
import { withoutContactDetails } from '../../register/index.ts'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { Table } from '../../web/components/table.tsx'
import type { Urls } from '../../web/urls.ts'
import type { PublicCommitment } from '../store.ts'
import { standingNames, standsOn } from './contract-words.ts'
import { countWords } from './outputs-told.tsx'

interface CommitmentTableProps {
  commitments: readonly PublicCommitment[]
  caption: string
  today: Day
  urls: Urls
  /** Names the contract of each, where they are of several. */
  withContract?: boolean
  /** Names who promised each, where several did. */
  withSupplier?: boolean
}

/** Promises in rows: how much by when, how much of it was reported and verified, and how each stands. */
export function CommitmentTable(props: CommitmentTableProps) {
  const { commitments, caption, today } = props
  return (
    <Table
      caption={caption}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      head={[
        { content: 'Promise' },
        { content: 'Due' },
        { content: 'Promised', numeric: true },
        { content: 'Reported', numeric: true },
        { content: 'Verified', numeric: true },
        { content: 'How it stands' },
      ]}
      rows={commitments.map((commitment) => {
        const { tag, late } = standsOn(commitment, today)
        return [
          {
            content: <Promised {...props} commitment={commitment} />,
            attributes: { id: `commitment-${commitment.id}` },
          },
          { content: longDay(commitment.due), class: 'gm-nowrap' },
          { content: amountWords(commitment, commitment), numeric: true },
          { content: unitWords(commitment, commitment.reported), numeric: true },
          { content: <strong>{unitWords(commitment, commitment.verified)}</strong>, numeric: true },
          {
            content: (
              <>
                <StatusTag status={tag} />
                {late && <p class="gm-muted govuk-!-margin-0">{late}</p>}
                {commitment.waiting > 0 && (
                  <p class="gm-muted govuk-!-margin-0">{reportsWords(commitment.waiting)} being checked</p>
                )}
              </>
            ),
          },
        ]
      })}
    />
  )
}

function reportsWords(count: number): string {
  return count === 1 ? '1 report' : `${countWords(count)} reports`
}

function Promised({
  commitment,
  urls,
  withContract,
  withSupplier,
}: CommitmentTableProps & { commitment: PublicCommitment }) {
  const { title, contract, measureCode, measureName, placeName, beneficiaries, standing, origin } = commitment
  const counting = countedElsewhereWords(commitment)
  const more = [
    withSupplier && `by ${commitment.supplierName}`,
    placeName && !withContract && `in ${placeName}`,
    standingNames[standing],
    origin === 'added' && 'added during the contract',
  ].filter(Boolean)
  return (
    <>
      {withoutContactDetails(title)}
      <br />
      <span class="gm-muted">
        <a class="govuk-link" href={urls.method(measureCode)}>
          {measureName}
        </a>
        {more.length > 0 && `, ${more.join(', ')}`}
        {withContract && (
          <>
            , on{' '}
            <a class="govuk-link" href={urls.contract(contract.id)}>
              {contract.title}
            </a>
          </>
        )}
        {counting && (
          <>
            <br />
            {withoutContactDetails(counting)}
          </>
        )}
        {beneficiaries && !withContract && (
          <>
            <br />
            Who benefits: {withoutContactDetails(beneficiaries)}
          </>
        )}
      </span>
    </>
  )
}
