import { longMoment } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { Card } from '../../../web/components/card.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { isWaiting } from '../../delivery-state.ts'
import type { TrialLetter } from '../../store.ts'
import { SentDeliveries, sentOf } from '../sent-deliveries.tsx'
import type { TrialShown } from './shown.ts'

/** What was sent from the phone, with the way to check it. */
export function Arrived({ visit: { urls }, answering }: TrialShown) {
  const { return: record, lines } = answering
  const sent = sentOf(lines)
  const first = sent.find(({ each }) => isWaiting(each.state))
  if (record.state === 'nothing') {
    return (
      <InsetText>
        It has arrived: “nothing this time”. There is nothing to check.
        {record.anythingElse ? ` The reason given: “${record.anythingElse}”` : ''}
      </InsetText>
    )
  }
  return (
    <>
      <SentDeliveries urls={urls} caption={first ? 'It has arrived' : 'What arrived'} sent={sent} />
      {record.anythingElse ? <p class="govuk-body gm-story">Also said: “{record.anythingElse}”</p> : null}
      {first ? (
        <>
          <p class="govuk-body">Accept it, accept part of it with a reason, or do not accept it.</p>
          <Button href={urls.verifyDelivery(first.each.id)}>Check what arrived</Button>
        </>
      ) : null}
    </>
  )
}

/** The letters a supplier would have got; none of these was sent. */
export function Told({ letters }: { letters: readonly TrialLetter[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">What the supplier would be told</h2>
      {letters.map(({ subject, body, at }) => (
        <Card title={subject} headingLevel={3} note={`Written on ${longMoment(at)}. It was sent to nobody.`}>
          {body
            .trim()
            .split('\n\n')
            .map((paragraph) => (
              <p class="gm-story">{paragraph}</p>
            ))}
        </Card>
      ))}
    </>
  )
}
