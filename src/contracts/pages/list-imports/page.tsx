import { longMoment } from '../../../language/day.ts'
import { namesOf } from '../../../parties/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { bringIn, seeImports } from '../../permissions.ts'
import { type ImportRecord, importsIn } from '../../store.ts'
import { countsInShort, StateTag } from '../import-state.tsx'
import { wayToImport } from '../import-found.ts'

/** The files that were brought in, the newest first. */
export const listImportsPage = definePage({
  path: pattern.imports(),
  allow: seeImports,
  async get(visit) {
    const { tx, urls, query } = visit
    const found = await importsIn(tx, { after: query.get('after') ?? undefined })
    const names = await namesOf(
      tx,
      found.imports.map(({ recordedBy }) => recordedBy),
    )
    return show({
      title: 'Files brought in',
      current: 'contracts',
      width: 'wide',
      before: <Breadcrumbs items={wayToImport(urls).slice(0, 1)} />,
      body: <Imports visit={visit} {...found} names={names} />,
    })
  },
})

interface Shown {
  visit: Visit
  imports: ImportRecord[]
  next?: string
  names: Map<string, string>
}

function Imports({ visit, imports, next, names }: Shown) {
  const { urls, visitor } = visit
  const mayBringIn = mayPass(bringIn, visitor.roles, false)
  return (
    <>
      <PageHeading
        title="Files brought in"
        aside={mayBringIn ? <Button href={urls.newImport()}>Bring in a file</Button> : undefined}
      />
      {imports.length === 0 ? (
        <EmptyState title="No files yet">
          A contracts register, the tracker of commitments you keep now, or notices from Find a Tender can be
          brought in here. Each file is tried first, and can be undone while nothing has been built on it.
        </EmptyState>
      ) : (
        <Table
          caption="Files, the newest first"
          captionClass="govuk-visually-hidden"
          onPhone="blocks"
          firstCellIsHeader
          head={[
            { content: 'File' },
            { content: 'Received' },
            { content: 'By' },
            { content: 'State' },
            { content: 'What it brought' },
          ]}
          rows={imports.map((record) => [
            {
              content: (
                <a class="govuk-link" href={urls.import(record.id)}>
                  {record.fileName}
                </a>
              ),
            },
            { content: longMoment(record.recordedAt) },
            { content: names.get(record.recordedBy ?? '') ?? 'The system' },
            { content: <StateTag record={record} /> },
            { content: countsInShort(record) },
          ])}
        />
      )}
      {next && <Pagination next={{ href: urls.imports({ after: next }), text: 'Earlier files' }} />}
    </>
  )
}
