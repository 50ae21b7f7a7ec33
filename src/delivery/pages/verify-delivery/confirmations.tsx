import { dayIn, longDay } from '../../../language/day.ts'
import { Card } from '../../../web/components/card.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { verify } from '../../permissions.ts'
import type { ConfirmationRecord } from '../../store.ts'
import { answerWords, askingWords } from '../confirmation-words.ts'
import type { Casefile } from './casefile.ts'

/** What the organisations that benefited say, a "no" first; it decides nothing by itself. */
export function ConfirmationsShown({ visit, casefile }: { visit: Visit; casefile: Casefile }) {
  const { delivery, confirmations } = casefile
  if (visit.trial) return null
  const mayAsk = mayPass(verify, visit.visitor.roles, false) && delivery.state !== 'replaced'
  if (confirmations.length === 0 && !mayAsk) return null
  const inOrder = confirmations.toSorted((a, b) => Number(b.answer === 'no') - Number(a.answer === 'no'))
  return (
    <Card title="The organisation that benefited" headingLevel={2}>
      {confirmations.length === 0 ? <p>Nobody was named.</p> : null}
      {inOrder.map((each) => (
        <Said confirmation={each} isOfFirst={each.delivery !== delivery.id} />
      ))}
      {mayAsk ? (
        <p>
          <a class="govuk-link" href={visit.urls.askForConfirmation(delivery.id)}>
            Ask an organisation
          </a>
        </p>
      ) : null}
    </Card>
  )
}

function Said({ confirmation, isOfFirst }: { confirmation: ConfirmationRecord; isOfFirst: boolean }) {
  const { organisation, answer, words, answeredAt } = confirmation
  if (!answer || !answeredAt)
    return (
      <p>
        {organisation}: <span class="gm-muted">{askingWords(confirmation)}</span>
      </p>
    )
  const said = `${organisation}: ${answerWords[answer].toLowerCase()}`
  return (
    <>
      {answer === 'no' ? <WarningText>{said}</WarningText> : <p>{said}</p>}
      {words ? <p class="gm-story">“{words}”</p> : null}
      <p class="gm-muted">
        {longDay(dayIn(answeredAt))}
        {isOfFirst ? ', of what was sent before' : ''}
      </p>
    </>
  )
}
