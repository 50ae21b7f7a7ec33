import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, notFound, show, type Visit } from '../../../web/visit.ts'
import { nothingBuilt, undoImport as mayUndo } from '../../import.ts'
import { builtOnWords, importRefusals, linesOf } from '../../import-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { bringIn } from '../../permissions.ts'
import { builtOn, type ImportRecord, undoImport } from '../../store.ts'
import { importFound, wayToImport, workOf } from '../import-found.ts'
import { begun } from '../read-import/acts.ts'
import { cannotPage } from '../read-import/cannot.tsx'

/** Takes back what a file brought, after saying what that means; not once something has been built on it. */
export function undoImportPage(needs: Pick<ContractsNeeds, 'afterDisclosure' | 'commitmentsImport'>): Page {
  return definePage({
    path: pattern.undoImport(':import'),
    allow: bringIn,
    async get(visit) {
      const record = await importFound(visit)
      if (!record) return notFound()
      const stopped = await stoppedBy(visit, needs, record)
      if (stopped) return show(cannotPage(visit, record, stopped))
      return show({
        title: 'Undo this import?',
        current: 'contracts',
        before: <Breadcrumbs items={wayToImport(visit.urls, record)} />,
        body: <Confirm visit={visit} record={record} />,
      })
    },
    async post(visit): Promise<Answer> {
      const record = await importFound(visit)
      if (!record) return notFound()
      const stopped = await stoppedBy(visit, needs, record)
      if (stopped) return show(cannotPage(visit, record, stopped), 409)
      const work = { ...workOf(visit, needs, record.id), afterDisclosure: needs.afterDisclosure }
      return begun(visit, record, () => undoImport(visit.platform, work))
    },
  })
}

async function stoppedBy(
  { tx }: Visit,
  { commitmentsImport }: Pick<ContractsNeeds, 'commitmentsImport'>,
  record: ImportRecord,
): Promise<string[] | undefined> {
  const built = record.state === 'applied' ? await builtOn(tx, record, commitmentsImport) : nothingBuilt
  const decision = mayUndo(record.state, built)
  return decision.accepted ? undefined : [importRefusals[decision.because], ...builtOnWords(built)]
}

function Confirm({ visit, record }: { visit: Visit; record: ImportRecord }) {
  const { added, changed, preview, fileName, kind } = record
  const isCommitments = kind === 'commitments'
  return (
    <>
      <PageHeading title="Undo this import?" caption={fileName} />
      <ul class="govuk-list govuk-list--bullet">
        {added > 0 && (
          <li>
            {linesOf(kind, added)} that it added{' '}
            {kind === 'spend' ? 'no longer count' : added === 1 ? 'is withdrawn' : 'are withdrawn'}.
          </li>
        )}
        {changed > 0 && kind === 'suppliers' && (
          <li>
            What it filled in of {linesOf(kind, changed)} is taken away, where nobody has changed it since.
          </li>
        )}
        {changed > 0 && kind !== 'suppliers' && (
          <li>
            {linesOf(kind, changed)} that it changed {changed === 1 ? 'says' : 'say'} again what stood before.
          </li>
        )}
        {preview && preview.drafts > 0 && (
          <li>The promises that its notices name no longer wait for a decision.</li>
        )}
        {isCommitments && (
          <li>
            What it told of deliveries is taken away, and contracts that it added are withdrawn. Measures that
            became the council’s own stay.
          </li>
        )}
        {kind === 'spend' && <li>Promises that grow with what is invoiced are worked out anew.</li>}
        {kind === 'spend' ? null : kind === 'suppliers' ? (
          <li>Suppliers that a contract names by now stay.</li>
        ) : (
          <li>Suppliers that only this file named are withdrawn too.</li>
        )}
        <li>The file itself stays, and so does the history of what was done.</li>
      </ul>
      <form method="post">
        <div class="govuk-button-group">
          <Button kind="warning" preventDoubleClick>
            Undo the import
          </Button>
          <a class="govuk-link" href={visit.urls.import(record.id)}>
            Keep it
          </a>
        </div>
      </form>
    </>
  )
}
