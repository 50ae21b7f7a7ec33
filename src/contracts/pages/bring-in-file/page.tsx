import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { Details } from '../../../web/components/details.tsx'
import { FileUpload } from '../../../web/components/file-upload.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios, type RadiosProps } from '../../../web/components/radios.tsx'
import type { FieldErrors, UploadedFile } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { isImportKind } from '../../import.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { bringIn } from '../../permissions.ts'
import { beginImport, importOf, largestImport, receiveFile, tryImport } from '../../store.ts'
import { Errors } from '../errors.tsx'
import { patience, wayToImport, workOf } from '../import-found.ts'

const kinds: RadiosProps['items'] = [
  {
    value: 'commitments',
    text: 'Commitments, and what was delivered',
    hint: 'The tracker you keep now (Excel or CSV). It may add its contracts and suppliers too',
  },
  {
    value: 'contracts',
    text: 'Contracts',
    hint: 'A contracts register (Excel or CSV), or notices from Find a Tender (JSON, OCDS 1.1)',
  },
  {
    value: 'suppliers',
    text: 'Suppliers',
    hint: 'A list of suppliers with their numbers, postcodes and contacts (Excel or CSV)',
  },
  {
    value: 'spend',
    text: 'What was invoiced',
    hint: 'A list of your finance system: contract number, date or month, sum without VAT (Excel or CSV). Promises of so much for every sum follow from it',
  },
]

/** A file is chosen and sent. It is kept and tried; nothing is written before the person says so. */
export function bringInFilePage(needs: Pick<ContractsNeeds, 'commitmentsImport'>): Page {
  return definePage({
    path: pattern.newImport(),
    allow: bringIn,
    uploadLimit: largestImport,
    get: async (visit) => form(visit),
    async post(visit): Promise<Answer> {
      const { tx, platform, files, urls } = visit
      const kind = visit.form.text('kind')
      const file = files.find(({ field }) => field === 'file')
      const fault = faultOfFile(file)
      const errors = {
        ...(isImportKind(kind) ? {} : { kind: 'Say what is in the file' }),
        ...(fault ? { file: fault } : {}),
      }
      if (!file || fault || !isImportKind(kind)) return form(visit, errors)
      const id = await receiveFile(platform, tx, { ...file, kind }, needs.commitmentsImport)
      const record = await importOf(tx, id)
      const needsColumns = record?.columns && !record.columns.confirmed
      if (record?.state === 'refused' || needsColumns) {
        return goTo(needsColumns ? urls.importColumns(id) : urls.import(id))
      }
      const work = workOf(visit, needs, id)
      return {
        ...goTo(urls.import(id)),
        afterwards: async () => void (await beginImport(platform, () => tryImport(platform, work), patience)),
      }
    },
  })
}

function faultOfFile(file: UploadedFile | undefined): string | undefined {
  if (!file) return 'Choose a file'
  if (file.tooLarge) return 'The file must be smaller than 100 MB. Send it as two or more files'
  return file.bytes === 0 ? 'The file is empty. Choose one with something in it' : undefined
}

function form({ urls, form: sent, query }: Visit, errors: FieldErrors = {}): PageAnswer {
  const hasErrors = Object.keys(errors).length > 0
  const chosen = sent.text('kind') || (query.get('kind') ?? '')
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title="Bring in a file"
          lede="Send a file, see what it would do, then bring it in. Until you say so nothing is written, and what was brought in can be undone while nothing has been built on it."
        />
        <form method="post" encType="multipart/form-data" novalidate>
          <Radios
            name="kind"
            legend="What is in the file"
            legendClass="govuk-fieldset__legend--m"
            value={chosen}
            items={kinds}
            error={errors.kind}
          />
          <FileUpload
            name="file"
            label="The file"
            labelClass="govuk-label--m"
            hint="An Excel workbook (.xlsx), a CSV file, or a package of notices (.json). Up to 100 MB."
            error={errors.file}
            accept=".csv,.txt,.tsv,.json,.xlsx,.xlsm"
          />
          <Button preventDoubleClick>Send and look at it</Button>
        </form>
        <Details summary="How a file is read">
          <p class="govuk-body">
            Any headings will do: you say which column holds what, and that is remembered for next time. Notes
            above the table, merged headings, totals and empty rows are passed over. Macros are never run.
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
  return show({ title: 'Bring in a file', current: 'contracts', before, body }, hasErrors ? 422 : 200)
}
