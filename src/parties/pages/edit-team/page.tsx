import { InsetText } from '../../../web/components/inset-text.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { keepTeams } from '../../permissions.ts'
import { addTeam, editTeam, endTeam, isTeamNamed, staffOf, type TeamRecord } from '../../store.ts'
import { describeTeam, type ProposedTeam, type TeamErrors, type TypedTeam } from '../../team.ts'
import { FieldForm } from '../field-form.tsx'
import { SettingsTrail } from '../settings/settings-trail.tsx'
import { teamNamed } from '../team/page.tsx'
import { type Offered, offeredIn, TeamFields } from './team-fields.tsx'

type Needs = Pick<PartiesNeeds, 'servicesInUse'>

function typedIn({ form }: Visit): TypedTeam {
  return { name: form.text('name'), service: form.text('service'), lead: form.text('lead') }
}

/** The team as typed, or what is wrong with it: a name stands for one team at a time. */
async function read(
  { tx }: Visit,
  typed: TypedTeam,
  team?: TeamRecord,
): Promise<{ team: ProposedTeam } | { errors: TeamErrors }> {
  const staff = await staffOf(tx)
  const described = describeTeam(typed, new Set(staff.map(({ id }) => id)))
  if ('errors' in described || !(await isTeamNamed(tx, described.team.name, team?.id))) return described
  return { errors: { name: 'There is a team of this name already' } }
}

export function newTeamPage(needs: Needs): Page {
  return definePage({
    path: pattern.newTeam(),
    allow: keepTeams,
    get: async (visit) => form(visit, { offered: await offeredIn(visit, needs), typed: typedIn(visit) }),
    async post(visit): Promise<Answer> {
      const typed = typedIn(visit)
      const described = await read(visit, typed)
      if ('errors' in described) {
        return form(visit, { offered: await offeredIn(visit, needs), typed, errors: described.errors })
      }
      return goTo(visit.urls.team(await addTeam(visit.tx, described.team)))
    },
  })
}

export function editTeamPage(needs: Needs): Page {
  return definePage({
    path: pattern.editTeam(':team'),
    allow: keepTeams,
    async get(visit) {
      const team = await teamNamed(visit)
      if (!team || team.ends) return notFound()
      const typed = { name: team.name, service: team.service ?? '', lead: team.lead?.id ?? '' }
      return form(visit, { offered: await offeredIn(visit, needs), typed, team })
    },
    async post(visit): Promise<Answer> {
      const team = await teamNamed(visit, { toChange: true })
      if (!team) return notFound()
      const typed = typedIn(visit)
      const described = await read(visit, typed, team)
      const offered = await offeredIn(visit, needs)
      if ('errors' in described) return form(visit, { offered, typed, team, errors: described.errors })
      const changed = await editTeam(visit.tx, team, described.team, Number(visit.form.text('version')))
      return changed ? goTo(visit.urls.team(team.id)) : form(visit, { offered, typed, team, isStale: true })
    },
  })
}

interface FormShown {
  offered: Offered
  typed: TypedTeam
  team?: TeamRecord
  errors?: TeamErrors
  /** Somebody else changed the team meanwhile. */
  isStale?: boolean
}

function form({ urls }: Visit, { offered, typed, team, errors, isStale = false }: FormShown): PageAnswer {
  const title = team ? `Change ${team.name}` : 'Make a team'
  const body = (
    <FieldForm
      title={title}
      errors={errors}
      button={isStale ? 'Save mine' : team ? 'Save' : 'Make the team'}
      lede={isStale && team ? <Theirs team={team} /> : undefined}
    >
      {team && <input type="hidden" name="version" value={team.version} />}
      <TeamFields offered={offered} typed={typed} errors={errors ?? {}} />
    </FieldForm>
  )
  const items = [
    { text: 'Teams', href: urls.teams() },
    ...(team ? [{ text: team.name, href: urls.team(team.id) }] : []),
  ]
  const status = isStale ? 409 : errors ? 422 : 200
  return show(
    { title, current: 'settings', before: <SettingsTrail urls={urls} items={items} />, body },
    status,
  )
}

function Theirs({ team }: { team: TeamRecord }) {
  return (
    <>
      <InsetText>
        Somebody else changed this team while you were typing. This is what they saved; what you typed is
        below. Nothing of yours is saved yet.
      </InsetText>
      <SummaryList
        rows={[
          { key: 'Name', value: team.name },
          { key: 'Service', value: team.service ?? 'Across services' },
          { key: 'Led by', value: team.lead?.name ?? 'Nobody' },
        ]}
      />
    </>
  )
}

/** Ends a team, after saying what that means. */
export const endTeamPage = definePage({
  path: pattern.endTeam(':team'),
  allow: keepTeams,
  async get(visit) {
    const team = await teamNamed(visit)
    return team && !team.ends ? confirm(visit, team) : notFound()
  },
  async post(visit): Promise<Answer> {
    const team = await teamNamed(visit, { toChange: true })
    if (!team) return notFound()
    await endTeam(visit.tx, team)
    return goTo(visit.urls.teams())
  },
})

function confirm({ urls }: Visit, team: TeamRecord): PageAnswer {
  const title = `End the team ${team.name}`
  const body = (
    <FieldForm
      title={title}
      button="End the team"
      kind="warning"
      lede={
        <p class="govuk-body">
          From today on nobody belongs to it, and work is not shown for it any more. Its people keep their
          roles and their contracts. Who belonged to it, and when, stays on record.
        </p>
      }
    />
  )
  const items = [
    { text: 'Teams', href: urls.teams() },
    { text: team.name, href: urls.team(team.id) },
  ]
  return show({ title, current: 'settings', before: <SettingsTrail urls={urls} items={items} />, body })
}
