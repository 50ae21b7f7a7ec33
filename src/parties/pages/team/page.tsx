import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { keepTeams, readTeams, seePeople } from '../../permissions.ts'
import {
  addTeamMember,
  endTeamMember,
  peopleInTeam,
  type PersonWithRoles,
  staffOf,
  type TeamMember,
  teamOf,
  type TeamRecord,
} from '../../store.ts'
import { actionsColumn } from '../actions-column.tsx'
import { Errors } from '../field-form.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

/** The team that the address names, one that stands for a change to it. */
export async function teamNamed(
  { tx, params }: Visit,
  { toChange = false }: { toChange?: boolean } = {},
): Promise<TeamRecord | undefined> {
  const id = params.team ?? ''
  const team = isId(id) ? await teamOf(tx, id, { lock: toChange }) : undefined
  return team && toChange && team.ends ? undefined : team
}

/** One team: whose it is, and who belongs to it. An administrator adds people here. */
export const teamPage = definePage({
  path: pattern.team(':team'),
  allow: readTeams,
  allowPost: keepTeams,
  async get(visit) {
    const team = await teamNamed(visit)
    return team ? teamShown(visit, team) : notFound()
  },
  async post(visit): Promise<Answer> {
    const { tx, urls, form } = visit
    const team = await teamNamed(visit, { toChange: true })
    if (!team) return notFound()
    const person = form.text('person')
    const staff = await staffOf(tx)
    if (!staff.some(({ id }) => id === person))
      return teamShown(visit, team, { person: 'Choose whom to add' })
    await addTeamMember(tx, team.id, person)
    return goTo(urls.team(team.id))
  },
})

export const endTeamMemberPage = definePage({
  path: pattern.endTeamMember(':team', ':person'),
  allow: keepTeams,
  async post(visit): Promise<Answer> {
    const { tx, urls, params } = visit
    const team = await teamNamed(visit, { toChange: true })
    const person = params.person ?? ''
    if (!team || !isId(person)) return notFound()
    if (team.lead?.id === person) {
      const leads = `${team.lead.name} leads the team. Choose another lead first, under Change`
      return teamShown(visit, team, { members: leads })
    }
    return (await endTeamMember(tx, team.id, person)) ? goTo(urls.team(team.id)) : notFound()
  },
})

type TeamFaults = Partial<Record<'person' | 'members', string>>

async function teamShown(visit: Visit, team: TeamRecord, errors: TeamFaults = {}): Promise<PageAnswer> {
  const { tx, urls, visitor } = visit
  const members = await peopleInTeam(tx, team.id)
  const keeps = team.ends === null && mayPass(keepTeams, visitor.roles, false)
  const others = keeps
    ? (await staffOf(tx)).filter(({ id }) => !members.some((member) => member.id === id))
    : []
  const body = (
    <>
      <Errors errors={errors} />
      <PageHeading
        title={team.name}
        caption="Team"
        aside={
          keeps ? (
            <Button href={urls.editTeam(team.id)} kind="secondary">
              Change
            </Button>
          ) : undefined
        }
      />
      <SummaryList
        rows={[
          { key: 'Service', value: team.service ?? 'Across services' },
          { key: 'Led by', value: team.lead?.name ?? 'Nobody' },
          { key: 'Since', value: longDay(team.starts) },
          ...(team.ends ? [{ key: 'Ended', value: longDay(team.ends) }] : []),
        ]}
      />
      {members.length > 0 && <Members visit={visit} team={team} members={members} keeps={keeps} />}
      {keeps && others.length > 0 && <AddMember others={others} visit={visit} error={errors.person} />}
      {keeps && <Further urls={urls} team={team} />}
    </>
  )
  const before = <SettingsTrail urls={urls} items={[{ text: 'Teams', href: urls.teams() }]} />
  const failed = Object.keys(errors).length > 0
  return show({ title: team.name, current: 'settings', before, body }, failed ? 422 : 200)
}

interface MembersProps {
  visit: Visit
  team: TeamRecord
  members: TeamMember[]
  keeps: boolean
}

function Members({ visit: { urls, visitor }, team, members, keeps }: MembersProps) {
  const seesPeople = mayPass(seePeople, visitor.roles, false)
  return (
    <div id="members">
      <Table
        caption="Members"
        captionClass="govuk-table__caption--m"
        onPhone="blocks"
        firstCellIsHeader
        head={[{ content: 'Name' }, { content: 'Since' }, ...(keeps ? [actionsColumn] : [])]}
        rows={members.map(({ id, name, since, leads }) => [
          {
            content: (
              <>
                {seesPeople ? (
                  <a class="govuk-link" href={urls.personSettings(id)}>
                    {name}
                  </a>
                ) : (
                  name
                )}
                {leads && <span class="gm-muted"> (leads the team)</span>}
              </>
            ),
          },
          { content: longDay(since) },
          ...(keeps
            ? [{ content: leads ? '' : <TakeOut href={urls.endTeamMember(team.id, id)} name={name} /> }]
            : []),
        ])}
      />
    </div>
  )
}

function TakeOut({ href, name }: { href: string; name: string }) {
  return (
    <form method="post" action={href}>
      <Button kind="secondary" class="govuk-!-margin-bottom-0">
        Take out<span class="govuk-visually-hidden"> {name} of the team</span>
      </Button>
    </form>
  )
}

function AddMember({ others, visit, error }: { others: PersonWithRoles[]; visit: Visit; error?: string }) {
  return (
    <form method="post" action={visit.urls.team(visit.params.team!)} novalidate>
      <Select
        name="person"
        label="Add somebody"
        labelClass="govuk-label--s"
        hint="They belong to the team from today on."
        items={[
          { value: '', text: 'Choose a person' },
          ...others.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={visit.form.text('person')}
        error={error}
      />
      <Button preventDoubleClick>Add to the team</Button>
    </form>
  )
}

function Further({ urls, team }: { urls: Urls; team: TeamRecord }) {
  return (
    <ul class="govuk-list">
      <li>
        <a class="govuk-link" href={urls.history('team', team.id)}>
          How this team came to be
        </a>
      </li>
      <li>
        <a class="govuk-link" href={urls.endTeam(team.id)}>
          The team breaks up: end it
        </a>
      </li>
    </ul>
  )
}
