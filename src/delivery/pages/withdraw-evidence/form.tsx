import { quarterCode } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { FileUpload } from '../../../web/components/file-upload.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import type { Visit } from '../../../web/visit.ts'
import type { EvidenceRecord, OtherUse } from '../../store.ts'
import { acceptedFiles, takenWords } from '../evidence-words.ts'
import { Tombstone } from '../tombstone.tsx'

export interface WithdrawShown {
  visit: Visit
  title: string
  evidence: EvidenceRecord
  /** Where the same file is evidence too. */
  others: readonly OtherUse[]
  because: string
  error?: { field: string; sentence: string } | undefined
}

/** What will happen in words, the reason, and a file to take its place where there is one. */
export function WithdrawForm({ visit, title, evidence, others, because, error }: WithdrawShown) {
  const errorAt = (field: string) => (error?.field === field ? error.sentence : undefined)
  if (evidence.destroyedAt)
    return (
      <>
        <PageHeading title="This was withdrawn" />
        <p class="govuk-body">
          <Tombstone evidence={evidence} />
        </p>
      </>
    )
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.sentence, href: `#${error.field}` }]} /> : null}
      <PageHeading title={title} caption={evidence.url ?? evidence.name} />
      <p class="govuk-body">
        For evidence that should not be here: names of people, something private, the wrong file. The record
        that it was sent stays, with the day, your reason and its digest. The supplier gets a letter with your
        reason.
      </p>
      <WarningText>Its content is destroyed and can’t be brought back.</WarningText>
      <p class="govuk-body">
        Back-ups made before today keep it until their own end. What was decided stays decided; a delivery
        that waits with nothing else counts as “no evidence yet”.
      </p>
      <SameFile visit={visit} others={others} />
      <form method="post" action={visit.path} enctype="multipart/form-data" novalidate>
        <Textarea
          name="because"
          label="Why"
          labelClass="govuk-label--s"
          hint="Sent to the supplier, and kept. No names, please."
          rows={3}
          value={because}
          error={errorAt('because')}
        />
        <FileUpload
          name="file"
          label="A file to put in its place (if you have one)"
          labelClass="govuk-label--s"
          hint={`Such as the same file with the names covered. ${takenWords}`}
          accept={acceptedFiles}
          error={errorAt('file')}
        />
        <div class="govuk-button-group">
          <Button kind="warning" preventDoubleClick>
            Destroy it
          </Button>
          <a class="govuk-link" href={visit.urls.verifyDelivery(evidence.delivery!)}>
            Cancel
          </a>
        </div>
      </form>
    </>
  )
}

function SameFile({ visit: { urls }, others }: { visit: Visit; others: readonly OtherUse[] }) {
  if (others.length === 0) return null
  return (
    <>
      <p class="govuk-body">
        The same file is evidence elsewhere too. Its content goes only when it is withdrawn there as well:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {others.map(({ evidence, title, quarter }) => (
          <li>
            <a class="govuk-link" href={urls.withdrawEvidence(evidence)}>
              {title}, {quarterCode(quarter)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
