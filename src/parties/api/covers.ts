import Type from 'typebox'
import { typedDay } from '../../language/typed-day.ts'
import { dayOf } from '../../language/day.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { type Cover, coverStanding, coverWarnings, describeCover, lastDayOf } from '../cover.ts'
import { tellOfCover, tellOfStop } from '../pages/give-cover/cover-letters.ts'
import { managePeople, seePeople } from '../permissions.ts'
import { addCover, coverOf, coversOf, staffOf, stopCover } from '../store.ts'
import { id, idAsked, missing, moment, orNull, refused, role } from './shapes.ts'

const aDay = Type.String({ format: 'date' })
const cover = Type.Object({
  id,
  away: id,
  covering: id,
  from: aDay,
  until: Type.String({ format: 'date', description: 'The last day' }),
  roles: Type.Array(role),
  reason: orNull(Type.String()),
  standing: Type.Enum(['coming', 'running', 'over', 'ended', 'declined']),
  madeAt: moment,
})

function inWords(found: Cover, today: Parameters<typeof coverStanding>[1]) {
  return {
    id: found.id,
    away: found.away.id,
    covering: found.covering.id,
    from: found.starts,
    until: lastDayOf(found),
    roles: found.roles,
    reason: found.reason,
    standing: coverStanding(found, today),
    madeAt: found.recordedAt.toISOString(),
  }
}

const written = Type.Object(
  {
    away: id,
    covering: id,
    from: Type.String({ maxLength: 10, description: 'The first day' }),
    until: Type.String({ maxLength: 10, description: 'The last day' }),
    roles: Type.Array(role, { maxItems: 30, uniqueItems: true }),
    reason: Type.String({ maxLength: 300, description: 'Why it is made for them' }),
    anyway: Type.Optional(Type.Boolean({ description: 'Made also when there is something to know first' })),
  },
  { additionalProperties: false },
)

/** An administrator's program makes covers for others; people make their own on their account page. */
export function coverRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/covers',
      allow: seePeople,
      tag: 'People',
      summary: 'Who acts, acted and will act for whom, those that end last first',
      answer: Type.Object({ items: Type.Array(cover), next: Type.Null() }),
      handle: async ({ tx, today }) => ({
        body: { items: (await coversOf(tx)).map((found) => inWords(found, today)), next: null },
      }),
    }),
    defineApi({
      method: 'POST',
      path: '/covers',
      allow: managePeople,
      tag: 'People',
      summary: 'Lets somebody act for a person who is away',
      body: written,
      answer: cover,
      status: 201,
      async handle(visit, { body }) {
        const { tx, today } = visit
        const staff = await staffOf(tx)
        const away = staff.find((person) => person.id === body.away)
        if (!away) throw refused({ away: 'Nobody of this id works for the authority' })
        const typed = {
          ...body,
          from: typedDay(dayOf(body.from) ?? null),
          until: typedDay(dayOf(body.until) ?? null),
        }
        const rolesOf = new Map(staff.map((person) => [person.id, person.roles]))
        const around = { away: away.id, held: away.roles, staff: rolesOf, today, byAdministrator: true }
        const described = describeCover({ ...typed, reason: body.reason.trim() }, around)
        if ('errors' in described) throw refused(described.errors)
        const warnings = coverWarnings(described.cover, await coversOf(tx, { from: today }))
        if (warnings.length > 0 && !body.anyway) throw new Problem(422, 'look-again', warnings.join(' '))
        const added = (await coverOf(tx, await addCover(tx, described.cover)))!
        await tellOfCover(visit, added)
        return { body: inWords(added, today) }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/covers/:id/end',
      allow: managePeople,
      tag: 'People',
      summary: 'Ends a cover at once',
      answer: cover,
      async handle(visit, { params }) {
        const { tx, today } = visit
        const found = await coverOf(tx, idAsked(params.id, 'cover'), { lock: true })
        if (!found) throw missing('cover')
        if (['coming', 'running'].includes(coverStanding(found, today))) {
          await stopCover(tx, found, 'ended')
          await tellOfStop(visit, found, 'ended')
        }
        return { body: inWords((await coverOf(tx, found.id))!, today) }
      },
    }),
  ]
}
