import { dayIn, longDay } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { FilterPanel } from '../../../web/components/filter-panel.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Pagination } from '../../../web/components/pagination.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { managePeople, seePeople } from '../../permissions.ts'
import { isId } from '../../../language/identifier.ts'
import {
  type InvitationRecord,
  openInvitations,
  peopleIn,
  type PersonWithRoles,
  rolesInWords,
} from '../../store.ts'
import { actionsColumn } from '../actions-column.tsx'
import { PeopleNavigation } from './people-navigation.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

/** Who belongs to the authority today, and who was invited. */
export const peoplePage = definePage({
  path: pattern.people(),
  allow: seePeople,
  async get(visit) {
    const { tx, urls, query, visitor } = visit
    const search = query.get('search')?.trim() ?? ''
    const last = { id: query.get('after') ?? '', name: query.get('name') ?? '' }
    const { people, next } = await peopleIn(tx, { search, ...(isId(last.id) ? { after: last } : {}) })
    const invitations = await openInvitations(tx)
    const manages = mayPass(managePeople, visitor.roles, false)
    const body = (
      <>
        <PageHeading
          title="People"
          aside={manages ? <Button href={urls.invite()}>Invite somebody</Button> : undefined}
        />
        <PeopleNavigation visit={visit} current="people" />
        <FilterPanel
          action={urls.people()}
          search={{ name: 'search', label: 'Find by name or e-mail', value: search }}
          groups={[]}
        />
        {people.length > 0 ? <PeopleTable people={people} urls={urls} /> : <Nobody search={search} />}
        {next && (
          <Pagination
            next={{ href: urls.people({ ...(search ? { search } : {}), after: next.id, name: next.name }) }}
          />
        )}
        <Invitations invitations={invitations} urls={urls} manages={manages} />
      </>
    )
    return show({
      title: 'People',
      current: 'settings',
      width: 'wide',
      before: <SettingsTrail urls={urls} />,
      body,
    })
  },
})

function PeopleTable({ people, urls }: { people: PersonWithRoles[]; urls: Urls }) {
  return (
    <Table
      caption="People who belong to the authority today"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[{ content: 'Name' }, { content: 'E-mail' }, { content: 'Roles' }]}
      rows={people.map(({ id, name, email, roles }) => [
        {
          content: (
            <a class="govuk-link" href={urls.personSettings(id)}>
              {name}
            </a>
          ),
        },
        { content: email },
        { content: rolesInWords(roles) },
      ])}
    />
  )
}

function Nobody({ search }: { search: string }) {
  return (
    <EmptyState title="Nobody found">
      Nobody's name or e-mail address holds “{search}”. People who left are not listed; their roles stand in
      the audit trail.
    </EmptyState>
  )
}

interface InvitationsProps {
  invitations: InvitationRecord[]
  urls: Urls
  manages: boolean
}

function Invitations({ invitations, urls, manages }: InvitationsProps) {
  if (invitations.length === 0) return null
  return (
    <Table
      caption="Invited, and not here yet"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Name' },
        { content: 'E-mail' },
        { content: 'Roles' },
        { content: 'Invited' },
        actionsColumn,
      ]}
      rows={invitations.map(({ id, name, email, roles, sentAt }) => [
        { content: name },
        { content: email },
        { content: rolesInWords(roles) },
        { content: longDay(dayIn(sentAt)) },
        { content: manages ? <Answers id={id} urls={urls} /> : '' },
      ])}
    />
  )
}

function Answers({ id, urls }: { id: string; urls: Urls }) {
  return (
    <div class="govuk-button-group govuk-!-margin-bottom-0">
      <form method="post" action={urls.renewInvitation(id)}>
        <Button kind="secondary" class="govuk-!-margin-bottom-1">
          Send again
        </Button>
      </form>
      <form method="post" action={urls.withdrawInvitation(id)}>
        <Button kind="secondary" class="govuk-!-margin-bottom-1">
          Withdraw
        </Button>
      </form>
    </div>
  )
}
