import { peopleRules } from '../about-people/rules.ts'
import { isProtected, type PeopleSeen } from '../about-people/seen.ts'

/** "names of people: a column “First name”" */
export function seenWords({ rule, seen }: PeopleSeen): string {
  return `${peopleRules[rule].what}: ${seen}`
}

/** The strongest reason first: what the law protects most. */
function becauseOf(seen: readonly PeopleSeen[]): string {
  const told = seen.find(isProtected) ?? seen[0]!
  return `${peopleRules[told.rule].because}.`.replace(/^./, (letter) => letter.toUpperCase())
}

function SeenList({ seen }: { seen: readonly PeopleSeen[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {seen.map((each) => (
        <li>{seenWords(each)}</li>
      ))}
    </ul>
  )
}

/** For the supplier, beside a file: what was seen of people in it, and what to do. Nothing is blocked. */
export function SeenInFile({ seen }: { seen: readonly PeopleSeen[] }) {
  if (seen.length === 0) return null
  return (
    <div class="gm-people-seen">
      <p>
        <strong>This file may tell of people.</strong> A plain rule saw:
      </p>
      <SeenList seen={seen} />
      <p>
        {becauseOf(seen)} Take it off, cover that part and send it again. If the rule is wrong, go on as it
        is.
      </p>
    </div>
  )
}

/** The same for words that were typed, before they are sent. */
export function SeenInWords({ seen }: { seen: readonly PeopleSeen[] }) {
  if (seen.length === 0) return null
  return (
    <>
      <p>
        <strong>What you wrote may tell of a person.</strong> A plain rule saw:
      </p>
      <SeenList seen={seen} />
      <p>{becauseOf(seen)} Say “a trainee” or how many they were, without it. If the rule is wrong, go on.</p>
    </>
  )
}

/** For whoever checks: what was seen, and what to do with it. */
export function SeenByCouncil({ seen, within }: { seen: readonly PeopleSeen[]; within: 'file' | 'words' }) {
  if (seen.length === 0) return null
  return (
    <div class="gm-people-seen">
      <p>
        <strong>{within === 'file' ? 'This file' : 'This text'} may tell of people.</strong> A plain rule saw:
      </p>
      <SeenList seen={seen} />
      <p>
        {becauseOf(seen)} The supplier was told before sending.{' '}
        {within === 'file'
          ? 'Do not pass it on. Ask for a sheet without it.'
          : 'Take it out before any of it is published.'}
      </p>
    </div>
  )
}
