import { ContractBreadcrumbs, ContractNavigation, runContracts } from '../../../contracts/index.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { askForReturns } from '../../../delivery/index.ts'
import { longDay } from '../../../language/day.ts'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { readPerformance } from '../../permissions.ts'
import { comingOn } from '../../store.ts'
import { type Coming, type Turn, yearAhead } from '../../year-ahead.ts'
import { contractFound } from '../performance-frame.tsx'

/** What comes next on a contract in the year ahead, with what is late: by when, and whose turn it is. */
export const yearAheadPage = definePage({
  path: pattern.contractYear(':contract'),
  allow: readPerformance,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const { urls, today } = visit
    const { late, ahead, until } = yearAhead(await comingOn(visit.tx, contract, today), today)
    const title = 'The year ahead'
    const body = (
      <>
        <PageHeading
          title={title}
          caption={contract.title}
          lede={`What comes next on this contract until ${longDay(until)}, and whose turn it is.`}
        />
        <ContractNavigation visit={visit} contract={contract} current="year" />
        {late.length === 0 && ahead.length === 0 ? (
          <EmptyState
            title="Nothing comes up on this contract"
            action={{ text: 'Record a commitment', href: urls.newCommitment(contract.id) }}
          >
            Once something is promised, this page says when returns are asked for, what is due, and what to
            decide before the contract ends.
          </EmptyState>
        ) : null}
        <Listed {...{ visit, contract }} caption="Late" some={late} isLate />
        {[...Map.groupBy(ahead, ({ on }) => on.slice(0, 7)).values()].map((some) => (
          <Listed {...{ visit, contract }} caption={longDay(some[0]!.on).replace(/^\d+ /, '')} some={some} />
        ))}
      </>
    )
    const before = <ContractBreadcrumbs urls={urls} contract={contract} />
    return show({ title, current: 'contracts', width: 'wide', before, body })
  },
})

interface ListedProps {
  visit: Visit
  contract: ContractRecord
  caption: string
  some: readonly Coming[]
  isLate?: boolean
}

function Listed({ visit, contract, caption, some, isLate = false }: ListedProps) {
  if (some.length === 0) return null
  return (
    <Table
      caption={caption}
      captionClass="govuk-table__caption--m"
      class="gm-year"
      onPhone="blocks"
      head={[{ content: 'Day' }, { content: 'What' }, { content: 'Whose turn' }]}
      rows={some.map((each) => [
        { content: <span class={isLate ? 'gm-left' : undefined}>{longDay(each.on)}</span> },
        {
          content: (
            <a class="govuk-link" href={wayTo(visit, contract.id, each)}>
              {each.what}
            </a>
          ),
        },
        { content: turnWords(each.turn, contract) },
      ])}
    />
  )
}

function turnWords(turn: Turn, { supplierNames }: ContractRecord): string {
  if (turn === 'council') return 'The council'
  if (turn === 'both') return 'Both'
  return supplierNames.length === 1 ? supplierNames[0]!.name : 'The supplier'
}

/** The page on which it is done, or for who may not do it the one where it stands. */
function wayTo({ urls, visitor }: Visit, contract: string, { kind, about = '' }: Coming): string {
  const runs = mayPass(runContracts, visitor.roles, false)
  switch (kind) {
    case 'beginning':
      return urls.mobilisation(contract)
    case 'return-asked':
      return mayPass(askForReturns, visitor.roles, false)
        ? urls.askForReturn(contract)
        : urls.returns({ contract })
    case 'return-due':
    case 'delivery-waits':
      return urls.staffReturn(about)
    case 'commitment-due':
    case 'milestone':
      return urls.staffCommitment(contract, about)
    case 'recovery':
      return urls.recoveryPlan(about)
    case 'kpi':
      return about ? urls.kpi(contract, about) : urls.contractPerformance(contract)
    case 'notice':
      return urls.contractPerformance(contract)
    case 'review':
      return runs ? urls.newReview(contract) : urls.managing(contract)
    case 'decision':
      return urls.managing(contract)
    case 'risk':
      return runs ? urls.risk(contract, about) : urls.managing(contract)
    case 'waiver':
      return urls.waiver(about)
    case 'end':
      return urls.managing(contract)
  }
}
