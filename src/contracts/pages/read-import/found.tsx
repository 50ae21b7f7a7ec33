import { SummaryList } from '../../../web/components/summary-list.tsx'
import { several } from '../../import-words.ts'
import type { ImportRecord } from '../../store.ts'

/** What a file would do, or did. */
export function Found({ record }: { record: ImportRecord }) {
  const { state, format, read, added, changed, unchanged, refused, warnings } = record
  if (state === 'received' || state === 'refused') return null
  const would = state === 'tried'
  const rows = format === 'csv' ? several(read, 'row', 'rows') : several(read, 'notice', 'notices')
  return (
    <>
      <h2 class="govuk-heading-m">{headingOf(record)}</h2>
      <SummaryList
        rows={[
          { key: 'Read', value: rows },
          { key: would ? 'Contracts it would add' : 'Contracts added', value: figure(added) },
          { key: would ? 'Contracts it would change' : 'Contracts changed', value: figure(changed) },
          { key: 'Contracts as they were', value: figure(unchanged) },
          {
            key: would ? 'Not to be brought in, for faults' : 'Not brought in, for faults',
            value: refused === 0 ? 'None' : several(refused, 'row or notice', 'rows or notices'),
          },
          { key: 'Warnings', value: warnings === 0 ? 'None' : figure(warnings) },
        ]}
      />
    </>
  )
}

function figure(count: number): string {
  return count.toLocaleString('en-GB')
}

function headingOf({ state, added, changed, refused }: ImportRecord): string {
  if (state === 'undone') return 'This import has been undone'
  if (state === 'applied')
    return added + changed > 0 ? 'What was brought in' : 'Everything was as it is: nothing was added'
  if (refused > 0) return 'Some of the file has faults'
  return added + changed > 0 ? 'What this file would do' : 'This file would change nothing'
}
