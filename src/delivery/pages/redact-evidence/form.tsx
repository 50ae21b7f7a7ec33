import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { ChoosePicture, ChooseText } from './choosing.tsx'
import type { RedactShown } from './shown.ts'

/** What is to be taken out, and what becomes of the first file. */
export function RedactForm(shown: RedactShown) {
  const { visit, title, evidence, kind, typed, error, failed } = shown
  const errorAt = (field: string) => (error?.field === field ? error.sentence : undefined)
  if (!kind) return <NotHere {...shown} />
  const href =
    error?.field === 'chosen' ? (kind === 'picture' ? '#square-1-1' : '#lines') : `#${error?.field}`
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.sentence, href }]} /> : null}
      {failed ? (
        <ErrorSummary
          errors={[
            {
              text: 'The redacted file could not be made. Nothing was changed. Try again, or put another file in its place.',
            },
          ]}
        />
      ) : null}
      <PageHeading
        title={title}
        lede="A new file is made without what you choose. It can’t be found again in the new file."
      />
      <form method="post" action={visit.urls.redactEvidence(evidence.id)} novalidate>
        {kind === 'picture' ? <ChoosePicture {...shown} /> : <ChooseText {...shown} />}
        <Radios
          name="original"
          legend="What becomes of the first file?"
          legendClass="govuk-fieldset__legend--s"
          value={typed.original || 'destroy'}
          items={[
            {
              value: 'destroy',
              text: 'Destroy it',
              hint: 'The redacted file takes its place. The supplier is told why.',
              conditional: (
                <Textarea
                  name="because"
                  label="Why"
                  hint="Sent to the supplier, and kept. No names, please."
                  rows={2}
                  value={typed.because}
                  error={errorAt('because')}
                />
              ),
            },
            { value: 'keep', text: 'Keep it too', hint: 'Both are evidence. You can withdraw it later.' },
          ]}
        />
        <div class="govuk-button-group">
          <Button preventDoubleClick>Make the redacted file</Button>
          <a class="govuk-link" href={visit.urls.verifyDelivery(evidence.delivery!)}>
            Cancel
          </a>
        </div>
      </form>
    </>
  )
}

/** What can be done instead, in steps. */
function NotHere({ visit: { urls }, title, evidence }: RedactShown) {
  return (
    <>
      <PageHeading title={title} />
      <p class="govuk-body">
        {evidence.destroyedAt
          ? 'It was withdrawn, and its content is destroyed.'
          : 'A file of this kind can’t be redacted here. What is covered in a PDF or a Word file can often be found beneath.'}
      </p>
      {evidence.destroyedAt ? null : (
        <>
          <p class="govuk-body">Instead:</p>
          <ol class="govuk-list govuk-list--number">
            <li>
              <a class="govuk-link" href={urls.evidenceFile(evidence.id)}>
                Open it
              </a>{' '}
              and save it on your computer.
            </li>
            <li>
              Delete the names in the program it was made with, or print it, cover the names and scan or
              photograph it.
            </li>
            <li>
              <a class="govuk-link" href={urls.withdrawEvidence(evidence.id)}>
                Put the new file in its place
              </a>
              . The first is destroyed.
            </li>
          </ol>
          <p class="govuk-body">
            Or withdraw it, and ask the supplier to declare how many people there were.
          </p>
        </>
      )}
    </>
  )
}
