import type { ContractRecord } from '../../../contracts/store.ts'
import { type Day, longDay } from '../../../language/day.ts'
import { exactMoney } from '../../../language/money.ts'
import { unitWords } from '../../../measurement/index.ts'
import type { RegisterEntry } from '../../../register/index.ts'
import { Card } from '../../../web/components/card.tsx'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Table } from '../../../web/components/table.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { ContractEvent } from '../../contract-timeline.ts'
import type { PublicCommitment } from '../../store.ts'
import { datesWords, kindNames, standingNames, standsOn } from '../contract-words.ts'
import { countWords, OutputCards } from '../outputs-told.tsx'
import { SupplierLinks } from './supplier-links.tsx'

interface ContractProps {
  contract: ContractRecord
  commitments: readonly PublicCommitment[]
  entries: readonly RegisterEntry[]
  hasMore: boolean
  events: readonly ContractEvent[]
  today: Day
  urls: Urls
}

export function PublishedContract(props: ContractProps) {
  const { contract, commitments, today, urls } = props
  return (
    <>
      <PageHeading
        title={contract.title}
        caption={kindNames[contract.kind]}
        lede={summaryOf(commitments, today)}
      />
      {commitments.length > 0 ? (
        <Commitments {...{ commitments, today, urls }} />
      ) : (
        <EmptyState title="No commitments recorded">
          What the supplier promised over and above the contract would stand here, with how much of it is
          delivered.
        </EmptyState>
      )}
      <MainAndAside main={<Outputs {...props} />} aside={<About {...props} />} />
    </>
  )
}

function summaryOf(commitments: readonly PublicCommitment[], today: Day): string {
  const due = commitments.filter((commitment) => commitment.due <= today)
  if (commitments.length === 0) return ''
  const all = `${countWords(commitments.length)} ${commitments.length === 1 ? 'commitment' : 'commitments'}`
  if (due.length === 0) return `${all}; none is due yet.`
  const inFull = due.filter(({ verified, quantity }) => verified.gte(quantity)).length
  return `${all}. Of ${countWords(due.length)} due by ${longDay(today)}, ${countWords(inFull)} ${inFull === 1 ? 'is' : 'are'} met in full.`
}

function Commitments({ commitments, today, urls }: Pick<ContractProps, 'commitments' | 'today' | 'urls'>) {
  return (
    <Table
      caption="What was promised, and how it stands"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      head={[
        { content: 'Promise' },
        { content: 'Due' },
        { content: 'Promised', numeric: true },
        { content: 'Reported', numeric: true },
        { content: 'Verified', numeric: true },
        { content: 'How it stands' },
      ]}
      rows={commitments.map((commitment) => {
        const { tag, late } = standsOn(commitment, today)
        return [
          {
            content: <Promise commitment={commitment} urls={urls} />,
            attributes: { id: `commitment-${commitment.id}` },
          },
          { content: longDay(commitment.due) },
          { content: unitWords(commitment, commitment.quantity), numeric: true },
          { content: unitWords(commitment, commitment.reported), numeric: true },
          { content: <strong>{unitWords(commitment, commitment.verified)}</strong>, numeric: true },
          {
            content: (
              <>
                <StatusTag status={tag} />
                {late && <span class="gm-muted"> {late}</span>}
                {commitment.waiting > 0 && <span class="gm-muted"> being checked</span>}
              </>
            ),
          },
        ]
      })}
    />
  )
}

function Promise({ commitment, urls }: { commitment: PublicCommitment; urls: Urls }) {
  const { title, measureCode, measureName, placeName, beneficiaries, standing, origin } = commitment
  const more = [
    beneficiaries && `for ${beneficiaries}`,
    placeName && `in ${placeName}`,
    standingNames[standing],
    origin === 'added' && 'added during the contract',
  ].filter(Boolean)
  return (
    <>
      {title}
      <br />
      <span class="gm-muted">
        <a class="govuk-link" href={urls.method(measureCode)}>
          {measureName}
        </a>
        {more.length > 0 && `, ${more.join(', ')}`}
      </span>
    </>
  )
}

function Outputs({ contract, entries, hasMore, urls }: ContractProps) {
  return (
    <>
      <h2 class="govuk-heading-m">Delivered and checked</h2>
      {entries.length === 0 && <p class="govuk-body">Nothing from this contract is in the register yet.</p>}
      <OutputCards entries={entries} urls={urls} />
      {entries.length > 0 && (
        <LinkRow
          links={[
            ...(hasMore
              ? [{ text: 'All outputs of this contract', href: urls.register({ contract: contract.id }) }]
              : []),
            { text: 'Download as CSV', href: urls.registerAs('csv', { contract: contract.id }) },
          ]}
        />
      )}
    </>
  )
}

function About({ contract, events, urls }: ContractProps) {
  const value = contract.value ?? contract.valueGross
  const facts: [string, string | null][] = [
    ['Dates', datesWords(contract.starts, contract.ends)],
    ['Value', value ? `${exactMoney(value)}${contract.value ? '' : ', with VAT'}` : null],
    ['Service', contract.service],
    ['Reference', contract.reference],
    ['Notice', contract.ocid],
  ]
  return (
    <>
      <Card>
        <p>
          <strong>With</strong>
        </p>
        <SupplierLinks suppliers={contract.supplierNames} urls={urls} />
        {facts.map(
          ([name, text]) =>
            text && (
              <p>
                <strong>{name}</strong>
                <br />
                {text}
              </p>
            ),
        )}
        {contract.framework && (
          <p>
            <a class="govuk-link" href={urls.contract(contract.framework)}>
              The framework it belongs to
            </a>
          </p>
        )}
      </Card>
      {events.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Timeline</h2>
          <Timeline
            entries={events.map(({ on, title, words, href, isAhead }) => ({
              title: href ? (
                <a class="govuk-link" href={href}>
                  {title}
                </a>
              ) : (
                title
              ),
              when: isAhead ? `${longDay(on)}, to come` : longDay(on),
              datetime: on,
              ...(words ? { children: <p>{words}</p> } : {}),
            }))}
          />
        </>
      )}
    </>
  )
}
