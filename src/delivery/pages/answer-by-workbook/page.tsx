import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { isId } from '../../../language/identifier.ts'
import { formWorkbookOf } from '../../../platform/form-workbook.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { FileUpload } from '../../../web/components/file-upload.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { fileNameOf } from '../../../web/file-name.ts'
import type { UploadedFile } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { answerReturn, readReturns } from '../../permissions.ts'
import type { WorkbookFault } from '../../return-workbook.ts'
import {
  type Answering,
  answeringOf,
  isFillable,
  largestWorkbook,
  returnOf,
  takeWorkbook,
  workbookOfReturn,
} from '../../store.ts'
import { sheetOfReturn } from './sheet.ts'
import { firstToAnswer } from '../answering-steps.ts'
import { ownAnswering, ownReturn, showReturn, useYourLink, Whose } from '../own-return.tsx'

const title = 'Answer in a spreadsheet'

/** The workbook of a return: downloaded, filled in, sent back, then checked and sent on the pages as usual. */
export const answerByWorkbookPage = definePage({
  path: pattern.myReturnWorkbook(':return'),
  inTrials: 'phone',
  allow: answerReturn,
  uploadLimit: largestWorkbook,
  takesFilesOf: async (visit) => (await ownReturn(visit)) !== undefined,
  async get(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    return !answering.lines.some(isFillable)
      ? goTo(visit.urls.myReturn(answering.return.id))
      : showForm(visit, answering, {})
  },
  async post(visit) {
    const answering = await ownAnswering(visit)
    if (!answering) return useYourLink(visit)
    if (!answering.lines.some(isFillable)) return goTo(visit.urls.myReturn(answering.return.id))
    const file = visit.files.find(({ field }) => field === 'file')
    const error = uploadError(file)
    if (!file || error) return showForm(visit, answering, { error })
    const taken = await takeWorkbook(visit.tx, visit.platform.files, answering, createReadStream(file.path))
    if (!taken.accepted) return showForm(visit, answering, { error: taken.message })
    if (taken.faults.length === 0) return goTo(visit.urls.myReturnCheck(answering.return.id))
    return showForm(visit, (await ownAnswering(visit))!, { taken: taken.taken.length, faults: taken.faults })
  },
})

/** The sentence for a file that isn't even opened. */
export function uploadError(file: UploadedFile | undefined): string | undefined {
  if (!file || (file.bytes === 0 && !file.name)) return 'Choose the workbook that you filled in'
  if (file.tooLarge) return 'This file is larger than 5 MB, so it is not the workbook of a return'
  return file.bytes === 0 ? 'This file is empty' : undefined
}

/** The workbook itself, for whoever may answer the return. */
export const downloadWorkbookPage = definePage({
  path: pattern.myReturnWorkbookFile(':return'),
  inTrials: 'phone',
  allow: answerReturn,
  async get(visit) {
    const answering = await ownAnswering(visit)
    return answering ? workbookAnswer(visit, answering) : useYourLink(visit)
  },
})

/** The same for who works here, to hand to a supplier by other means: without what the supplier typed and has not sent. */
export const handOutWorkbookPage = definePage({
  path: pattern.staffReturnWorkbook(':return'),
  allow: readReturns,
  async get(visit) {
    const id = visit.params.return ?? ''
    const record = isId(id) ? await returnOf(visit.tx, id) : undefined
    const answering = record && withoutDrafts(await answeringOf(visit.tx, record))
    return answering?.lines.some(isFillable) ? workbookAnswer(visit, answering) : notFound()
  },
})

/** What a supplier typed and has not sent is not the council's to read. */
export function withoutDrafts(answering: Answering): Answering {
  const lines = answering.lines.map((line) => ({ ...line, draft: undefined }))
  return { ...answering, lines, anythingElse: undefined }
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The workbook's bytes, and its name as a header tells it. */
export function workbookBytes(visit: Visit, answering: Answering): { body: Readable; name: string } {
  const { settings } = visit.platform
  const { quarter, contractTitle, id } = answering.return
  const link = settings.baseUrl + visit.urls.myReturnWorkbook(id)
  const told = workbookOfReturn(answering, { authority: visit.authority.name, link })
  const name = fileNameOf(`Return ${quarter} ${contractTitle}.xlsx`)
  return { body: Readable.from(formWorkbookOf(sheetOfReturn(told))), name }
}

function workbookAnswer(visit: Visit, answering: Answering): Answer {
  const { body, name } = workbookBytes(visit, answering)
  const headers = { 'content-disposition': `attachment; ${name}`, 'cache-control': 'no-store' }
  return { kind: 'plain', status: 200, type: workbookType, headers, body }
}

interface FormShown {
  error?: string
  /** Answers taken over, and what is wrong in the file, after some of it was taken. */
  taken?: number
  faults?: readonly WorkbookFault[]
}

function showForm(visit: Visit, answering: Answering, { error, taken, faults = [] }: FormShown) {
  const { urls } = visit
  const { id } = answering.return
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: '#file' }]} /> : null}
      {faults.length > 0 ? (
        <Faults taken={taken ?? 0} faults={faults} next={firstToAnswer(urls, answering)} />
      ) : null}
      <Whose visit={visit} record={answering.return} />
      <h1 class="govuk-heading-l">{title}</h1>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a class="govuk-link" href={urls.myReturnWorkbookFile(id)} download>
            Download the workbook
          </a>{' '}
          (Excel). What you typed here stands in it.
        </li>
        <li>Fill in the yellow cells. What counts is told beside each.</li>
        <li>Save it and send it back here. Then you check it, add evidence, and send it to the council.</li>
      </ol>
      <form method="post" action={visit.path} encType="multipart/form-data" novalidate>
        <FileUpload
          name="file"
          label="The workbook you filled in"
          labelClass="govuk-label--s"
          hint="What stands in it takes the place of what was typed here. Empty cells change nothing."
          accept=".xlsx"
          error={error}
        />
        <Button class="gm-button--full-on-phone" preventDoubleClick>
          Read it
        </Button>
      </form>
    </>
  )
  return showReturn(visit, { title, back: urls.myReturn(id), body }, error ? 422 : 200)
}

function Faults({ taken, faults, next }: { taken: number; faults: readonly WorkbookFault[]; next: string }) {
  const took =
    taken === 0
      ? 'No answer was taken over.'
      : `${taken === 1 ? '1 answer was' : `${taken} answers were`} taken over.`
  return (
    <NotificationBanner>
      <p class="govuk-notification-banner__heading">
        {took} {faults.length === 1 ? 'One cell needs' : `${faults.length} cells need`} mending.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {faults.slice(0, 50).map(({ cell, text }) => (
          <li>
            <b>{cell}</b>: {text}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        Mend them in the workbook and send it again, or{' '}
        <a class="govuk-notification-banner__link" href={next}>
          go on here
        </a>
        .
      </p>
    </NotificationBanner>
  )
}
