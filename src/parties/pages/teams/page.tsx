import { longDay } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { EmptyState } from '../../../web/components/empty-state.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern, type Urls } from '../../../web/urls.ts'
import { show } from '../../../web/visit.ts'
import { keepTeams, readTeams } from '../../permissions.ts'
import { type TeamRecord, teamsOf } from '../../store.ts'
import { PeopleNavigation } from '../people/people-navigation.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'

/** The teams there are, and those that ended. */
export const teamsPage = definePage({
  path: pattern.teams(),
  allow: readTeams,
  async get(visit) {
    const { tx, urls, visitor } = visit
    const all = await teamsOf(tx, { all: true })
    const standing = all.filter(({ ends }) => ends === null)
    const ended = all.filter(({ ends }) => ends !== null)
    const keeps = mayPass(keepTeams, visitor.roles, false)
    const body = (
      <>
        <PageHeading
          title="Teams"
          aside={
            keeps && standing.length > 0 ? <Button href={urls.newTeam()}>Make a team</Button> : undefined
          }
        />
        <PeopleNavigation visit={visit} current="teams" />
        {standing.length > 0 ? (
          <Teams teams={standing} urls={urls} />
        ) : (
          <EmptyState
            title="No teams yet"
            action={keeps ? { text: 'Make a team', href: urls.newTeam() } : undefined}
          >
            A team is people who work together, on the contracts of a service or across services. What needs
            attention can then be read for the whole team.
            {!keeps && ' Administrators make teams.'}
          </EmptyState>
        )}
        {ended.length > 0 && <Ended teams={ended} urls={urls} />}
      </>
    )
    return show({
      title: 'Teams',
      current: 'settings',
      width: 'wide',
      before: <SettingsTrail urls={urls} />,
      body,
    })
  },
})

function named({ id, name }: TeamRecord, urls: Urls) {
  return (
    <a class="govuk-link" href={urls.team(id)}>
      {name}
    </a>
  )
}

function Teams({ teams, urls }: { teams: TeamRecord[]; urls: Urls }) {
  return (
    <Table
      caption="Teams"
      captionClass="govuk-visually-hidden"
      onPhone="blocks"
      firstCellIsHeader
      head={[
        { content: 'Team' },
        { content: 'Service' },
        { content: 'Led by' },
        { content: 'Members', numeric: true },
      ]}
      rows={teams.map((team) => [
        { content: named(team, urls) },
        { content: team.service ?? 'Across services' },
        { content: team.lead?.name ?? 'Nobody' },
        { content: String(team.members), numeric: true },
      ])}
    />
  )
}

function Ended({ teams, urls }: { teams: TeamRecord[]; urls: Urls }) {
  return (
    <Table
      caption="Teams that ended"
      captionClass="govuk-table__caption--m"
      onPhone="blocks"
      firstCellIsHeader
      head={[{ content: 'Team' }, { content: 'From' }, { content: 'Ended' }]}
      rows={teams.map((team) => [
        { content: named(team, urls) },
        { content: longDay(team.starts) },
        { content: team.ends ? longDay(team.ends) : '' },
      ])}
    />
  )
}
