import type { Day } from '../../../language/day.ts'
import { metOn } from '../../../performance/index.ts'
import type { RegisterEntry } from '../../../register/index.ts'
import { MainAndAside } from '../../../web/components/columns.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import type { PublicCommitment } from '../../store.ts'
import { CommitmentTable } from '../commitments-told.tsx'
import { kindNames } from '../contract-words.ts'
import { keptLede, keptSentence } from '../contracts-told.tsx'
import { OutputCards } from '../outputs-told.tsx'
import { About, type AboutProps } from './about.tsx'
import { ByQuarter, type ByQuarterProps } from './by-quarter.tsx'
import { EarlierRecords, type EarlierRecordsProps } from './earlier-records.tsx'
import { Notices, type NoticesProps } from './notices.tsx'

interface ContractProps extends AboutProps {
  commitments: readonly PublicCommitment[]
  earlier: EarlierRecordsProps['earlier']
  entries: readonly RegisterEntry[]
  hasMore: boolean
  byQuarter: ByQuarterProps | undefined
  notices: NoticesProps
  today: Day
}

export function PublishedContract(props: ContractProps) {
  const { contract, commitments, today, urls } = props
  return (
    <>
      <PageHeading
        title={contract.title}
        caption={kindNames[contract.kind]}
        lede={keptLede(summaryOf(commitments, today), urls)}
      />
      {commitments.length > 0 ? (
        <CommitmentTable
          caption="What was promised, and how it stands"
          withSupplier={contract.suppliers.length > 1}
          {...{ commitments, today, urls }}
        />
      ) : (
        <EmptyState title="No commitments recorded">
          What the supplier promised over and above the contract would stand here, with how much of it is
          delivered.
        </EmptyState>
      )}
      <MainAndAside
        main={
          <>
            {props.byQuarter && <ByQuarter {...props.byQuarter} />}
            <Outputs {...props} />
            <EarlierRecords {...props} />
            <Notices {...props.notices} />
          </>
        }
        aside={<About {...props} />}
      />
    </>
  )
}

function summaryOf(commitments: readonly PublicCommitment[], today: Day): string {
  const here = commitments.filter(({ countedBy }) => !countedBy)
  const stand = here.map((commitment) => metOn(commitment, today))
  const count = (met: ReturnType<typeof metOn>) => stand.filter((each) => each === met).length
  const due = here.length - count('not-yet-due')
  return keptSentence(
    {
      commitments: commitments.length,
      due,
      inFull: count('in-full'),
      byEarlierRecords: count('by-earlier-records'),
      inPart: count('in-part'),
      notMet: count('not-met'),
      elsewhere: commitments.length - here.length,
    },
    today,
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
