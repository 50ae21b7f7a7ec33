import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { mayPass } from '../../../web/permission.ts'
import type { Visit } from '../../../web/visit.ts'
import { mayCorrect } from '../../correction.ts'
import { verify } from '../../permissions.ts'
import type { CorrectionRecord, DeliveryRecord } from '../../store.ts'
import { StateOf } from '../state-of.tsx'
import { Corrections } from './earlier.tsx'

export interface CorrectByCouncil {
  visit: Visit
  delivery: DeliveryRecord
  /** The newest first. */
  corrections: readonly CorrectionRecord[]
  typed: { quantity: string; reason: string; answer: string }
  error?: { field: string; text: string }
  title: string
}

export function CorrectView(shown: CorrectByCouncil) {
  const { visit, delivery, corrections, error, title } = shown
  const asked = corrections.find(({ answer, delivery: of }) => answer === null && of === delivery.id)
  const isAsked = corrections.some(({ answer, made }) => answer === null || made?.waits)
  const may = mayPass(verify, visit.visitor.roles, false)
  const mayOwn = may && mayCorrect({ state: delivery.state, isAsked }, 'council') === undefined
  const isOpen = may && (asked !== undefined || mayOwn)
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {error ? (
          <ErrorSummary errors={[{ text: error.text, href: isOpen ? `#${error.field}` : '#main' }]} />
        ) : null}
        <Done visit={visit} />
        <PageHeading
          title={title}
          caption={`${delivery.supplierName} · ${delivery.contractTitle}`}
          tagsBeside
          tags={<StateOf state={delivery.state} />}
        />
        <SummaryList
          rows={[
            { key: 'Reported', value: unitWords(delivery.measure, delivery.quantity) },
            delivery.accepted && { key: 'Counts now', value: unitWords(delivery.measure, delivery.accepted) },
            delivery.story ? { key: 'What happened', value: delivery.story } : null,
          ]}
        />
        {asked && may ? <Answering {...shown} asked={asked} /> : null}
        {mayOwn ? <Own {...shown} /> : null}
        <Corrections delivery={delivery} corrections={corrections} />
      </div>
    </div>
  )
}

function Done({ visit: { query } }: { visit: Visit }) {
  const done = query.get('done')
  if (done === 'proposed')
    return (
      <NotificationBanner text="It is above a limit: a second person has to confirm it. Until then the earlier one counts." />
    )
  return done === 'yes' ? <NotificationBanner isSuccess text="Done. The supplier is told." /> : null
}

/** What the supplier asks, beside what stands. */
function Answering({ visit, delivery, asked, typed, error }: CorrectByCouncil & { asked: CorrectionRecord }) {
  return (
    <>
      <h2 class="govuk-heading-m">{delivery.supplierName} asks to correct it</h2>
      <SummaryList
        rows={[
          { key: 'It was really', value: unitWords(delivery.measure, asked.quantity) },
          asked.story && asked.story !== delivery.story ? { key: 'What happened', value: asked.story } : null,
          { key: 'The mistake', value: asked.reason },
        ]}
      />
      <form method="post" action={visit.urls.correctDecision(delivery.id)} novalidate>
        <input type="hidden" name="act" value="answer" />
        <Radios
          name="answer"
          legend="Do you agree?"
          value={typed.answer}
          error={error?.field === 'answer' ? error.text : undefined}
          items={[
            {
              value: 'agreed',
              text: 'Yes, correct it',
              hint: 'The totals and the register follow at once. What was there before stays on record.',
            },
            { value: 'declined', text: 'No, leave it as it is' },
          ]}
        />
        <Textarea
          name="reason"
          label="Why"
          hint="The supplier is told. You may leave it empty if you agree."
          rows={3}
          value={typed.reason}
          error={error?.field === 'reason' ? error.text : undefined}
        />
        <Button preventDoubleClick>Send the answer</Button>
      </form>
    </>
  )
}

function Own({ visit, delivery, typed, error }: CorrectByCouncil) {
  const { measure } = delivery
  return (
    <form method="post" action={visit.urls.correctDecision(delivery.id)} novalidate>
      <InsetText>
        From now on this counts instead. The supplier is told why. Where the entry is public, it says that it
        was corrected, when and why; what was there before stays on record.
      </InsetText>
      <Input
        name="quantity"
        label="How much of it counts"
        hint={`From 0 to ${unitWords(delivery.measure, delivery.quantity)}. If more was delivered, the supplier asks to correct its report.`}
        value={typed.quantity}
        prefix={isMoney(measure) ? '£' : undefined}
        suffix={isMoney(measure) ? undefined : measure.unit.many}
        inputmode="decimal"
        class="govuk-input--width-5"
        error={error?.field === 'quantity' || error?.field === 'answer' ? error.text : undefined}
      />
      <Textarea
        name="reason"
        label="Why"
        hint="The supplier is told, and everyone can read it where the entry is public"
        rows={3}
        value={typed.reason}
        error={error?.field === 'reason' ? error.text : undefined}
      />
      <Button preventDoubleClick>Correct it</Button>
    </form>
  )
}
