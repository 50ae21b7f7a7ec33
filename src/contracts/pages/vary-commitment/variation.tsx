import { dayIn, longDay } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { type CommitmentRecord, commitmentOf, type VariationRecord } from '../../store.ts'
import type { Tx } from '../../../platform/database.ts'
import { amountWords } from '../../spend/scaling-words.ts'
import { type Side, sides, type VariationAnswer } from '../../variation.ts'
import { planWords, variationStates } from '../../variation-words.ts'
import { Errors } from '../errors.tsx'

/** A variation as one side reads it, with what that side may do. */
export interface VariationShown {
  variation: VariationRecord
  commitment: CommitmentRecord
  side: Side
  /** Whether the reader may answer for the side. */
  answers: boolean
  authority: string
  /** Who asked, by name, for who works here. */
  askedBy?: string | undefined
  typed?: { answer: string; reason: string }
  errors?: FieldErrors
}

export async function shownFor(tx: Tx, variation: VariationRecord): Promise<CommitmentRecord> {
  return (await commitmentOf(tx, variation.commitment))!
}

/** What the form asks for. */
export function answerTyped(form: { text(name: string): string }): {
  answer: VariationAnswer | undefined
  reason: string
} {
  const said = form.text('answer')
  const isAnswer = said === 'agreed' || said === 'declined' || said === 'taken-back'
  return { answer: isAnswer ? said : undefined, reason: form.text('reason') }
}

/** The old terms beside the new ones, why, and the two ways to answer. */
export function Variation(shown: VariationShown) {
  const { variation, side, errors = {}, authority, askedBy } = shown
  const { state, from, reason, answered, recordedAt } = variation
  const whoAsked = variation.side === 'council' ? authority : variation.supplierName
  const isOurs = variation.side === side
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title={state === 'open' && !isOurs ? 'Do you agree to this change?' : 'A change that was asked for'}
          caption={`${variation.contractTitle}: ${variation.commitmentTitle}`}
          tagsBeside
          tags={<Tag colour={state === 'open' ? 'yellow' : 'grey'}>{variationStates[state]}</Tag>}
          lede={`${whoAsked} asked for it on ${longDay(dayIn(recordedAt))}${askedBy ? `, by ${askedBy}` : ''}. It would hold from ${longDay(from)}.`}
        />
        <Terms {...shown} />
        <h2 class="govuk-heading-m">Why</h2>
        <p class="govuk-body gm-story">{reason}</p>
        {answered && (
          <InsetText>
            {sides[answered.side] === 'The council' ? authority : variation.supplierName}{' '}
            {{ agreed: 'agreed', declined: 'did not agree', 'taken-back': 'took it back' }[answered.answer]}{' '}
            on {longDay(dayIn(answered.at))}
            {answered.reason ? `: ${answered.reason}` : '.'}
            {state === 'agreed' ? ` It changes on ${longDay(from)}; until then the old terms hold.` : ''}
          </InsetText>
        )}
        {state === 'open' && shown.answers && (isOurs ? <TakeBack /> : <Answering {...shown} />)}
        {state === 'open' && isOurs && (
          <p class="govuk-body">
            Until it is answered the old terms hold, and returns ask for what they say.
          </p>
        )}
      </div>
    </div>
  )
}

function Terms({ variation, commitment }: VariationShown) {
  const { unit, terms } = variation
  const isOpen = variation.state === 'open' || variation.state === 'agreed'
  const rows = [
    ['What is promised', commitment.title, terms.title],
    ['How much', amountWords({ unit }, commitment), amountWords({ unit }, terms)],
    ['By when', longDay(commitment.due), longDay(terms.due)],
    ['How it is planned', planWords(commitment), planWords(terms)],
  ]
  return (
    <Table
      caption="What would change"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Part' },
        { content: isOpen ? 'As it is now' : 'As it stands today' },
        { content: 'As it was asked for' },
      ]}
      rows={rows.map(([part, now, then]) => [
        { content: part! },
        { content: now! },
        { content: now === then ? <span class="gm-muted">The same</span> : <strong>{then}</strong> },
      ])}
    />
  )
}

function Answering({ typed, errors = {} }: VariationShown) {
  return (
    <form method="post" novalidate>
      <Radios
        name="answer"
        legend="Your answer"
        value={typed?.answer}
        error={errors.answer}
        items={[
          { value: 'agreed', text: 'Yes, we agree', hint: 'The new terms hold from the day above' },
          { value: 'declined', text: 'No', hint: 'Everything stays as it is' },
        ]}
      />
      <Textarea
        name="reason"
        label="Anything to say about it"
        hint="If the answer is no, say why"
        rows={3}
        value={typed?.reason ?? ''}
        error={errors.reason}
      />
      <Button class="gm-button--full-on-phone" preventDoubleClick>
        Send the answer
      </Button>
    </form>
  )
}

function TakeBack() {
  return (
    <form method="post" novalidate>
      <input type="hidden" name="answer" value="taken-back" />
      <Button kind="secondary" preventDoubleClick>
        Take it back
      </Button>
    </form>
  )
}
