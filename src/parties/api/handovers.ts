import Type from 'typebox'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import type { Visit } from '../../web/visit.ts'
import type { PartiesNeeds } from '../needs.ts'
import { lastAdministrator, memberOf } from '../pages/person/member.ts'
import { endTheirSessions } from '../pages/hand-over/end-their-sessions.ts'
import { managePeople, seePeople } from '../permissions.ts'
import {
  changedSinceHandover,
  countToTake,
  handoverOf,
  leftBehindBy,
  type LeftBehind,
  lockAdministrators,
  onlyOf,
  putBack,
  recordHandover,
  staffOf,
} from '../store.ts'
import { describeHandover, nobody } from '../typed-handover.ts'
import { id, idAsked, missing, moment, orNull, refused } from './shapes.ts'

type Needs = Pick<PartiesNeeds, 'belongings'>

const thing = Type.Object({
  kind: Type.String({ description: 'As the audit calls it: contract, commitment, team' }),
  id,
  title: Type.String(),
  service: orNull(Type.String()),
  contract: orNull(id),
})

const handover = Type.Object({
  id,
  person: id,
  leaving: Type.Boolean(),
  at: moment,
  putBackAt: orNull(moment),
  items: Type.Array(
    Type.Object({
      kind: Type.String(),
      id,
      title: Type.String(),
      to: orNull(id),
    }),
  ),
})

const taker = Type.Union([id, Type.Literal(nobody)], { description: 'A person, or `nobody` yet' })
const written = Type.Object(
  {
    leaving: Type.Boolean({ description: 'Ends their roles, and everything that goes with them' }),
    to: Type.Optional(taker),
    services: Type.Optional(
      Type.Array(
        Type.Object({ service: Type.String({ maxLength: 200 }), to: taker }, { additionalProperties: false }),
        { maxItems: 500, description: 'Somebody else for a service' },
      ),
    ),
    contracts: Type.Optional(
      Type.Array(id, { maxItems: 5000, description: 'Of somebody who stays: these, with their commitments' }),
    ),
    teams: Type.Optional(
      Type.Array(id, { maxItems: 500, description: 'Of somebody who stays: teams they lead' }),
    ),
    withdrawInvitations: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

type Written = Type.Static<typeof written>

async function told({ tx }: Visit, asked: string) {
  const found = await handoverOf(tx, asked)
  if (!found) throw missing('handover')
  return {
    id: found.id,
    person: found.person.id,
    leaving: found.isLeaving,
    at: found.at.toISOString(),
    putBackAt: found.undoneAt?.toISOString() ?? null,
    items: found.items.map((item) => ({
      kind: item.kind,
      id: item.id,
      title: item.title,
      to: item.to?.id ?? null,
    })),
  }
}

function thingsIn({ kinds, teamsLed }: LeftBehind) {
  const things = kinds.flatMap(({ of, things: own }) =>
    own.map(({ id: thingId, title, service, contract }) => ({
      kind: of.kind,
      id: thingId,
      title,
      service,
      contract: contract?.id ?? null,
    })),
  )
  const teams = teamsLed.map(({ id: team, name, service }) => ({
    kind: 'team',
    id: team,
    title: name,
    service,
    contract: null,
  }))
  return [...things, ...teams]
}

/** Who takes what, as the body says it; refused by field. */
async function handingIn({ tx }: Visit, person: string, body: Written, given: LeftBehind) {
  const staff = await staffOf(tx)
  const takers = new Set(staff.map((each) => each.id).filter((each) => each !== person))
  const typed = {
    rest: body.to ?? '',
    byService: new Map((body.services ?? []).map(({ service, to }) => [service, to])),
  }
  const described = describeHandover(typed, { takers, isAnything: countToTake(given) > 0 })
  if ('allocation' in described) return described.allocation
  const { rest, ...services } = described.errors
  const first = Object.values(services)[0]
  throw refused({ ...(rest ? { to: rest } : {}), ...(first ? { services: first } : {}) })
}

async function handOver(visit: Visit, { belongings }: Needs, text: string | undefined, body: Written) {
  const { tx } = visit
  const administrators = await lockAdministrators(tx)
  const member = await memberOf(visit, idAsked(text, 'person'))
  if (!member || (body.leaving && member.current.length === 0)) throw missing('person')
  const { person } = member
  if (body.leaving && administrators.length === 1 && administrators[0] === person.id)
    throw new Problem(422, 'last-administrator', `${lastAdministrator}.`)
  const left = await leftBehindBy(tx, person.id, belongings)
  const given = body.leaving ? left : onlyOf(left, new Set(body.contracts), new Set(body.teams))
  if (!body.leaving && countToTake(given) === 0) throw refused({ contracts: 'Choose what to hand over' })
  const allocation = await handingIn(visit, person.id, body, given)
  const withdrawInvitations = body.withdrawInvitations ?? false
  const made = await recordHandover(
    tx,
    { person, isLeaving: body.leaving, allocation, withdrawInvitations },
    given,
  )
  if (body.leaving) await endTheirSessions(visit, person.id)
  return { body: await told(visit, made) }
}

export function handoverRoutes(needs: Needs): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/people/:id/belongings',
      allow: seePeople,
      tag: 'People',
      summary: 'What stands in somebody’s name: contracts, commitments, and teams they lead',
      answer: Type.Object({ items: Type.Array(thing), next: Type.Null() }),
      async handle(visit, { params }) {
        const member = await memberOf(visit, idAsked(params.id, 'person'))
        if (!member) throw missing('person')
        const left = await leftBehindBy(visit.tx, member.person.id, needs.belongings)
        return { body: { items: thingsIn(left), next: null } }
      },
    }),
    defineApi({
      method: 'POST',
      path: '/people/:id/handovers',
      allow: managePeople,
      tag: 'People',
      summary:
        'Gives what stands in somebody’s name to others; of somebody who leaves all of it, in one step',
      body: written,
      answer: handover,
      status: 201,
      handle: (visit, { params, body }) => handOver(visit, needs, params.id, body),
    }),
    defineApi({
      method: 'GET',
      path: '/handovers/:id',
      allow: seePeople,
      tag: 'People',
      summary: 'One handover, with what changed hands and what ended',
      answer: handover,
      handle: async (visit, { params }) => ({ body: await told(visit, idAsked(params.id, 'handover')) }),
    }),
    defineApi({
      method: 'POST',
      path: '/handovers/:id/put-back',
      allow: managePeople,
      tag: 'People',
      summary: 'Puts a handover back, as long as nothing of it was changed since',
      answer: handover,
      async handle(visit, { params }) {
        const { tx } = visit
        await lockAdministrators(tx)
        const found = await handoverOf(tx, idAsked(params.id, 'handover'), { lock: true })
        if (!found) throw missing('handover')
        if (found.undoneAt) throw new Problem(409, 'put-back-already', 'This was put back already.')
        const changed = await changedSinceHandover(tx, found, needs.belongings)
        if (changed.length > 0)
          throw new Problem(
            409,
            'changed-since',
            `This was changed since: ${changed.slice(0, 20).join('; ')}.`,
          )
        await putBack(tx, found, needs.belongings)
        return { body: await told(visit, found.id) }
      },
    }),
  ]
}
