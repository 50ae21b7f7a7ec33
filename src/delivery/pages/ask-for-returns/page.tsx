import { longDay } from '../../../language/day.ts'
import { type Quarter, quarterFrom, quarterWords } from '../../../language/quarter.ts'
import { BackLink } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, show, type Visit } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { answerBy, periodsDue, quarterJustEnded } from '../../return.ts'
import { ask, type ContractToAsk, contractsToAsk } from '../../store.ts'
import { tellingOf } from '../telling.ts'

export const askForReturnsPage = definePage({
  path: pattern.askForReturns(),
  allow: askForReturns,
  async get(visit) {
    const quarter = quarterAsked(visit.query.get('quarter'), visit)
    const contracts = await contractsIn(visit, quarter)
    const title = `Ask for returns for ${quarterWords(quarter)}`
    return show({
      title,
      current: 'work',
      width: 'wide',
      before: <BackLink href={visit.urls.returns()} />,
      body: <AskMany visit={visit} title={title} quarter={quarter} contracts={contracts} />,
    })
  },
  async post(visit) {
    const { tx, today, form, urls } = visit
    const quarter = quarterAsked(form.text('quarter'), visit)
    const chosen = new Set(form.all('contract'))
    let asked = 0
    for (const of of await contractsIn(visit, quarter)) {
      if (!chosen.has(keyOf(of)) || !of.email) continue
      const proposed = { quarter, due: answerBy(quarter, today), email: of.email }
      const decision = await ask(tx, tellingOf(visit), { ...of, returns: [] }, { proposed, today })
      if (decision.accepted) asked += 1
    }
    return goTo(urls.askForReturns({ quarter, asked: String(asked) }))
  },
})

function quarterAsked(text: string | null, { today }: Visit): Quarter {
  return quarterFrom(text ?? '') ?? quarterJustEnded(today)
}

const keyOf = ({ contract, supplier }: ContractToAsk) => `${contract}.${supplier}`

/** Those whose term the quarter falls in; a contract looked after by somebody else is shown too. */
async function contractsIn({ tx, today }: Visit, quarter: Quarter): Promise<ContractToAsk[]> {
  const all = await contractsToAsk(tx, quarter)
  return all.filter(({ term }) => periodsDue(term, today).includes(quarter))
}

interface Shown {
  visit: Visit
  title: string
  quarter: Quarter
  contracts: ContractToAsk[]
}

function AskMany({ visit, title, quarter, contracts }: Shown) {
  const { urls, query, today } = visit
  const asked = Number(query.get('asked') ?? Number.NaN)
  const ready = contracts.filter(({ email }) => email)
  return (
    <>
      {asked >= 0 ? (
        <NotificationBanner
          isSuccess
          text={
            asked === 1 ? 'One supplier was asked for a return' : `${asked} suppliers were asked for returns`
          }
        />
      ) : null}
      <PageHeading
        title={title}
        lede={`Suppliers with something promised who have not been asked. Each gets a letter with a link of their own, to answer by ${longDay(answerBy(quarter, today))}.`}
      />
      {contracts.length === 0 ? (
        <EmptyState
          title="Everybody has been asked"
          action={{ text: 'See the returns', href: urls.returns({ quarter }) }}
        >
          No contract with commitments is left to ask for this quarter.
        </EmptyState>
      ) : (
        <form method="post" action={urls.askForReturns()}>
          <input type="hidden" name="quarter" value={quarter} />
          <ContractTable visit={visit} quarter={quarter} contracts={contracts} />
          {ready.length > 0 ? (
            <Button preventDoubleClick>Ask those that are ticked</Button>
          ) : (
            <p class="govuk-body">
              None of these has an e-mail address yet: add one by asking for each return on its own.
            </p>
          )}
        </form>
      )}
    </>
  )
}

function ContractTable({ visit: { urls }, quarter, contracts }: Omit<Shown, 'title'>) {
  return (
    <Table
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Contract' },
        { content: 'Supplier' },
        { content: 'Ask at' },
        { content: 'Planned for it', numeric: true },
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
                  id={`contract-${place}`}
                  name="contract"
                  value={keyOf(each)}
                />
                <label class="govuk-label govuk-checkboxes__label" for={`contract-${place}`}>
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
