import { longDay } from '../../../language/day.ts'
import { type Quarter, quarterWords } from '../../../language/quarter.ts'
import { Button } from '../../../web/components/button.tsx'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Table } from '../../../web/components/table.tsx'
import type { Visit } from '../../../web/visit.ts'
import { answerBy, lastQuarters } from '../../return.ts'
import type { ContractToAsk } from '../../store.ts'

/** A contract and its supplier as the form names them. */
export const keyOf = ({ contract, supplier }: ContractToAsk) => `${contract}.${supplier}`

interface Shown {
  visit: Visit
  title: string
  quarter: Quarter
  contracts: ContractToAsk[]
  /** Days they have to answer. */
  answerDays: number
  error: string | undefined
}

/** The contracts to ask, those with something planned ticked already. */
export function AskMany(shown: Shown) {
  const { visit, title, quarter, contracts, answerDays, error } = shown
  const { urls, today } = visit
  const by = longDay(answerBy(quarter, today, answerDays))
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: '#contract-0' }]} /> : <Asked visit={visit} />}
      <PageHeading
        title={title}
        lede={`Suppliers with something promised who have not been asked. Each gets a letter with a link of their own, to answer by ${by}.`}
      />
      <OtherQuarter {...shown} />
      {contracts.length === 0 ? (
        <EmptyState
          title="Nobody is left to ask"
          action={{ text: 'See the returns', href: urls.returns({ quarter }) }}
        >
          Suppliers stand here while they have something promised for this quarter and have not been asked for
          it.
        </EmptyState>
      ) : (
        <ToAsk {...shown} />
      )}
    </>
  )
}

function Asked({ visit: { query } }: { visit: Visit }) {
  const asked = query.get('asked')
  if (!asked || !/^\d{1,4}$/.test(asked)) return null
  return (
    <NotificationBanner
      isSuccess
      text={
        asked === '1' ? 'One supplier was asked for a return' : `${asked} suppliers were asked for returns`
      }
    />
  )
}

const quartersOffered = 6

function OtherQuarter({ visit: { urls, today }, quarter }: Shown) {
  const offered = lastQuarters(today, quartersOffered)
  return (
    <form method="get" action={urls.askForReturns()} class="gm-choose">
      <Select
        name="quarter"
        label="Quarter"
        items={offered.map((each) => ({ value: each, text: quarterWords(each) }))}
        value={quarter}
      />
      <Button kind="secondary">Show</Button>
    </form>
  )
}

/** What is planned is ticked already; the rest stands folded below it. */
function ToAsk({ visit, quarter, contracts }: Shown) {
  const planned = contracts.filter((each) => each.planned > 0)
  const others = contracts.filter((each) => each.planned === 0)
  const table = (some: ContractToAsk[], from: number) => (
    <ContractTable visit={visit} quarter={quarter} contracts={some} from={from} />
  )
  return (
    <form method="post" action={visit.urls.askForReturns()}>
      <input type="hidden" name="quarter" value={quarter} />
      {planned.length > 0 ? (
        table(planned, 0)
      ) : (
        <p class="govuk-body">No contract with something planned for this quarter is left to ask.</p>
      )}
      {others.length > 0 ? (
        <Details summary={`${others.length} with nothing planned for this quarter`}>
          {table(others, planned.length)}
        </Details>
      ) : null}
      {contracts.some(({ email }) => email) ? (
        <Button preventDoubleClick>Ask those that are ticked</Button>
      ) : (
        <p class="govuk-body">
          None of these has an e-mail address yet: add one by asking for each return on its own.
        </p>
      )}
    </form>
  )
}

interface TableShown {
  visit: Visit
  quarter: Quarter
  contracts: ContractToAsk[]
  /** How many stand above: ids are unique on the page. */
  from: number
}

function ContractTable({ visit: { urls }, quarter, contracts, from }: TableShown) {
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Contract' },
        { content: 'Supplier' },
        { content: 'Ask at' },
        { content: 'Planned', numeric: true },
      ]}
      rows={contracts.map((each, place) => [
        {
          content: each.email ? (
            <div class="govuk-checkboxes govuk-checkboxes--small">
              <div class="govuk-checkboxes__item">
                <input
                  class="govuk-checkboxes__input"
                  type="checkbox"
                  checked={each.planned > 0}
                  id={`contract-${from + place}`}
                  name="contract"
                  value={keyOf(each)}
                />
                <label class="govuk-label govuk-checkboxes__label" for={`contract-${from + place}`}>
                  {each.contractTitle}
                </label>
              </div>
            </div>
          ) : (
            each.contractTitle
          ),
        },
        { content: each.name },
        {
          content: each.email ?? (
            <a
              class="govuk-link"
              href={urls.askForReturn(each.contract, { quarter, supplier: each.supplier })}
            >
              No address yet: ask on its own
            </a>
          ),
        },
        { content: `${each.planned} of ${each.commitments}`, numeric: true },
      ])}
    />
  )
}
