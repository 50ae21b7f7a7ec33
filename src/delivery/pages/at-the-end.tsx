import { finalQuestions } from '../final-return.ts'
import type { ReturnRecord } from '../store.ts'

/** What the last return of a contract said remains, and comes next. */
export function AtTheEnd({ record }: { record: Pick<ReturnRecord, 'remains' | 'comesNext'> }) {
  return (
    <>
      {(['remains', 'comesNext'] as const).map((name) =>
        record[name] ? (
          <>
            <h2 class="govuk-heading-m">{finalQuestions[name].label}</h2>
            <p class="govuk-body gm-story">{record[name]}</p>
          </>
        ) : null,
      )}
    </>
  )
}
