import { longMoment } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { countWords } from '../../belongings.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { managePeople, seePeople } from '../../permissions.ts'
import { isRole } from '../../role.ts'
import {
  changedSinceHandover,
  type HandoverItem,
  handoverOf,
  type HandoverRecord,
  lockAdministrators,
  putBack,
  rolesInWords,
} from '../../store.ts'
import { Errors } from '../field-form.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

type Needs = Pick<PartiesNeeds, 'belongings'>

/** Rows of a kind that are listed by name; the rest are counted. */
const mostListed = 200

/** What changed hands and what ended; it can be put back while nothing of it changed since. */
export function handoverPage(needs: Needs): Page {
  return definePage({
    path: pattern.handover(':handover'),
    allow: seePeople,
    allowPost: managePeople,
    async get(visit) {
      const handover = await handoverNamed(visit)
      return handover ? shown(visit, needs, handover) : notFound()
    },
    async post(visit): Promise<Answer> {
      await lockAdministrators(visit.tx)
      const handover = await handoverNamed(visit, true)
      if (!handover || handover.undoneAt) return notFound()
      const changed = await changedSinceHandover(visit.tx, handover, needs.belongings)
      if (changed.length > 0) return shown(visit, needs, handover, true)
      await putBack(visit.tx, handover, needs.belongings)
      return goTo(visit.urls.handover(handover.id))
    },
  })
}

async function handoverNamed({ tx, params }: Visit, lock = false): Promise<HandoverRecord | undefined> {
  const id = params.handover ?? ''
  return isId(id) ? handoverOf(tx, id, { lock }) : undefined
}

async function shown(
  visit: Visit,
  needs: Needs,
  handover: HandoverRecord,
  failed = false,
): Promise<PageAnswer> {
  const { tx, urls, visitor } = visit
  const { person, isLeaving, items, undoneAt } = handover
  const changed = undoneAt ? [] : await changedSinceHandover(tx, handover, needs.belongings)
  const manages = mayPass(managePeople, visitor.roles, false)
  const title = isLeaving ? `${person.name} left` : `${person.name} handed work over`
  const taken = new Set([...needs.belongings.map(({ kind }) => kind), 'team'])
  const body = (
    <>
      <Errors errors={failed ? { 'put-back': 'It can’t be put back: something was changed since' } : {}} />
      <PageHeading title={title} about={`${longMoment(handover.at)}, by ${handover.by ?? 'a program'}`} />
      {undoneAt && <InsetText>This was put back on {longMoment(undoneAt)}.</InsetText>}
      {!undoneAt && items.some(({ kind }) => kind === 'contract') && (
        <p class="govuk-body">
          The page of each contract, under “Managing it”, asks for a handover record until one is written.
        </p>
      )}
      <Taken items={items.filter(({ kind }) => taken.has(kind))} needs={needs} urls={urls} />
      {isLeaving && <Ended items={items} />}
      {!undoneAt && manages && <PutBack changed={changed} handover={handover} />}
    </>
  )
  const trail = [
    { text: 'People', href: urls.people() },
    { text: person.name, href: urls.personSettings(person.id) },
  ]
  const before = <SettingsTrail urls={urls} items={trail} />
  return show({ title, current: 'settings', before, body }, failed ? 409 : 200)
}

/** The address of what changed hands. */
function hrefOf(
  { kind, id, title, contract, version }: HandoverItem,
  { belongings }: Needs,
  urls: Urls,
): string {
  const of = belongings.find((each) => each.kind === kind)
  if (!of) return urls.team(id)
  const about = contract ? { id: contract, title: '' } : null
  return of.href(urls, { id, title, service: null, contract: about, version: version ?? 0 })
}

function Taken({ items, needs, urls }: { items: HandoverItem[]; needs: Needs; urls: Urls }) {
  if (items.length === 0) return <p class="govuk-body">Nothing changed hands.</p>
  const words = new Map([
    ...needs.belongings.map(({ kind, one }): [string, string] => [kind, one]),
    ['team', 'lead of the team'],
  ])
  const more = items.length - mostListed
  return (
    <>
      <Table
        caption={`${countWords(items.length, { one: 'thing', many: 'things' })} changed hands`}
        captionClass="govuk-table__caption--m"
        onPhone="blocks"
        firstCellIsHeader
        head={[{ content: 'What' }, { content: 'Kind' }, { content: 'Now with' }]}
        rows={items.slice(0, mostListed).map((item) => [
          {
            content: (
              <a class="govuk-link" href={hrefOf(item, needs, urls)}>
                {item.title}
              </a>
            ),
          },
          { content: words.get(item.kind) ?? item.kind },
          { content: item.to?.name ?? 'Nobody yet' },
        ])}
      />
      {more > 0 && <p class="govuk-body">And {more} more.</p>}
    </>
  )
}

function Ended({ items }: { items: HandoverItem[] }) {
  const of = (kind: string) => items.filter((item) => item.kind === kind)
  const titles = (kind: string) =>
    of(kind)
      .map(({ title }) => title)
      .join(', ')
  const roles = of('role').flatMap(({ role }) => (role && isRole(role) ? role : []))
  const counted = [
    { key: 'Roles', value: rolesInWords(roles) },
    { key: 'Teams they belonged to', value: titles('team-member') },
    { key: 'Cover they gave or took', value: of('cover').length > 0 ? String(of('cover').length) : '' },
    { key: 'API tokens they made', value: titles('token') },
    {
      key: 'Invitations withdrawn',
      value: of('invitation').length > 0 ? String(of('invitation').length) : '',
    },
  ]
  return (
    <>
      <h2 class="govuk-heading-m">What ended</h2>
      <SummaryList rows={counted.filter(({ value }) => value !== '')} />
    </>
  )
}

function PutBack({ changed, handover }: { changed: string[]; handover: HandoverRecord }) {
  if (changed.length > 0) {
    return (
      <div id="put-back">
        <h2 class="govuk-heading-m">It can't be put back any more</h2>
        <p class="govuk-body">This was changed since, so hand it over by itself where that is wanted:</p>
        <ul class="govuk-list govuk-list--bullet">
          {changed.slice(0, 20).map((title) => (
            <li>{title}</li>
          ))}
          {changed.length > 20 && <li>and {changed.length - 20} more</li>}
        </ul>
      </div>
    )
  }
  return (
    <form method="post">
      <h2 class="govuk-heading-m">Was this a mistake?</h2>
      <p class="govuk-body">
        Everything goes back to {handover.person.name}
        {handover.isLeaving &&
          ', with the roles, teams, cover and tokens they had. They have to sign in again, and invitations that were withdrawn have to be sent again'}
        . That works as long as nothing of it was changed since.
      </p>
      <Button kind="secondary" preventDoubleClick>
        Put it all back
      </Button>
    </form>
  )
}
