import { longDay } from '../../../language/day.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { TaskList } from '../../../web/components/task-list.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { readOwnReturns } from '../../permissions.ts'
import { isLate } from '../../return.ts'
import { type ReturnListed, returnsIn } from '../../store.ts'

const most = 200

export const listOwnReturnsPage = definePage({
  path: pattern.supplierHome(),
  allow: readOwnReturns,
  async get(visit) {
    const { tx, today, visitor } = visit
    const returns = await returnsIn(tx, { suppliers: visitor.suppliers }, { today, limit: most })
    const isOpen = ({ state, toSendAgain }: ReturnListed) =>
      state === 'awaited' || state === 'not-asked' || toSendAgain > 0
    return show({
      title: 'Your returns',
      current: 'returns',
      before: <Breadcrumbs items={[{ text: 'Home', href: visit.urls.home() }, { text: 'Your returns' }]} />,
      body: (
        <Own visit={visit} open={returns.filter(isOpen)} rest={returns.filter((each) => !isOpen(each))} />
      ),
    })
  },
})

function Own({ visit, open, rest }: { visit: Visit; open: ReturnListed[]; rest: ReturnListed[] }) {
  return (
    <>
      <PageHeading title="Your returns" />
      <h2 class="govuk-heading-m">To answer</h2>
      {open.length === 0 ? (
        <EmptyState title="Nothing to answer" headingLevel={3}>
          When {visit.authority.name} asks what you delivered, it stands here, and you get an e-mail.
        </EmptyState>
      ) : (
        <TaskList idPrefix="to-answer" items={open.map((each) => taskOf(visit, each))} />
      )}
      {rest.length > 0 ? (
        <>
          <h2 class="govuk-heading-m">Answered</h2>
          <TaskList idPrefix="answered" items={rest.map((each) => taskOf(visit, each))} />
        </>
      ) : null}
    </>
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
  if (state === 'nothing') return 'Nothing this time'
  return waiting > 0 ? 'Being checked' : 'Checked'
}
