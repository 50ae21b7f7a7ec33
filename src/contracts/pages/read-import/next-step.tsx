import { Button } from '../../../web/components/button.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { Visit } from '../../../web/visit.ts'
import { several } from '../../import-words.ts'
import type { ImportRecord } from '../../store.ts'
import { ApplyForm } from './apply-form.tsx'

interface NextStepProps {
  visit: Visit
  record: ImportRecord
  mayAct: boolean
  error: string | undefined
}

/** What may be done with a file now. */
export function NextStep({ visit: { urls }, record, mayAct, error }: NextStepProps) {
  const { id, state, columns } = record
  if (state === 'applied') return <AfterApplying urls={urls} record={record} mayAct={mayAct} />
  if (!mayAct) return null
  switch (state) {
    case 'received':
      return columns && !columns.confirmed ? (
        <Button href={urls.importColumns(id)}>Say what the columns hold</Button>
      ) : (
        <form method="post" action={urls.tryImport(id)}>
          <Button preventDoubleClick>Try it</Button>
        </form>
      )
    case 'tried':
      return <ApplyForm {...{ urls, record, error }} />
    case 'undone':
    case 'refused':
      return <Button href={urls.newImport()}>Bring in a file</Button>
    default:
      return null
  }
}

interface AfterApplyingProps {
  urls: Urls
  record: ImportRecord
  mayAct: boolean
}

/** Where a person goes on once a file is in: its contracts, their promises, what the public sees of them. */
function AfterApplying({ urls, record, mayAct }: AfterApplyingProps) {
  const { id, added, changed, preview } = record
  const moved = added + changed
  const drafts = preview?.drafts ?? 0
  const listed = (query: Record<string, string> = {}) => urls.staffContracts({ import: id, ...query })
  return (
    <>
      {moved > 0 && (
        <>
          <h2 class="govuk-heading-m">What next</h2>
          <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
            <li>
              <a class="govuk-link" href={listed()}>
                See {moved === 1 ? 'the contract' : `the ${several(moved, 'contract', 'contracts')}`} it
                brought in
              </a>
            </li>
            {drafts > 0 && (
              <li>
                <a class="govuk-link" href={listed({ drafts: 'open' })}>
                  Decide on {several(drafts, 'promise', 'promises')} that its notices name
                </a>
                : make commitments of them, or set them aside.
              </li>
            )}
            {added > 0 && (
              <li>
                <a class="govuk-link" href={listed({ disclosure: 'published' })}>
                  Check what the public sees
                </a>
                : contracts are published unless you hold them back.
              </li>
            )}
          </ul>
        </>
      )}
      {mayAct && (
        <p class="govuk-body">
          <a class="govuk-link" href={urls.undoImport(id)}>
            Undo this import
          </a>
        </p>
      )}
    </>
  )
}
