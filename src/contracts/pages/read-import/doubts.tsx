import { Button } from '../../../web/components/button.tsx'
import type { Urls } from '../../../web/urls.ts'
import { doubtsOf } from '../../import-preview.ts'
import { several } from '../../import-words.ts'
import type { ImportRecord } from '../../store.ts'

interface DoubtsProps {
  urls: Urls
  record: ImportRecord
  mayAct: boolean
}

/** Says that some rows may be about one record or another, and leads to the list where a person decides. */
export function Doubts({ urls, record, mayAct }: DoubtsProps) {
  const doubts = doubtsOf(record)
  if (record.state !== 'tried' || doubts.length === 0 || !mayAct) return null
  const open = doubts.filter(({ chosen }) => chosen === null).length
  return (
    <>
      <h2 class="govuk-heading-m">What the rows are about</h2>
      <p class="govuk-body">
        {open > 0
          ? `${several(open, 'thing in this file waits', 'things in this file wait')} for you: their rows are not brought in before.`
          : `${several(doubts.length, 'match is', 'matches are')} worth a look: each says what was taken and why.`}
      </p>
      <Button href={urls.importDoubts(record.id)} kind={open > 0 ? undefined : 'secondary'}>
        {open > 0 ? 'Decide the doubtful ones' : 'Check the matches'}
      </Button>
    </>
  )
}
