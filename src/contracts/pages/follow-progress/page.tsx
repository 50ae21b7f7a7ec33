import { longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { seeContracts } from '../../permissions.ts'
import { draftsOf } from '../../store.ts'
import { CommitmentBurnUp } from '../commitment-burn-up.tsx'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { contractFound } from '../found.ts'
import { CountedElsewhere } from '../counted-elsewhere.tsx'
import { forecastCell, type GoingOne, goingOf } from '../going.ts'

/** Every commitment of a contract against its plan: the figures side by side, then each as it grows. */
export function followProgressPage(
  needs: Pick<ContractsNeeds, 'progressOf' | 'progressByQuarter' | 'earlierOf'>,
): Page {
  return definePage({
    path: pattern.contractProgress(':contract'),
    allow: seeContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const { tx, urls, today } = visit
      const all = await goingOf(tx, needs, contract, today)
      const drafts = (await draftsOf(tx, contract.id)).filter(({ state }) => state === 'open').length
      const waiting = all.reduce((count, { progress }) => count + progress.waiting, 0)
      const title = 'How it is going'
      const body = (
        <>
          <PageHeading
            title={title}
            caption={contract.title}
            lede="What is promised on this contract, what came of it so far, and where it ends if it goes on like that."
          />
          <ContractNavigation visit={visit} contract={contract} current="progress" {...{ drafts, waiting }} />
          {all.length === 0 ? (
            <EmptyState title="Nothing is promised yet">
              Each commitment of the contract stands here with its plan, what was reported and verified, and a
              forecast.
            </EmptyState>
          ) : (
            <>
              <SideBySide all={all} />
              <LinkRow
                links={[{ text: 'The contract on two pages', href: urls.contractOnPaper(contract.id) }]}
              />
              {all.map((one) => (
                <CommitmentBurnUp
                  {...one}
                  starts={contract.starts}
                  today={today}
                  named={{ href: urls.staffCommitment(contract.id, one.commitment.id) }}
                />
              ))}
            </>
          )}
        </>
      )
      const before = <ContractBreadcrumbs urls={urls} contract={contract} />
      return show({ title, current: 'contracts', width: 'wide', before, body })
    },
  })
}

/** The figures of all commitments: units are never added, so there is no total. */
export function SideBySide({ all }: { all: readonly GoingOne[] }) {
  return (
    <Table
      caption="Each commitment against its plan"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Commitment' },
        ...['Promised', 'Planned by now', 'Reported', 'Verified', 'Forecast'].map((content) => ({
          content,
          numeric: true,
        })),
        { content: 'Due' },
      ]}
      rows={all.map((one) => {
        const { commitment, going } = one
        const words = (amount: typeof commitment.quantity) => unitWords(commitment, amount)
        return [
          {
            content: (
              <>
                {commitment.title}
                <CountedElsewhere {...commitment} />
              </>
            ),
          },
          { content: words(commitment.quantity), numeric: true },
          { content: words(going.plannedByNow), numeric: true },
          { content: words(going.reported), numeric: true },
          { content: words(going.verified), numeric: true },
          { content: forecastCell(one), numeric: true },
          { content: longDay(commitment.due) },
        ]
      })}
    />
  )
}
