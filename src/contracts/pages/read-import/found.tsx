import { SummaryList, type SummaryRow } from '../../../web/components/summary-list.tsx'
import { criteriaWords, rowsOrNotices, several } from '../../import-words.ts'
import { exactMoney } from '../../../language/money.ts'
import { Decimal } from '../../../language/quantity.ts'
import type { ImportPreview, SpendPreview } from '../../import-preview.ts'
import type { ImportRecord } from '../../store.ts'

const lineNames = {
  contracts: 'Contracts',
  commitments: 'Commitments',
  suppliers: 'Suppliers',
  spend: 'Sums',
} as const

/** What a file would do, or did. */
export function Found({ record }: { record: ImportRecord }) {
  const { state, kind, format, read, added, changed, unchanged, refused, warnings } = record
  const lines = lineNames[kind]
  if (state === 'received' || state === 'refused') return null
  const would = state === 'tried'
  return (
    <>
      <h2 class="govuk-heading-m">{headingOf(record)}</h2>
      <SummaryList
        rows={[
          { key: 'Read', value: rowsOrNotices(format, read) },
          { key: would ? `${lines} it would add` : `${lines} added`, value: figure(added) },
          { key: would ? `${lines} it would change` : `${lines} changed`, value: figure(changed) },
          { key: `${lines} as they were`, value: figure(unchanged) },
          ...besideRows(record),
          {
            key: would ? 'Not to be brought in, for faults' : 'Not brought in, for faults',
            value: refused === 0 ? 'None' : rowsOrNotices(format, refused),
          },
          { key: 'Warnings', value: warnings === 0 ? 'None' : figure(warnings) },
        ]}
      />
    </>
  )
}

/** What comes beside the contracts: of a register suppliers, of notices all the rest that there is any of. */
function besideRows({ state, format, preview }: ImportRecord): SummaryRow[] {
  if (!preview) return []
  const { suppliers, procurements, criteria, socialCriteria, drafts, kpiResults } = preview
  const added = state === 'tried' ? 'it would add' : 'added'
  const ofNotices = [
    { key: `Procurements ${added}`, value: figure(procurements) },
    criteria > 0 && { key: 'How bids were judged', value: criteriaWords(criteria, socialCriteria) },
    drafts > 0 && { key: 'Promises to decide on', value: several(drafts, 'draft', 'drafts') },
    kpiResults > 0 && { key: 'Performance results', value: figure(kpiResults) },
  ]
  if (preview.ofSuppliers) return []
  if (preview.ofSpend) return spendRows(preview.ofSpend)
  if (preview.commitments) return commitmentsRows(preview, added)
  return [
    { key: `Suppliers ${added}`, value: figure(suppliers) },
    ...(format === 'ocds' ? ofNotices.filter((row) => row !== false) : []),
  ]
}

function spendRows({ total, following }: SpendPreview): SummaryRow[] {
  return [
    { key: 'All its sums together', value: exactMoney(new Decimal(total)) },
    ...(following.length > 0
      ? [
          {
            key: 'What would follow from it',
            value: (
              <ul class="govuk-list">
                {following.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ]
}

function commitmentsRows({ suppliers, commitments }: ImportPreview, added: string): SummaryRow[] {
  const { contracts, measures, deliveries, deliveriesChanged, ownersNotFound = [] } = commitments!
  const changed = added === 'added' ? 'changed' : 'it would change'
  return [
    { key: `Deliveries from your records ${added}`, value: figure(deliveries) },
    ...(deliveriesChanged > 0
      ? [{ key: `Deliveries from your records ${changed}`, value: figure(deliveriesChanged) }]
      : []),
    { key: `Contracts ${added}`, value: figure(contracts) },
    { key: `Suppliers ${added}`, value: figure(suppliers) },
    {
      key: `Measures of your own ${added}`,
      value: measures.length === 0 ? 'None' : `${figure(measures.length)}: ${measures.join('; ')}`,
    },
    ...(ownersNotFound.length > 0
      ? [{ key: 'Owners not found here', value: ownersWords(ownersNotFound) }]
      : []),
  ]
}

type OwnersNotFound = NonNullable<NonNullable<ImportPreview['commitments']>['ownersNotFound']>

/** Whom the file names as owners, and nobody here is called so: their commitments come without one. */
function ownersWords(notFound: OwnersNotFound): string {
  const names = notFound.map(
    ({ words, commitments }) => `${words} (${several(commitments, 'commitment', 'commitments')})`,
  )
  return `${names.join('; ')}. Nobody who works here has that name or e-mail address, so they come without an owner.`
}

function figure(count: number): string {
  return count.toLocaleString('en-GB')
}

function headingOf({ state, added, changed, refused }: ImportRecord): string {
  if (state === 'undone') return 'This import has been undone'
  if (state === 'applied')
    return added + changed > 0 ? 'What was brought in' : 'Everything was as it is: nothing was added'
  if (refused > 0) return 'Some of the file has faults'
  return added + changed > 0 ? 'What this file would do' : 'This file would change nothing'
}
