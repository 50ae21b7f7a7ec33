import { Button } from '../../../web/components/button.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { ImportRecord } from '../../store.ts'
import { AfterApplying } from './after-applying.tsx'
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
