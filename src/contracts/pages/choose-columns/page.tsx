import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { tryImport as mayTry } from '../../import.ts'
import { importRefusals } from '../../import-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { bringIn } from '../../permissions.ts'
import {
  beginImport,
  type ChosenColumns,
  chooseColumns,
  faultsOfColumns,
  type ImportRecord,
  type RegisterSeen,
  seeRegister,
  tryImport,
} from '../../store.ts'
import { importFound, patience, wayToImport, workOf } from '../import-found.ts'
import { ColumnsForm } from './columns-form.tsx'

/** What each column of a table holds: guessed, shown with the first rows, and put right by the person. */
export function chooseColumnsPage(needs: Pick<ContractsNeeds, 'commitmentsImport'>): Page {
  const { commitmentsImport } = needs
  const see = ({ platform, tx }: Visit, record: ImportRecord) =>
    seeRegister(platform, tx, record, commitmentsImport)
  return definePage({
    path: pattern.importColumns(':import'),
    allow: bringIn,
    async get(visit) {
      const record = await importFound(visit)
      const seen = record && (await see(visit, record))
      return record && seen ? page(visit, record, seen, seen.chosen) : notFound()
    },
    async post(visit): Promise<Answer> {
      const { platform, tx, urls } = visit
      const record = await importFound(visit)
      const seen = record && (await see(visit, record))
      if (!record || !seen) return notFound()
      const chosen = chosenIn(visit, seen)
      const decision = mayTry(record.state)
      if (!decision.accepted) return page(visit, record, seen, chosen, [importRefusals[decision.because]])
      const faults = faultsOfColumns(record, chosen, commitmentsImport)
      if (faults.length > 0) return page(visit, record, seen, chosen, faults)
      await chooseColumns(tx, record, chosen)
      const work = workOf(visit, needs, record.id)
      return {
        ...goTo(urls.import(record.id)),
        afterwards: async () => void (await beginImport(platform, () => tryImport(platform, work), patience)),
      }
    },
  })
}

/** The field chosen for each column, null where it is left out; and the sheets to be read. */
function chosenIn({ form }: Visit, { chosen, fields }: RegisterSeen): ChosenColumns {
  const known = new Set(fields.map(({ name }) => name))
  const ofEach = chosen.headings.map((_, index) => {
    const field = form.text(`column-${index}`)
    return known.has(field) ? field : null
  })
  const wanted = form.all('sheets')
  const sheets = chosen.sheets?.map((sheet) => ({ ...sheet, isLeftOut: !wanted.includes(sheet.name) }))
  return { ...chosen, fields: ofEach, ...(sheets ? { sheets } : {}) }
}

function page(
  { urls }: Visit,
  record: ImportRecord,
  seen: RegisterSeen,
  chosen: ChosenColumns,
  errors: readonly string[] = [],
): PageAnswer {
  return show(
    {
      title: 'What each column holds',
      current: 'contracts',
      width: 'wide',
      before: <Breadcrumbs items={wayToImport(urls, record)} />,
      body: <ColumnsForm {...{ record, seen, chosen, errors }} cancelHref={urls.import(record.id)} />,
    },
    errors.length > 0 ? 422 : 200,
  )
}
