import { dayIn, longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { Table } from '../../../web/components/table.tsx'
import type { CorrectionRecord, DeliveryRecord } from '../../store.ts'

/** What was asked before, and what was answered; nothing where nothing was. */
export function Corrections({
  delivery: { measure },
  corrections,
}: {
  delivery: DeliveryRecord
  corrections: readonly CorrectionRecord[]
}) {
  if (corrections.length === 0) return null
  return (
    <Table
      caption="Corrections"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[{ content: 'Asked' }, { content: 'To count' }, { content: 'Why' }, { content: 'Answer' }]}
      rows={corrections.map((each) => [
        { content: `${longDay(dayIn(each.at))}, by the ${each.side}` },
        { content: unitWords(measure, each.quantity) },
        { content: each.reason },
        { content: answerWords(each) },
      ])}
    />
  )
}

function answerWords({ answer, answerReason, answeredAt, made, side }: CorrectionRecord): string {
  if (!answer) return 'Waits for the council'
  if (made?.waits) return 'Waits for a second person'
  const said = answer === 'declined' ? 'Declined' : side === 'council' ? 'Done' : 'Agreed'
  return `${said} on ${longDay(dayIn(answeredAt!))}${answerReason ? `: ${answerReason}` : ''}`
}
