import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import type { Urls } from '../../../web/urls.ts'
import { linesOf, rowsOrNotices, several } from '../../import-words.ts'
import type { ImportRecord } from '../../store.ts'

interface ApplyFormProps {
  urls: Urls
  record: ImportRecord
  error: string | undefined
}

/** Brings in what was tried: all of it, or all but the rows with faults when the person says so. */
export function ApplyForm({ urls, record, error }: ApplyFormProps) {
  const { id, kind, format, added, changed, refused, preview } = record
  const deliveries = preview?.commitments?.deliveries ?? 0
  const what = [
    added > 0 && `add ${linesOf(kind, added)}`,
    changed > 0 && `change ${linesOf(kind, changed)}`,
    deliveries > 0 && `note ${several(deliveries, 'delivery', 'deliveries')}`,
  ].filter(Boolean)
  return (
    <form method="post" action={urls.applyImport(id)} novalidate>
      {refused > 0 && (
        <>
          <p class="govuk-body">
            Nothing is brought in while {format === 'ocds' ? 'notices' : 'rows'} have faults. Mend the file
            and send it again, or leave those out:
          </p>
          <Checkboxes
            name="allowFaults"
            error={error}
            items={[
              {
                value: 'yes',
                text: `Leave out ${rowsOrNotices(format, refused)} with faults, and bring in the rest`,
              },
            ]}
          />
        </>
      )}
      <Button preventDoubleClick>
        {what.length > 0 ? `Bring it in: ${what.join(' and ')}` : 'Bring it in: nothing would change'}
      </Button>
    </form>
  )
}
