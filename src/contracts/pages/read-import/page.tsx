import { longMoment } from '../../../language/day.ts'
import { namesOf } from '../../../parties/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { isUnderWay } from '../../import.ts'
import { bringIn, seeImports } from '../../permissions.ts'
import { faultsOf, type ImportFault, type ImportRecord } from '../../store.ts'
import { Errors } from '../errors.tsx'
import { importFound, wayToImport } from '../import-found.ts'
import { StateTag } from '../import-state.tsx'
import { Faults } from './faults.tsx'
import { Doubts } from './doubts.tsx'
import { FirstCommitments } from './first-commitments.tsx'
import { FirstContracts } from './first-contracts.tsx'
import { FirstSpend } from './first-spend.tsx'
import { FirstSuppliers } from './first-suppliers.tsx'
import { Found } from './found.tsx'
import { NextStep } from './next-step.tsx'

const faultsShown = 100
const refreshSeconds = 2

/** One file: how it stands, what it would do or did, its faults by row, and what may be done next. */
export const readImportPage = definePage({
  path: pattern.import(':import'),
  allow: seeImports,
  async get(visit) {
    const record = await importFound(visit)
    return record ? importPage(visit, record) : notFound()
  },
})

/** The page of a file; with an error when it can't be brought in as was asked. */
export async function importPage(visit: Visit, record: ImportRecord, error?: string): Promise<PageAnswer> {
  const { tx, urls } = visit
  const { faults } = await faultsOf(tx, record.id, { limit: faultsShown })
  const names = await namesOf(tx, [record.recordedBy])
  const content = {
    title: record.fileName,
    current: 'contracts',
    width: 'wide',
    before: <Breadcrumbs items={wayToImport(urls)} />,
    body: (
      <Import {...{ visit, record, faults, error }} by={names.get(record.recordedBy ?? '') ?? 'the system'} />
    ),
    ...(isUnderWay(record.state) ? { refreshAfter: refreshSeconds } : {}),
  } as const
  return show(content, error ? 422 : 200)
}

interface Shown {
  visit: Visit
  record: ImportRecord
  faults: ImportFault[]
  by: string
  error: string | undefined
}

function Import({ visit, record, faults, by, error }: Shown) {
  const { urls, visitor } = visit
  const mayAct = mayPass(bringIn, visitor.roles, false)
  return (
    <>
      {error && <Errors errors={{ allowFaults: error }} />}
      <PageHeading
        title={record.fileName}
        tags={<StateTag record={record} />}
        tagsBeside
        about={`Received on ${longMoment(record.recordedAt)} by ${by}, ${sizeWords(record.bytes)}.`}
      />
      <Problem record={record} />
      {isUnderWay(record.state) ? <Progress record={record} /> : <Found record={record} />}
      <Doubts urls={urls} record={record} mayAct={mayAct} />
      <FirstContracts record={record} />
      <FirstCommitments record={record} />
      <FirstSuppliers record={record} />
      <FirstSpend record={record} />
      <NextStep {...{ visit, record, mayAct, error }} />
      {!isUnderWay(record.state) && <Faults {...{ urls, record, faults }} />}
      <LinkRow
        links={[
          { text: 'History of this file', href: urls.history('import', record.id) },
          ...(record.columns && mayAct && canChooseColumns(record)
            ? [{ text: 'Change what the columns hold', href: urls.importColumns(record.id) }]
            : []),
        ]}
      />
    </>
  )
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function canChooseColumns({ state }: ImportRecord): boolean {
  return state === 'received' || state === 'tried'
}

const brokeOffWords = {
  trying: 'Reading the file broke off before it was done.',
  applying:
    'Bringing the file in broke off before it was done. Nothing of it was written, and you can do it again.',
  undoing:
    'Undoing this import broke off before it was done. Everything is as before, and you can do it again.',
} as const

function Problem({ record: { problem, brokeOff } }: { record: ImportRecord }) {
  const broke = brokeOff && brokeOffWords[brokeOff as keyof typeof brokeOffWords]
  const text = broke ?? problem
  return text ? <NotificationBanner text={text} /> : null
}

const underWayWords = {
  trying: 'Reading the file',
  applying: 'Bringing the file in',
  undoing: 'Undoing the import',
} as const

/** How far the work is; the page asks again by itself. */
function Progress({ record }: { record: ImportRecord }) {
  const { state, done, read } = record
  const words = underWayWords[state as keyof typeof underWayWords]
  const of = state === 'applying' && read > 0 ? ` of ${read.toLocaleString('en-GB')}` : ''
  return (
    <div role="status">
      <p class="govuk-body-l">
        {words}: {done.toLocaleString('en-GB')}
        {of} rows so far.
      </p>
      {state === 'applying' && read > 0 ? (
        <progress value={Math.min(done, read)} max={read} aria-label={words} />
      ) : null}
      <p class="govuk-body">This goes on if you leave the page. It looks again every two seconds.</p>
    </div>
  )
}
