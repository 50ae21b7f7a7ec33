import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { Details } from '../../../web/components/details.tsx'
import { FileUpload } from '../../../web/components/file-upload.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { bringIn } from '../../permissions.ts'
import { beginImport, importOf, largestImport, receiveFile, tryImport } from '../../store.ts'
import { Errors } from '../errors.tsx'
import { patience, wayToImport, workOf } from '../import-found.ts'

/** A file with contracts is chosen and sent. It is kept and tried; nothing is written before the person says so. */
export const bringInFilePage = definePage({
  path: pattern.newImport(),
  allow: bringIn,
  uploadLimit: largestImport,
  get: async (visit) => form(visit),
  async post(visit): Promise<Answer> {
    const { tx, platform, files, urls } = visit
    const file = files.find(({ field }) => field === 'file')
    if (!file) return form(visit, { file: 'Choose a file' })
    if (file.bytes === 0) return form(visit, { file: 'The file is empty. Choose one with contracts in it' })
    if (file.tooLarge)
      return form(visit, { file: 'The file must be smaller than 100 MB. Send it as two or more files' })
    const id = await receiveFile(platform, tx, file)
    const record = await importOf(tx, id)
    const needsColumns = record?.columns && !record.columns.confirmed
    if (record?.state === 'refused' || needsColumns) {
      return goTo(needsColumns ? urls.importColumns(id) : urls.import(id))
    }
    const work = workOf(visit, id)
    return {
      ...goTo(urls.import(id)),
      afterwards: async () => void (await beginImport(platform, () => tryImport(platform, work), patience)),
    }
  },
})

function form({ urls }: Visit, errors: FieldErrors = {}): PageAnswer {
  const hasErrors = Object.keys(errors).length > 0
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title="Bring in contracts"
          lede="Send a file, see what it would do, then bring it in. Until you say so nothing is written, and what was brought in can be undone while nothing has been built on it."
        />
        <form method="post" encType="multipart/form-data" novalidate>
          <FileUpload
            name="file"
            label="The council’s contracts register, or notices from Find a Tender"
            labelClass="govuk-label--m"
            hint="A CSV file with any headings, or a package of notices (JSON, OCDS 1.1). Up to 100 MB."
            error={errors.file}
            accept=".csv,.txt,.tsv,.json"
          />
          <Button preventDoubleClick>Send and look at it</Button>
        </form>
        <Details summary="How to get these files">
          <p class="govuk-body">
            From a spreadsheet: open it, choose “Save as”, then “CSV UTF-8”. Any headings will do: you say
            which column holds what, and that is remembered for next time.
          </p>
          <p class="govuk-body">
            From Find a Tender: search for the council’s notices and download them as OCDS. Later notices of
            the same contract bring it up to date.
          </p>
        </Details>
      </div>
    </div>
  )
  const before = <Breadcrumbs items={wayToImport(urls)} />
  return show({ title: 'Bring in contracts', current: 'contracts', before, body }, hasErrors ? 422 : 200)
}
