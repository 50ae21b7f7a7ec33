import { longDay } from '../../../language/day.ts'
import { quarterFrom, quarterWords } from '../../../language/quarter.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { Details } from '../../../web/components/details.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import { TaskList } from '../../../web/components/task-list.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, show, type Visit } from '../../../web/visit.ts'
import { readOwnReturns } from '../../permissions.ts'
import { type LongList, longListOf, LongReturns } from './long.tsx'
import { mayWrite } from '../../recovery-plan.ts'
import { planStanding } from '../../recovery-words.ts'
import { answerBy, isLate, lastQuarters, periodsDue } from '../../return.ts'
import {
  bundleOfEach,
  contractsOf,
  missedWords,
  type OwnContract,
  ownReturnFor,
  type RecoveryPlanRecord,
  recoveryPlansOf,
  type ReturnListed,
  returnsIn,
  rhythmOf,
} from '../../store.ts'

const most = 50

export const listOwnReturnsPage = definePage({
  path: pattern.supplierHome(),
  allow: readOwnReturns,
  async get(visit) {
    const { tx, today, visitor } = visit
    const found = await returnsIn(tx, { suppliers: visitor.suppliers }, { today, limit: most + 1 })
    const isLong = found.length > most
    const long = isLong ? await longListOf(visit, most) : undefined
    const returns = isLong ? [] : found
    const bundles = await bundleOfEach(
      tx,
      returns.map(({ id }) => id),
    )
    const contracts = await contractsOf(tx, visitor.suppliers)
    const plans = await recoveryPlansOf(tx, { suppliers: visitor.suppliers, isOpen: true })
    const isOpen = ({ state, toSendAgain }: ReturnListed) =>
      state === 'awaited' || state === 'not-asked' || toSendAgain > 0
    return show({
      title: 'Your returns',
      current: 'returns',
      before: <Breadcrumbs items={[{ text: 'Home', href: visit.urls.home() }, { text: 'Your returns' }]} />,
      body: (
        <Own
          visit={visit}
          open={returns.filter(isOpen)}
          rest={returns.filter((each) => !isOpen(each))}
          bundles={bundles}
          contracts={contracts}
          plans={plans}
          long={long}
        />
      ),
    })
  },
  async post(visit) {
    const { tx, today, form, visitor, urls } = visit
    const quarter = quarterFrom(form.text('quarter'))
    const contracts = await contractsOf(tx, visitor.suppliers)
    const of = contracts.find(({ contract }) => contract === form.text('contract'))
    if (!of || !quarter || !periodsDue(of.term, today).includes(quarter)) return goTo(urls.supplierHome())
    const { contract, supplier } = of
    const due = answerBy(quarter, today, (await rhythmOf(tx)).answerDays)
    return goTo(urls.myReturn(await ownReturnFor(tx, { contract, supplier, quarter, due })))
  },
})

interface Shown {
  visit: Visit
  open: ReturnListed[]
  rest: ReturnListed[]
  /** The bundle of each return that is in one. */
  bundles: ReadonlyMap<string, string>
  contracts: OwnContract[]
  /** To catch up after a missed target. */
  plans: RecoveryPlanRecord[]
  /** When there are more than a page of them, one page of those that were looked for. */
  long: LongList | undefined
}

function Own({ visit, open, rest, bundles, contracts, plans, long }: Shown) {
  return (
    <>
      <PageHeading title="Your returns" />
      {long ? <LongReturns visit={visit} list={long} taskOf={(each) => taskOf(visit, each)} /> : null}
      {long ? null : <h2 class="govuk-heading-m">To answer</h2>}
      {long ? null : open.length === 0 ? (
        <EmptyState title="Nothing to answer" headingLevel={3}>
          When {visit.authority.name} asks what you delivered, it stands here, and you get an e-mail.
        </EmptyState>
      ) : (
        <TaskList idPrefix="to-answer" items={tasksOf(visit, open, bundles)} />
      )}
      {plans.length > 0 ? (
        <>
          <h2 class="govuk-heading-m">Plans to catch up</h2>
          <TaskList
            idPrefix="plans"
            items={plans.map((plan) => ({
              title: `${plan.contractTitle}: ${plan.commitmentTitle}`,
              hint: missedWords(plan.unit, plan),
              href: visit.urls.myRecoveryPlan(plan.id),
              status: mayWrite(plan.state) ? 'Write it' : planStanding(plan, visit.today),
            }))}
          />
        </>
      ) : null}
      {rest.length > 0 ? (
        <>
          <h2 class="govuk-heading-m">Answered</h2>
          <TaskList idPrefix="answered" items={tasksOf(visit, rest, bundles)} />
        </>
      ) : null}
      {contracts.length > 0 ? <ReportAnyway visit={visit} contracts={contracts} /> : null}
    </>
  )
}

const quartersOffered = 6

/** Nobody has to wait until they are asked. */
function ReportAnyway({ visit: { urls, today }, contracts }: { visit: Visit; contracts: OwnContract[] }) {
  return (
    <Details summary="Report without being asked">
      <form method="post" action={urls.supplierHome()}>
        <Select
          name="contract"
          label="Contract"
          items={contracts.map(({ contract, title }) => ({ value: contract, text: title }))}
        />
        <Select
          name="quarter"
          label="Quarter"
          items={lastQuarters(today, quartersOffered).map((each) => ({
            value: each,
            text: quarterWords(each),
          }))}
        />
        <Button preventDoubleClick>Begin</Button>
      </form>
    </Details>
  )
}

/** Those of a bundle are one line, where its first one stands. */
function tasksOf(visit: Visit, returns: readonly ReturnListed[], bundles: ReadonlyMap<string, string>) {
  const groups = Map.groupBy(returns, ({ id }) => bundles.get(id) ?? id)
  return [...groups].map(([id, [first, ...others]]) =>
    bundles.has(first!.id)
      ? {
          ...taskOf(visit, first!),
          title: `Your call-offs: ${quarterWords(first!.quarter)}`,
          hint: [first!, ...others].map(({ contractTitle }) => contractTitle).join(', '),
          href: visit.urls.myBundle(id),
        }
      : taskOf(visit, first!),
  )
}

function taskOf({ urls, today }: Visit, each: ReturnListed) {
  return {
    title: `${each.contractTitle}: ${quarterWords(each.quarter)}`,
    hint: each.supplierName,
    href: urls.myReturn(each.id),
    status: statusOf(each, isLate(each, today)),
  }
}

function statusOf({ state, due, waiting, toSendAgain }: ReturnListed, late: boolean): string {
  if (state === 'awaited' || state === 'not-asked')
    return late ? `Was due ${longDay(due)}` : `Due ${longDay(due)}`
  if (toSendAgain > 0) return 'Not all accepted'
  if (state === 'cancelled') return 'Cancelled'
  if (state === 'nothing') return 'Nothing this time'
  return waiting > 0 ? 'Being checked' : 'Checked'
}
