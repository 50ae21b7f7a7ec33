import { isId } from '../../../language/identifier.ts'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import type { ContractsNeeds, Progress } from '../../needs.ts'
import { mayPass } from '../../../web/permission.ts'
import { askSuppliersOnce, seeContracts } from '../../permissions.ts'
import { promisedAtLevels } from '../../promised-at-levels.ts'
import {
  type AgreementUnder,
  agreementsUnder,
  askingOnceOf,
  canBeAskedOnce,
  type CommitmentRecord,
  commitmentsOfLevels,
  type ContractRecord,
} from '../../store.ts'
import { amountWords } from '../../spend/scaling-words.ts'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { daysWords } from '../contract-line.ts'
import { contractFound } from '../found.ts'
import { noProgress } from '../going.ts'
import { ByLevel } from './by-level.tsx'
import { kindInShort } from './kind-in-short.ts'

/** What belongs to a framework or a lot, and what is promised at each level of it. */
export function levelsPage(needs: Pick<ContractsNeeds, 'progressOf'>): Page {
  return definePage({
    path: pattern.contractLevels(':contract'),
    allow: seeContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      return contract ? showLevels(visit, contract, needs) : notFound()
    },
  })
}

async function showLevels(visit: Visit, contract: ContractRecord, needs: Pick<ContractsNeeds, 'progressOf'>) {
  const { tx, urls, query } = visit
  const after = query.getAll('after').find(isId)
  const { agreements, next } = await agreementsUnder(tx, contract.id, { after })
  const commitments = await commitmentsOfLevels(tx, contract)
  const progress = await needs.progressOf(
    tx,
    commitments.map(({ id }) => id),
  )
  const title = 'What belongs to it'
  const body = (
    <>
      <PageHeading
        title={title}
        caption={contract.title}
        lede="Lots, call-offs and spot purchases under this agreement, and what is promised at each level."
      />
      <ContractNavigation visit={visit} contract={contract} current="levels" />
      {canBeAskedOnce(contract) ? (
        <HowAsked visit={visit} contract={contract} once={(await askingOnceOf(tx, contract.id)).once} />
      ) : null}
      {agreements.length === 0 && !after ? (
        <EmptyState title="Nothing belongs to it yet">
          A lot, a call-off or a spot purchase says on its own page which framework it belongs to. Then it
          stands here, with what is promised on it.
        </EmptyState>
      ) : (
        <>
          <ByLevel
            rows={promisedAtLevels(
              commitments.map((one) => ({ ...one, ...(progress.get(one.id) ?? noProgress) })),
            )}
          />
          <Agreements {...{ agreements, commitments, progress, urls }} />
          {(after || next) && (
            <Pagination
              {...(after ? { previous: { href: urls.contractLevels(contract.id), text: 'First page' } } : {})}
              {...(next ? { next: { href: urls.contractLevels(contract.id, { after: next }) } } : {})}
            />
          )}
        </>
      )}
    </>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show({ title, current: 'contracts', width: 'wide', before, body })
}

function HowAsked({ visit, contract, once }: { visit: Visit; contract: ContractRecord; once: boolean }) {
  return (
    <p class="govuk-body">
      {once
        ? 'Each supplier is asked once for all its call-offs, with one letter and one link.'
        : 'Suppliers are asked for each call-off by itself.'}{' '}
      {mayPass(askSuppliersOnce, visit.visitor.roles, false) ? (
        <a class="govuk-link" href={visit.urls.askOnce(contract.id)}>
          Change how suppliers are asked
        </a>
      ) : null}
    </p>
  )
}

interface AgreementsProps {
  agreements: readonly AgreementUnder[]
  commitments: readonly CommitmentRecord[]
  progress: ReadonlyMap<string, Progress>
  urls: Urls
}

function Agreements({ agreements, commitments, progress, urls }: AgreementsProps) {
  const promised = Map.groupBy(commitments, ({ contract }) => contract)
  return (
    <Table
      caption="Each agreement under it"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Agreement' },
        { content: 'Kind' },
        { content: 'Supplier' },
        { content: 'Runs' },
        { content: 'Promised on it' },
      ]}
      rows={agreements.map((one) => [
        {
          content: (
            <>
              <a class="govuk-link" href={urls.staffContract(one.id)}>
                {one.title}
              </a>
              {one.reference && (
                <>
                  <br />
                  <span class="gm-muted govuk-!-font-weight-regular">{one.reference}</span>
                </>
              )}
            </>
          ),
        },
        { content: one.depth > 1 ? `${kindInShort[one.kind]}, under a lot` : kindInShort[one.kind] },
        { content: one.suppliers.map(({ name }) => name).join(', ') || 'Not known' },
        { content: daysWords(one) },
        {
          content: <PromisedOnIt commitments={promised.get(one.id) ?? []} {...{ progress, urls }} />,
        },
      ])}
    />
  )
}

function PromisedOnIt({ commitments, progress, urls }: Omit<AgreementsProps, 'agreements'>) {
  if (commitments.length === 0) return <span class="gm-left">Nothing</span>
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {commitments.map((commitment) => (
        <li>
          <a class="govuk-link" href={urls.staffCommitment(commitment.contract, commitment.id)}>
            {commitment.title}
          </a>
          : {amountWords(commitment, commitment)}, of which{' '}
          {(progress.get(commitment.id) ?? noProgress).verified.toFixed()} verified
        </li>
      ))}
    </ul>
  )
}
