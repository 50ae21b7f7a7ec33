import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { Visit } from '../../../web/visit.ts'
import { daysWords, valueWords } from '../contract-line.ts'
import { disclosures, owners, promises, standingsToday } from './filter.ts'
import type { Listed } from './listed.ts'

interface ListProps {
  visit: Visit
  listed: Listed
}

/** More services than these are found by the search. */
const mostServices = 12

export function Filters({ visit: { urls }, listed: { asked, services } }: ListProps) {
  const offered = [...new Set([...(asked.service ? [asked.service] : []), ...services])].slice(
    0,
    mostServices,
  )
  const group = (
    name: 'standing' | 'owner' | 'commitments' | 'disclosure',
    legend: string,
    words: object,
  ) => ({
    name,
    legend,
    options: Object.entries(words).map(([value, text]: [string, string]) => ({
      value,
      text,
      checked: (asked[name] as string[]).includes(value),
    })),
  })
  const ofService = {
    name: 'service',
    legend: 'Service',
    options: offered.map((value) => ({ value, text: value, checked: value === asked.service })),
  }
  return (
    <FilterPanel
      action={urls.staffContracts()}
      search={{ name: 'search', label: 'Title, number or supplier', value: asked.search }}
      groups={[
        group('standing', 'How it stands', standingsToday),
        group('owner', 'Whose', owners),
        group('commitments', 'Commitments', promises),
        ...(offered.length > 0 ? [ofService] : []),
        group('disclosure', 'What the public sees', disclosures),
      ]}
      hidden={{
        supplier: asked.supplier,
        framework: asked.framework,
        import: asked.importId,
        drafts: asked.drafts,
        withdrawn: asked.withdrawn,
        order: asked.order === 'title' ? undefined : asked.order,
      }}
    />
  )
}

export function ContractTable({
  visit: { urls },
  listed: { contracts, counts, drafts, owners: names },
}: ListProps) {
  return (
    <Table
      caption="Contracts"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Contract' },
        { content: 'Supplier' },
        { content: 'Runs' },
        { content: 'Value' },
        { content: 'Looked after by' },
        { content: 'Commitments', numeric: true },
      ]}
      rows={contracts.map((contract) => [
        {
          content: (
            <>
              <a class="govuk-link" href={urls.staffContract(contract.id)}>
                {contract.title}
              </a>
              {contract.reference && (
                <>
                  <br />
                  <span class="gm-muted govuk-!-font-weight-regular">{contract.reference}</span>
                </>
              )}
            </>
          ),
        },
        { content: suppliersWords(contract.supplierNames.map(({ name }) => name)) },
        { content: daysWords(contract) },
        { content: valueWords(contract) },
        {
          content: contract.owner ? (names.get(contract.owner) ?? 'Somebody who left') : <Nobody />,
        },
        {
          content: (
            <>
              {counts.get(contract.id) ?? <span class="gm-left">none</span>}
              <ToDecide href={urls.commitmentDrafts(contract.id)} count={drafts.get(contract.id) ?? 0} />
            </>
          ),
          numeric: true,
        },
      ])}
    />
  )
}

function ToDecide({ href, count }: { href: string; count: number }) {
  if (count === 0) return null
  return (
    <>
      <br />
      <a class="govuk-link" href={href}>
        {count.toLocaleString('en-GB')} to decide
      </a>
    </>
  )
}

function Nobody() {
  return <span class="gm-left">Nobody yet</span>
}

function suppliersWords(names: readonly string[]): string {
  const [first, second, ...more] = names
  if (!first) return 'Not known'
  if (!second) return first
  return more.length === 0 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`
}
