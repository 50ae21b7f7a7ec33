import { quarterCode } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Table } from '../../../web/components/table.tsx'
import { earlierWords } from '../../earlier-words.ts'
import type { EarlierDelivery } from '../../needs.ts'
import type { CommitmentShown } from './shown.ts'

/** What the council's earlier records say was delivered: told apart from what was reported and verified here. */
export function Earlier({ commitment, earlier, visit: { urls } }: CommitmentShown) {
  if (earlier.length === 0) return null
  const { unit } = commitment
  const words = (amount: EarlierDelivery['reported']) =>
    amount === null ? 'Not said' : unitWords({ unit }, amount)
  return (
    <>
      <h2 class="govuk-heading-m">From the council’s earlier records</h2>
      <p class="govuk-body">
        Brought in from a file, not reported or checked here. It is no output in the register, and counts as
        verified nowhere until somebody confirms it with evidence.
      </p>
      <Table
        caption="Deliveries of the council’s earlier records"
        captionClass="govuk-visually-hidden"
        onPhone="blocks"
        firstCellIsHeader
        head={[
          { content: 'Quarter' },
          { content: 'Reported', numeric: true },
          { content: 'Accepted', numeric: true },
          { content: 'What happened' },
          { content: 'Where it comes from' },
        ]}
        rows={earlier.map((one) => [
          { content: one.quarter === null ? 'Up to the day of the file' : quarterCode(one.quarter) },
          { content: words(one.reported), numeric: true },
          { content: words(one.accepted), numeric: true },
          { content: one.story ?? 'Not said' },
          {
            content: (
              <>
                {earlierWords(one)}{' '}
                <a class="govuk-link" href={urls.import(one.importId)}>
                  See the file
                </a>
                {one.confirmedBy ? (
                  <>
                    . Confirmed here with evidence, and counted as that:{' '}
                    <a class="govuk-link" href={urls.verifyDelivery(one.confirmedBy)}>
                      see the delivery
                    </a>
                  </>
                ) : (
                  <>
                    {' · '}
                    <a class="govuk-link" href={urls.confirmEarlier(one.id)}>
                      Confirm it with evidence
                      <span class="govuk-visually-hidden">
                        {' '}
                        for {one.quarter === null ? 'the time up to the file' : quarterCode(one.quarter)}
                      </span>
                    </a>
                  </>
                )}
              </>
            ),
          },
        ])}
      />
    </>
  )
}
