import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { tryImport as mayTry } from '../../import.ts'
import { doubtsOf, type ImportDoubt } from '../../import-preview.ts'
import { several } from '../../import-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { bringIn } from '../../permissions.ts'
import { beginImport, decideDoubts, type ImportRecord, tryImport } from '../../store.ts'
import { importFound, patience, wayToImport, workOf } from '../import-found.ts'
import { cannot } from '../read-import/acts.ts'

const abouts = { contract: 'Contract', measure: 'Measure', supplier: 'Supplier' } as const

/** What the doubtful rows of a file are about: one list, what was taken or nothing, and the choices. */
export function decideDoubtsPage(needs: Pick<ContractsNeeds, 'commitmentsImport'>): Page {
  return definePage({
    path: pattern.importDoubts(':import'),
    allow: bringIn,
    async get(visit) {
      const record = await importFound(visit)
      if (!record) return notFound()
      const doubts = doubtsOf(record)
      return show({
        title: 'What the rows are about',
        current: 'contracts',
        width: 'wide',
        before: <Breadcrumbs items={wayToImport(visit.urls, record)} />,
        body: <Doubts visit={visit} record={record} doubts={doubts} />,
      })
    },
    async post(visit): Promise<Answer> {
      const { platform, tx, form, urls } = visit
      const record = await importFound(visit)
      if (!record) return notFound()
      const decision = mayTry(record.state)
      if (!decision.accepted) return cannot(visit, record, decision.because)
      const doubts = doubtsOf(record)
      const decided = doubts.flatMap(({ key, choices }, place): [string, string][] => {
        const value = form.text(`doubt-${place}`)
        return choices.some((choice) => choice.value === value) ? [[key, value]] : []
      })
      await decideDoubts(tx, record, Object.fromEntries(decided))
      const work = workOf(visit, needs, record.id)
      return {
        ...goTo(urls.import(record.id)),
        afterwards: async () => void (await beginImport(platform, () => tryImport(platform, work), patience)),
      }
    },
  })
}

interface DoubtsProps {
  visit: Visit
  record: ImportRecord
  doubts: readonly ImportDoubt[]
}

function Doubts({ visit, record, doubts }: DoubtsProps) {
  return (
    <>
      <PageHeading
        title="What the rows are about"
        caption={record.fileName}
        lede={
          doubts.length > 0
            ? 'Check what was taken, and choose where nothing was. Your choices are kept with this file.'
            : 'Nothing in this file is doubtful.'
        }
      />
      {doubts.length > 0 && (
        <form method="post" novalidate>
          <Table
            caption="Doubtful ones"
            captionClass="govuk-visually-hidden"
            onPhone="blocks"
            firstCellIsHeader
            head={['In the file', 'Rows', 'Why it is here', 'Is'].map((content) => ({ content }))}
            rows={doubts.map((doubt, place) => [
              { content: `${abouts[doubt.about]}: ${doubt.words}` },
              { content: several(doubt.rows, 'row', 'rows') },
              { content: <span class="gm-muted">{doubt.because}</span> },
              { content: <Choice doubt={doubt} place={place} /> },
            ])}
          />
          <div class="govuk-button-group">
            <Button preventDoubleClick>Try it like this</Button>
            <a class="govuk-link" href={visit.urls.import(record.id)}>
              Cancel
            </a>
          </div>
        </form>
      )}
    </>
  )
}

function Choice({ doubt: { words, choices, chosen }, place }: { doubt: ImportDoubt; place: number }) {
  const name = `doubt-${place}`
  return (
    <select class="govuk-select" id={name} name={name} aria-label={`What “${words}” is`}>
      {chosen === null && (
        <option value="" selected>
          Choose
        </option>
      )}
      {choices.map(({ value, label }) => (
        <option value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </select>
  )
}
