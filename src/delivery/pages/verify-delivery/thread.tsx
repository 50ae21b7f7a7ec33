import { Button } from '../../../web/components/button.tsx'
import { Card } from '../../../web/components/card.tsx'
import { Details } from '../../../web/components/details.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { isWaiting } from '../../delivery-state.ts'
import { verify } from '../../permissions.ts'
import { Messages } from '../messages.tsx'
import { queueQuery } from '../queue-filter.ts'
import type { Casefile } from './casefile.ts'

/** Questions to the supplier about the delivery, and the answers. A trial has none. */
export function Thread({ visit, casefile }: { visit: Visit; casefile: Casefile }) {
  const { messages, delivery } = casefile
  if (visit.trial) return null
  const mayWrite = isWaiting(delivery.state) && mayPass(verify, visit.visitor.roles, false)
  if (messages.length === 0 && !mayWrite) return null
  const waits = messages.at(-1)?.side === 'authority'
  const form = (
    <form method="post" action={visit.urls.writeAboutDelivery(delivery.id, queueQuery(visit))} novalidate>
      <Textarea
        name="words"
        label="Your question, sent to the supplier"
        labelClass="govuk-label--s"
        hint="The delivery goes on waiting. Your name is not shown to them."
        rows={3}
        value=""
      />
      <Button kind="secondary" preventDoubleClick>
        Send the question
      </Button>
    </form>
  )
  return (
    <Card
      title="Questions and answers"
      headingLevel={2}
      note={waits && isWaiting(delivery.state) ? 'Waiting for an answer.' : undefined}
    >
      {messages.length > 0 ? (
        <Messages
          messages={messages}
          authority={visit.authority.name}
          supplier={delivery.supplierName}
          withNames
        />
      ) : null}
      {mayWrite ? (
        <Details summary={messages.length > 0 ? 'Write again' : 'Ask the supplier a question'}>
          {form}
        </Details>
      ) : null}
    </Card>
  )
}
