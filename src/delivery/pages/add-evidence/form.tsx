import type { Day } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { FileUpload } from '../../../web/components/file-upload.tsx'
import { Input } from '../../../web/components/input.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import { mayOpen } from '../../evidence.ts'
import { isPicture } from '../../people-shown.ts'
import type { EvidenceRecord } from '../../store.ts'
import { acceptedFiles, sizeWords, takenWords } from '../evidence-words.ts'
import { NumbersNotNames } from '../numbers-not-names.tsx'
import { peopleWords } from '../people-words.ts'
import { SeenInFile } from '../people-seen.tsx'

export interface EvidenceErrors {
  file?: string
  link?: string
}

interface EvidenceShown {
  title: string
  action: string
  /** What the contract asks for. */
  wanted: string | null
  /** What suits the measure: any one is enough. */
  suits: readonly string[]
  evidence: readonly EvidenceRecord[]
  /** Sent already; stays. */
  earlier: readonly EvidenceRecord[]
  hrefOf: (evidence: EvidenceRecord) => string
  thumbnailOf: (evidence: EvidenceRecord) => string
  typed: string
  errors: EvidenceErrors
  isSent: boolean
  /** A file that was just added may tell of people. */
  isWarned: boolean
  /** Where to declare how many there were, in the place of a list. */
  declareHref: string
  /** Where to say whether people can be told on a picture; nowhere in a trial. */
  peopleHref: ((evidence: EvidenceRecord) => string) | undefined
  today: Day
}

/** Files and links that support what was reported. */
export function EvidenceForm(shown: EvidenceShown) {
  const { errors, evidence, earlier } = shown
  const summed = [
    errors.file ? { text: errors.file, href: '#file' } : undefined,
    errors.link ? { text: errors.link, href: '#link' } : undefined,
  ].filter((error) => error !== undefined)
  return (
    <>
      {summed.length > 0 ? <ErrorSummary errors={summed} /> : null}
      <h1 class="govuk-heading-l">{shown.title}</h1>
      {shown.isWarned ? (
        <WarningText>
          Your file is added. It may tell of people: please look at it below before you go on.
        </WarningText>
      ) : null}
      <Wanted {...shown} />
      {earlier.length > 0 ? <AlreadySent {...shown} /> : null}
      {evidence.length > 0 ? <Added {...shown} /> : null}
      <NumbersNotNames />
      <form method="post" action={shown.action} enctype="multipart/form-data" novalidate>
        <FileUpload
          name="file"
          label="Add a photo or file"
          labelClass="govuk-label--s"
          hint={takenWords}
          multiple
          accept={acceptedFiles}
          error={errors.file}
        />
        <Input
          name="link"
          label="Or add a link"
          labelClass="govuk-label--s"
          hint="To a page that anyone at the council can open."
          type="url"
          inputmode="url"
          autocapitalize="none"
          spellcheck={false}
          value={shown.typed}
          error={errors.link}
        />
        <div class="govuk-button-group">
          <Button name="next" value="continue" preventDoubleClick>
            {shown.isSent ? 'Send' : 'Continue'}
          </Button>
          <Button name="next" value="add" kind="secondary" preventDoubleClick>
            Add, then another
          </Button>
        </div>
      </form>
      <h2 class="govuk-heading-s">Is it a list of people?</h2>
      <p class="govuk-body">
        Keep the list.{' '}
        <a class="govuk-link" href={shown.declareHref}>
          Declare how many people there were
        </a>{' '}
        instead: that is evidence too, and the council may ask to look at your records.
      </p>
      {shown.isSent || evidence.length > 0 || earlier.length > 0 ? null : (
        <p class="govuk-body">If you have nothing to show yet, choose Continue. You can add it later.</p>
      )}
    </>
  )
}

function Wanted({ wanted, suits }: EvidenceShown) {
  if (wanted) return <p class="govuk-body">The contract asks for: {wanted}</p>
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">Any one of these is enough:</p>
      <ul class="govuk-list govuk-list--bullet">
        {suits.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </>
  )
}

function Added({ evidence, action, ...shown }: Pick<EvidenceShown, 'evidence' | 'action'> & NameShown) {
  return (
    <form method="post" action={action}>
      <h2 class="govuk-heading-s">Added</h2>
      <dl class="govuk-summary-list">
        {evidence.map((each) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__value">
              <Name {...shown} evidence={each} />
            </dt>
            <dd class="govuk-summary-list__actions">
              <button class="gm-link-button" type="submit" name="remove" value={each.id}>
                Take off<span class="govuk-visually-hidden"> {each.name}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </form>
  )
}

function AlreadySent({ earlier, ...shown }: Pick<EvidenceShown, 'earlier'> & NameShown) {
  return (
    <>
      <h2 class="govuk-heading-s">Sent before</h2>
      <ul class="govuk-list">
        {earlier.map((each) => (
          <li>
            <Name {...shown} evidence={each} />
          </li>
        ))}
      </ul>
    </>
  )
}

type NameShown = Pick<EvidenceShown, 'hrefOf' | 'thumbnailOf' | 'peopleHref' | 'today'>

/** Whether there is anything behind its name to open. */
function isOpened(evidence: EvidenceRecord): boolean {
  return (evidence.kind === 'file' || evidence.kind === 'link') && mayOpen(evidence, { isOwn: true })
}

function Name({
  evidence,
  hrefOf,
  thumbnailOf,
  peopleHref,
  today,
}: { evidence: EvidenceRecord } & NameShown) {
  return (
    <>
      {evidence.thumbnail && mayOpen(evidence, { isOwn: true }) ? (
        <img class="gm-evidence__small" src={thumbnailOf(evidence)} alt="" loading="lazy" />
      ) : null}
      {isOpened(evidence) ? (
        <a class="govuk-link" href={hrefOf(evidence)} rel="noreferrer">
          {evidence.url ?? evidence.name}
        </a>
      ) : (
        evidence.name
      )}
      {evidence.said ? <p class="gm-muted gm-story">{evidence.said}</p> : null}
      {evidence.bytes ? <span class="gm-muted"> {sizeWords(evidence.bytes)}</span> : null}
      {evidence.scan === 'found' ? (
        <p class="govuk-error-message">
          Something harmful was found in this file ({evidence.scanFound}). It is set aside and nobody can open
          it. Please check your computer, and send the evidence in another file.
        </p>
      ) : null}
      <SeenInFile seen={evidence.warned} />
      {isPicture(evidence) && peopleHref ? (
        <p>
          <a class="govuk-link" href={peopleHref(evidence)}>
            Can people be recognised in it?<span class="govuk-visually-hidden"> {evidence.name}</span>
          </a>
          <span class="gm-muted"> {peopleWords(evidence, today)}</span>
        </p>
      ) : null}
    </>
  )
}
