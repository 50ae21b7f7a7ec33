import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { changedSince, versionAsked } from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { keepTeams, readTeams } from '../permissions.ts'
import {
  addTeam,
  addTeamMember,
  editTeam,
  endTeam,
  endTeamMember,
  isTeamNamed,
  peopleInTeam,
  staffOf,
  teamOf,
  type TeamRecord,
  teamsOf,
} from '../store.ts'
import { describeTeam, type ProposedTeam } from '../team.ts'
import { id, idAsked, missing, orNull, refused } from './shapes.ts'

const aDay = Type.String({ format: 'date' })
const listed = Type.Object({
  id,
  name: Type.String(),
  service: orNull(Type.String()),
  lead: orNull(id),
  members: Type.Integer(),
  starts: aDay,
  ends: orNull(Type.String({ format: 'date', description: 'The first day on which it no longer stands' })),
})
const member = Type.Object({ id, name: Type.String(), since: aDay })
const one = Type.Object({ ...listed.properties, people: Type.Array(member) })

const written = {
  name: Type.String({ maxLength: 100 }),
  service: Type.Optional(orNull(Type.String({ maxLength: 200 }))),
  lead: id,
  people: Type.Optional(
    Type.Array(id, { maxItems: 500, uniqueItems: true, description: 'The members; the lead is one anyway' }),
  ),
}

interface Written {
  name: string
  service?: string | null
  lead: string
  people?: string[]
}

function inWords({ version: _, lead, ...rest }: TeamRecord) {
  return { ...rest, lead: lead?.id ?? null }
}

async function told({ tx }: Visit, team: string) {
  const found = (await teamOf(tx, team))!
  const people = (await peopleInTeam(tx, team)).map(({ id: person, name, since }) => ({
    id: person,
    name,
    since,
  }))
  return { body: { ...inWords(found), people }, version: found.version }
}

async function teamAsked({ tx }: Visit, asked: string | undefined, lock = false): Promise<TeamRecord> {
  const found = await teamOf(tx, idAsked(asked, 'team'), { lock })
  if (!found) throw missing('team')
  return found
}

async function described({ tx }: Visit, body: Written, team?: TeamRecord): Promise<ProposedTeam> {
  const staff = new Set((await staffOf(tx)).map(({ id: person }) => person))
  const typed = { name: body.name.trim(), service: body.service?.trim() ?? '', lead: body.lead }
  const read = describeTeam(typed, staff)
  if ('errors' in read) throw refused(read.errors)
  if (await isTeamNamed(tx, read.team.name, team?.id))
    throw refused({ name: 'There is a team of this name already' })
  if (body.people?.some((person) => !staff.has(person)))
    throw refused({ people: 'Somebody of these does not work for the authority' })
  return read.team
}

/** Those who are to belong to the team join it, and others leave; its lead stays. */
async function keepMembers({ tx }: Visit, team: string, { people, lead }: Written): Promise<void> {
  if (!people) return
  const wanted = new Set([...people, lead])
  for (const { id: person } of await peopleInTeam(tx, team)) {
    if (!wanted.has(person)) await endTeamMember(tx, team, person)
  }
  for (const person of wanted) await addTeamMember(tx, team, person)
}

const ended = () => new Problem(409, 'team-ended', 'This team has ended.')

export function teamRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/teams',
      allow: readTeams,
      tag: 'People',
      summary: 'The teams by name; those that ended too, when asked',
      query: Type.Object(
        { ended: Type.Optional(Type.Enum(['true', 'false'])) },
        { additionalProperties: false },
      ),
      answer: Type.Object({ items: Type.Array(listed), next: Type.Null() }),
      handle: async ({ tx }, { query }) => ({
        body: { items: (await teamsOf(tx, { all: query.ended === 'true' })).map(inWords), next: null },
      }),
    }),
    defineApi({
      method: 'GET',
      path: '/teams/:id',
      allow: readTeams,
      tag: 'People',
      summary: 'One team, with who belongs to it today',
      answer: one,
      handle: async (visit, { params }) => told(visit, (await teamAsked(visit, params.id)).id),
    }),
    defineApi({
      method: 'POST',
      path: '/teams',
      allow: keepTeams,
      tag: 'People',
      summary: 'Makes a team',
      body: Type.Object(written, { additionalProperties: false }),
      answer: one,
      status: 201,
      async handle(visit, { body }) {
        const team = await addTeam(visit.tx, await described(visit, body))
        await keepMembers(visit, team, body)
        return told(visit, team)
      },
    }),
    defineApi({
      method: 'PUT',
      path: '/teams/:id',
      allow: keepTeams,
      tag: 'People',
      summary: 'Changes a team; without `people` its members stay',
      body: Type.Object(written, { additionalProperties: false }),
      answer: one,
      async handle(visit, { params, body, version }) {
        const asked = versionAsked(version)
        const before = await teamAsked(visit, params.id, true)
        if (before.ends) throw ended()
        const proposed = await described(visit, body, before)
        if (!(await editTeam(visit.tx, before, proposed, asked)))
          throw changedSince((await told(visit, before.id)).body)
        await keepMembers(visit, before.id, body)
        return told(visit, before.id)
      },
    }),
    defineApi({
      method: 'POST',
      path: '/teams/:id/end',
      allow: keepTeams,
      tag: 'People',
      summary: 'Ends a team today',
      answer: one,
      async handle(visit, { params }) {
        const found = await teamAsked(visit, params.id, true)
        if (!found.ends) await endTeam(visit.tx, found)
        return told(visit, found.id)
      },
    }),
  ]
}
