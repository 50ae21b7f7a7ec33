import { dayIn, longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { actingForWords } from '../../../parties/index.ts'
import { Timeline } from '../../../web/components/timeline.tsx'
import { standings } from '../../commitment.ts'
import type { CommitmentVersion } from '../../store/commitment-versions.ts'
import type { CommitmentShown } from './shown.ts'

/** How the commitment came to stand as it does, the newest first. */
export function Versions({ commitment, versions, people, lenders }: CommitmentShown) {
  if (versions.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">How it came to stand like this</h2>
      <Timeline
        entries={versions.map((version) => ({
          title: titleOf(version),
          when: whenOf(version),
          datetime: version.from,
          by: version.recordedBy
            ? actingForWords(
                people.get(version.recordedBy) ?? 'Somebody who left',
                lenders.get(version.recordedAt.getTime()),
              )
            : undefined,
          children: (
            <>
              <p class="govuk-body">
                {version.title}: {unitWords(commitment, version.quantity)} by {longDay(version.due)}. How
                firm: {standings[version.standing].toLowerCase()}.
              </p>
              {version.reason && <p class="govuk-body">{version.reason}</p>}
            </>
          ),
        }))}
      />
    </>
  )
}

function titleOf({ version, withdrawnOn }: CommitmentVersion): string {
  if (withdrawnOn) return 'Withdrawn'
  return version === 1 ? 'Recorded' : 'Changed'
}

/** The day from which it holds, and the day it was recorded where that is another. */
function whenOf({ from, recordedAt }: CommitmentVersion): string {
  const recorded = dayIn(recordedAt)
  return recorded === from ? longDay(from) : `${longDay(from)}, recorded on ${longDay(recorded)}`
}
