import Type from 'typebox'
import { dayIn } from '../../language/day.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import {
  changedSince,
  cursorOf,
  limitOf,
  listing,
  pageOf,
  readCursor,
  versionAsked,
} from '../../web/listing.ts'
import type { Visit } from '../../web/visit.ts'
import { changeRoles } from '../change-roles.ts'
import { isOrganisationRole } from '../invitation.ts'
import { managePeople, seePeople } from '../permissions.ts'
import type { Role } from '../role.ts'
import {
  countPeople,
  holdsOn,
  lockAdministrators,
  type Membership,
  membershipsOf,
  peopleIn,
  personOf,
  recordRoleChange,
} from '../store.ts'
import { anId, anyText, id, idAsked, missing, orNull, role } from './shapes.ts'

const listed = Type.Object({ id, name: Type.String(), email: Type.String(), roles: Type.Array(role) })

const membership = Type.Object({
  role,
  supplier: orNull(id),
  starts: Type.String({ format: 'date' }),
  ends: orNull(Type.String({ format: 'date', description: 'The first day on which it no longer holds' })),
})

const one = Type.Object({ ...listed.properties, memberships: Type.Array(membership) })

async function memberAsked({ tx, today }: Visit, text: string | undefined) {
  const person = idAsked(text, 'person')
  const memberships = await membershipsOf(tx, person)
  const record = memberships.length > 0 ? await personOf(tx, person) : undefined
  if (!record) throw missing('person')
  const current = memberships.filter((held) => holdsOn(held, today)).map((held) => held.role)
  const body = {
    ...record,
    roles: current,
    memberships: memberships.map(({ role: held, supplier, starts, ends }) => ({
      role: held,
      supplier,
      starts,
      ends,
    })),
  }
  return { person, current, body, version: versionOf(memberships) }
}

/** Roles only ever begin and end, so counting both tells whether anything changed. */
function versionOf(memberships: readonly Membership[]): number {
  return memberships.length + memberships.filter(({ ends }) => ends !== null).length
}

export function peopleRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/people',
      allow: seePeople,
      tag: 'People',
      summary: 'Who belongs to the authority today, by name',
      query: Type.Object(
        {
          search: Type.Optional(Type.String({ maxLength: 200 })),
          role: Type.Optional(role),
          ...listing,
        },
        { additionalProperties: false },
      ),
      answer: pageOf(listed),
      async handle({ tx }, { query }) {
        const place = readCursor(query.cursor, anyText, anId)
        const filter = { search: query.search, role: query.role as Role | undefined }
        const after = place && { name: place[0]!, id: place[1]! }
        const { people, next } = await peopleIn(tx, { ...filter, after, limit: limitOf(query.limit) })
        const total = query.total === 'true' ? { total: await countPeople(tx, filter) } : {}
        return { body: { items: people, next: next ? cursorOf(next.name, next.id) : null, ...total } }
      },
    }),
    defineApi({
      method: 'GET',
      path: '/people/:id',
      allow: seePeople,
      tag: 'People',
      summary: 'One person, with the roles they hold and held',
      answer: one,
      async handle(visit, { params }) {
        const { body, version } = await memberAsked(visit, params.id)
        return { body, version }
      },
    }),
    defineApi({
      method: 'PUT',
      path: '/people/:id/roles',
      allow: managePeople,
      tag: 'People',
      summary: 'The roles somebody holds from today on; none ends their membership',
      body: Type.Object(
        { roles: Type.Array(role, { maxItems: 30, uniqueItems: true }) },
        { additionalProperties: false },
      ),
      answer: one,
      handle: (visit, { params, body, version }) => putRoles(visit, params.id, body.roles as Role[], version),
    }),
  ]
}

async function putRoles(visit: Visit, text: string | undefined, wanted: Role[], version?: number) {
  const { tx } = visit
  const asked = versionAsked(version)
  const administrators = await lockAdministrators(tx)
  const member = await memberAsked(visit, text)
  if (member.version !== asked) throw changedSince(member.body)
  const added = wanted.filter((held) => isOrganisationRole(held) && !member.current.includes(held))
  if (added.length > 0) {
    throw new Problem(
      422,
      'role-of-an-organisation',
      'This role comes with an invitation from a supplier’s page.',
    )
  }
  const isLast = administrators.length === 1 && administrators[0] === member.person
  const decision = changeRoles(member.current, wanted, isLast)
  if (!decision.accepted && decision.because === 'last-administrator') {
    throw new Problem(422, decision.because, 'An authority needs an administrator, and there is no other.')
  }
  if (decision.accepted) await recordRoleChange(tx, member.person, decision.fact)
  const changed = await memberAsked({ ...visit, today: dayIn(tx.at) }, text)
  return { body: changed.body, version: changed.version }
}
