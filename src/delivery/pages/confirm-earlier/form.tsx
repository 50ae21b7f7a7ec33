import { type Day, longDay, dayIn } from '../../../language/day.ts'
import { type Quarter, quartersBetween, quarterWords } from '../../../language/quarter.ts'
import { isMoney, unitWords } from '../../../measurement/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { FileUpload } from '../../../web/components/file-upload.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { EarlierRecord } from '../../store.ts'
import { acceptedFiles, takenWords } from '../evidence-words.ts'
import { NumbersNotNames } from '../numbers-not-names.tsx'
import type { ConfirmField } from './words.ts'

export interface ConfirmShown {
  visit: Visit
  earlier: EarlierRecord
  typed: { quantity: string; quarter: string; story: string; link: string }
  error: { field: ConfirmField; text: string } | undefined
  /** Why nobody can confirm it as it stands. */
  stands: string | undefined
  mayConfirm: boolean
}

/** What the records say, and what a person who has seen the evidence says of it. */
export function ConfirmForm(shown: ConfirmShown) {
  const { earlier, error, stands, mayConfirm, visit } = shown
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {error && <ErrorSummary errors={[{ text: error.text, href: `#${error.field}` }]} />}
        <PageHeading
          title="Confirm it with evidence"
          caption={earlier.title}
          lede="What you confirm becomes a delivery of its own, verified by you, and goes into the register. The earlier figure then stops counting, so nothing is counted twice."
        />
        <SummaryList rows={told(earlier)} />
        {stands && (
          <InsetText>
            {stands}.{' '}
            {earlier.confirmedBy && (
              <a href={visit.urls.verifyDelivery(earlier.confirmedBy)}>See the delivery</a>
            )}
          </InsetText>
        )}
        {!stands && !mayConfirm && (
          <InsetText>Contract managers and administrators confirm deliveries.</InsetText>
        )}
        {!stands && mayConfirm && <Fields {...shown} />}
      </div>
    </div>
  )
}

function told({
  quarter,
  reported,
  accepted,
  story,
  checkedBy,
  checkedOn,
  broughtIn,
  measure,
  ...of
}: EarlierRecord) {
  const amount = (told: EarlierRecord['reported']) => (told === null ? 'Not said' : unitWords(measure, told))
  const when = checkedOn ? `on ${longDay(checkedOn)}` : `before ${longDay(dayIn(broughtIn))}`
  return [
    { key: 'Contract', value: of.contractTitle },
    { key: 'Supplier', value: of.supplierName },
    { key: 'Quarter', value: quarter ? quarterWords(quarter) : 'Up to the day of the file' },
    { key: 'Reported, as the records say', value: amount(reported) },
    { key: 'Accepted, as the records say', value: amount(accepted) },
    ...(story ? [{ key: 'What happened', value: story }] : []),
    { key: 'Checked', value: checkedBy ? `By ${checkedBy}, ${when}` : 'The records don’t say by whom' },
  ]
}

function Fields({ visit, earlier, typed, error }: ConfirmShown) {
  const errorAt = (field: ConfirmField) => (error?.field === field ? error.text : undefined)
  const { measure } = earlier
  const money = isMoney(measure)
  const any = earlier.evidenceWanted
    ? `The contract asks for: ${earlier.evidenceWanted}.`
    : measure.evidence.length > 0
      ? `Any one of these is enough: ${measure.evidence.join('; ')}.`
      : ''
  return (
    <form
      method="post"
      action={visit.urls.confirmEarlier(earlier.id)}
      encType="multipart/form-data"
      novalidate
    >
      <Input
        name="quantity"
        label={money ? 'How much the evidence shows' : `How many ${measure.unit.many} the evidence shows`}
        labelClass="govuk-label--s"
        inputmode="decimal"
        autocomplete="off"
        class="govuk-input--width-5"
        prefix={money ? '£' : undefined}
        suffix={money ? undefined : measure.unit.many}
        value={typed.quantity}
        error={errorAt('quantity')}
      />
      {earlier.quarter === null && (
        <Select
          name="quarter"
          label="Quarter it was delivered in"
          labelClass="govuk-label--s"
          hint="The records don’t say. Choose the quarter it was finished in."
          items={[
            { value: '', text: 'Choose' },
            ...quartersOf(earlier, visit.today).map((quarter) => ({
              value: quarter,
              text: quarterWords(quarter),
            })),
          ]}
          value={typed.quarter}
          error={errorAt('quarter')}
        />
      )}
      <Textarea
        name="story"
        label="What happened"
        labelClass="govuk-label--s"
        hint="In a sentence or two. It may be published, so leave out people’s names."
        rows={4}
        value={typed.story}
        error={errorAt('story')}
      />
      <NumbersNotNames />
      <FileUpload
        name="file"
        label="A photo or file that shows it"
        labelClass="govuk-label--s"
        hint={`${any} ${takenWords}`.trim()}
        multiple
        accept={acceptedFiles}
        error={errorAt('file')}
      />
      <Input
        name="link"
        label="Or a link"
        labelClass="govuk-label--s"
        hint="To a page that anyone at the council can open."
        type="url"
        inputmode="url"
        autocapitalize="none"
        spellcheck={false}
        value={typed.link}
        error={errorAt('link')}
      />
      <div class="govuk-button-group">
        <Button preventDoubleClick>Confirm it</Button>
        <a class="govuk-link" href={visit.urls.staffCommitment(earlier.contract, earlier.commitment)}>
          Cancel
        </a>
      </div>
    </form>
  )
}

const daysBack = 366 * 6

/** The quarters it may have been delivered in: of the contract, or of the last six years; the newest first. */
function quartersOf({ contractStarts }: EarlierRecord, today: Day): Quarter[] {
  const back = dayIn(new Date(Date.parse(`${today}T12:00:00Z`) - daysBack * 86_400_000))
  return quartersBetween(contractStarts ?? back, today).reverse()
}
