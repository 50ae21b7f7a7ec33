import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { PageContent, Visit } from '../../../web/visit.ts'
import type { ImportRecord } from '../../store.ts'
import { wayToImport } from '../import-found.ts'

/** Why something can't be done with a file, and the way back to it. */
export function cannotPage({ urls }: Visit, record: ImportRecord, because: readonly string[]): PageContent {
  return {
    title: 'That could not be done',
    current: 'contracts',
    before: <Breadcrumbs items={wayToImport(urls, record)} />,
    body: (
      <>
        <PageHeading title="That could not be done" caption={record.fileName} />
        {because.map((sentence) => (
          <p class="govuk-body">{sentence}</p>
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href={urls.import(record.id)}>
            Back to the file
          </a>
        </p>
      </>
    ),
  }
}
