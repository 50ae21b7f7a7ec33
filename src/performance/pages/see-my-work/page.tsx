import { countContracts } from '../../../contracts/store.ts'
import { type Day, longDay } from '../../../language/day.ts'
import { whoseWorkIsMine } from '../../../parties/index.ts'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { SubNavigation } from '../../../web/components/sub-navigation.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show, type Visit } from '../../../web/visit.ts'
import { readWork } from '../../permissions.ts'
import { attentionWords } from '../../attention-words.ts'
import {
  againstOn,
  type AttentionCounts,
  countAsRecorded,
  countTasks,
  type Given,
  givenTo,
  type TaskCounts,
  tasksOf,
  type Whose,
} from '../../store.ts'
import { everyone, type Whose as WhoseThings } from '../../whose.ts'
import { rowHref } from '../attention/row-href.ts'
import { daysAhead, isOverdue, type Task } from '../../work.ts'
import { AttentionInShort } from './attention-in-short.tsx'
import { Begin } from './begin.tsx'
import { WorkCounts } from './counts.tsx'

export const myWorkPage = definePage({
  path: pattern.staff(),
  allow: readWork,
  async get(visit) {
    const { tx, today } = visit
    const whose = whoseOf(visit)
    if ((await countContracts(tx, { today })) === 0) {
      const heading = <PageHeading title="My work" caption={longDay(today)} />
      return show({
        title: 'My work',
        current: 'work',
        width: 'wide',
        body: (
          <>
            {heading}
            <Begin visit={visit} />
          </>
        ),
      })
    }
    const against = await againstOn(tx, today)
    const own = visit.visitor.kind === 'person' ? whoseWorkIsMine(visit.visitor) : []
    const shown = {
      visit,
      attention: await countAsRecorded(tx, attentionOf(whose), against),
      given: await givenTo(tx, own, against),
      whose,
      tasks: await tasksOf(tx, whose, today),
      counts: await countTasks(tx, whose, today),
    }
    return show({ title: 'My work', current: 'work', width: 'wide', body: <MyWork {...shown} /> })
  },
})

/** Who looks after contracts sees their own first, with those of people they act for; everybody else what there is to do for all. */
function whoseOf({ query, visitor }: Visit): Whose {
  const asked = query.get('whose')
  const looksAfter = visitor.roles.has('contract-manager') || visitor.roles.has('administrator')
  const mine = asked ? asked === 'mine' : looksAfter
  return mine && visitor.id ? { owners: whoseWorkIsMine(visitor) } : {}
}

/** The same for what needs attention: the visitor's, with those of people they act for. */
function attentionOf({ owners: people }: Whose): { whose: WhoseThings; people?: readonly string[] } {
  return people?.[0] ? { whose: { of: 'person', id: people[0] }, people } : { whose: everyone }
}

function mineWords({ visitor: { actsFor = [] } }: Visit): string {
  const others = actsFor.map(({ name }) => name)
  return [
    'Contracts I look after',
    ...(others.length > 0 ? [`with those of ${listed.format(others)}`] : []),
  ].join(', ')
}

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

interface Shown {
  visit: Visit
  attention: AttentionCounts
  given: Given[]
  whose: Whose
  tasks: Task[]
  counts: TaskCounts
}

function MyWork({ visit, whose, tasks, counts, attention, given }: Shown) {
  const { urls, today } = visit
  const isMine = whose.owners !== undefined
  return (
    <>
      <PageHeading title="My work" caption={longDay(today)} />
      <SubNavigation
        label="Whose work"
        items={[
          { text: mineWords(visit), href: urls.staff({ whose: 'mine' }), current: isMine },
          { text: 'All contracts', href: urls.staff({ whose: 'everyone' }), current: !isMine },
        ]}
      />
      <WorkCounts urls={urls} counts={counts} attention={attention} isMine={isMine} />
      <AttentionInShort urls={urls} counts={attention} whose={isMine ? 'mine' : 'everyone'} />
      <GivenToMe visit={visit} given={given} />
      {tasks.length === 0 && given.length === 0 ? (
        <NothingToDo urls={urls} isMine={isMine} />
      ) : (
        <>
          <Tasks
            visit={visit}
            tasks={tasks.filter((task) => !isPastPromise(task, today))}
            title="By due date"
          />
          <Tasks
            visit={visit}
            tasks={tasks.filter((task) => isPastPromise(task, today)).reverse()}
            title="Commitments past their day, not all reported"
          />
        </>
      )}
      <LinkRow
        links={[
          { text: 'What needs attention', href: urls.attention({ whose: isMine ? 'mine' : 'everyone' }) },
          { text: 'All returns', href: urls.returns() },
          { text: 'All deliveries', href: urls.deliveries() },
          { text: 'Contracts', href: urls.staffContracts() },
          { text: 'Portfolio', href: urls.portfolio() },
          { text: 'Briefs for meetings', href: urls.briefs() },
        ]}
      />
    </>
  )
}

/** What somebody gave to the visitor, by the day to deal with it by. */
function GivenToMe({ visit: { urls, today }, given }: { visit: Visit; given: Given[] }) {
  if (given.length === 0) return null
  return (
    <Table
      caption="Given to you, with a day"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      head={[{ content: 'By' }, { content: 'To do' }, { content: 'Contract' }, { content: 'State' }]}
      rows={given.map((each) => [
        { content: longDay(each.byDay), class: 'gm-nowrap' },
        {
          content: (
            <>
              <a class="govuk-link" href={rowHref(urls, each)}>
                {each.title}
              </a>
              <span class="gm-attention__line">{attentionWords[each.kind].title}</span>
            </>
          ),
        },
        {
          content: (
            <a class="govuk-link" href={urls.staffContract(each.contract)}>
              {each.contractTitle}
            </a>
          ),
        },
        {
          content:
            each.byDay < today ? (
              <StatusTag status="overdue" />
            ) : (
              <StatusTag status="waiting">to do</StatusTag>
            ),
        },
      ])}
    />
  )
}

function NothingToDo({ urls, isMine }: { urls: Urls; isMine: boolean }) {
  const action = isMine
    ? { text: 'See the work of all contracts', href: urls.staff({ whose: 'everyone' }) }
    : { text: 'See the contracts', href: urls.staffContracts() }
  return (
    <EmptyState title="Nothing to do" action={action}>
      What suppliers report, returns that are late, and commitments that fall due within {daysAhead} days
      stand here. Contracts that nobody looks after yet are shown to everyone who looks after contracts.
    </EmptyState>
  )
}

/** Promises past their day stand apart: what there is to do this week isn't lost among them. */
function isPastPromise(task: Task, today: Day): boolean {
  return task.kind === 'due' && isOverdue(task, today)
}

function Tasks({ visit: { urls, today }, tasks, title }: { visit: Visit; tasks: Task[]; title: string }) {
  if (tasks.length === 0) return null
  return (
    <Table
      caption={title}
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      head={[{ content: 'Due' }, { content: 'To do' }, { content: 'Contract' }, { content: 'State' }]}
      rows={tasks.map((task) => [
        { content: task.due ? longDay(task.due) : 'No day set', class: 'gm-nowrap' },
        {
          content: (
            <a class="govuk-link" href={hrefOf(urls, task)}>
              {wordsOf(task)}
            </a>
          ),
        },
        {
          content: (
            <a class="govuk-link" href={urls.staffContract(task.contract)}>
              {task.contractTitle}
            </a>
          ),
        },
        {
          content: isOverdue(task, today) ? (
            <StatusTag status="overdue" />
          ) : (
            <StatusTag status="waiting">to do</StatusTag>
          ),
        },
      ])}
    />
  )
}

function wordsOf({ kind, count, about }: Task): string {
  switch (kind) {
    case 'check':
      return count === 1 ? `Check a delivery from ${about}` : `Check ${count} deliveries from ${about}`
    case 'late':
      return `The return of ${about} is late`
    case 'due':
      return `Not all reported: ${about}`
    case 'draft':
      return count === 1 ? 'Decide on a promise from a notice' : `Decide on ${count} promises from notices`
  }
}

function hrefOf(urls: Urls, { kind, subject, contract }: Task): string {
  switch (kind) {
    case 'check':
      return urls.verificationQueue({ contract })
    case 'late':
      return urls.staffReturn(subject)
    case 'due':
      return urls.staffCommitment(contract, subject)
    case 'draft':
      return urls.commitmentDrafts(contract)
  }
}
