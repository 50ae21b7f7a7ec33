import Type from 'typebox'
import { dayOf } from '../../language/day.ts'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { isPicture, peopleOnIt, peopleRefusals } from '../people-shown.ts'
import { ownReturn } from '../pages/own-return.tsx'
import { showRefusals } from '../pages/say-people/refusals.ts'
import { sayPeopleOrOwn, verify } from '../permissions.ts'
import { evidenceOf, type EvidenceRecord, keepPeople, showToEverybody, withdrawPermission } from '../store.ts'
import { withdrawalRefusals } from '../withdrawal.ts'
import { noEvidence } from './evidence.ts'
import { day, evidenceAnswer, evidenceTold, orNull, refused } from './shapes.ts'

const sayRoute = defineApi({
  method: 'PUT',
  path: '/evidence/:evidence/people',
  allow: sayPeopleOrOwn,
  tag: 'Deliveries',
  summary:
    'Says whether people can be recognised on a picture, who holds their permission, for what and until when',
  body: Type.Object(
    {
      people: Type.Enum([...peopleOnIt], {
        description: 'Not to publish: they agreed that the authority sees it',
      }),
      how: Type.Optional(
        Type.String({ maxLength: 1000, description: 'Who holds their permission, without names' }),
      ),
      until: Type.Optional(orNull(day)),
      children: Type.Optional(
        orNull(Type.Enum(['none', 'parents'], { description: 'Parents: a parent of each child agreed' })),
      ),
    },
    { additionalProperties: false },
  ),
  answer: evidenceAnswer,
  async handle(visit, { params, body }) {
    const { picture } = await pictureAsked(visit, params.evidence)
    const { people, how = '', until = null, children } = body
    const day = until === null ? null : (dayOf(until) ?? ('not-a-day' as const))
    const typed = { people, how, until: day, children: children ?? '' }
    const decision = await keepPeople(visit.tx, picture, typed, visit.today)
    if (decision.accepted) return { body: evidenceTold(decision.fact) }
    const { field, sentence } = peopleRefusals[decision.because]
    throw refused(decision.because, `/${field}`, `${sentence}.`)
  },
})

const withdrawRoute = defineApi({
  method: 'POST',
  path: '/evidence/:evidence/people/withdrawal',
  allow: sayPeopleOrOwn,
  tag: 'Deliveries',
  summary: 'Takes back the permission of people on a picture: it is published nowhere any more, at once',
  body: Type.Object({ because: Type.String({ maxLength: 2000 }) }, { additionalProperties: false }),
  answer: evidenceAnswer,
  async handle(visit, { params, body }) {
    const { picture, side } = await pictureAsked(visit, params.evidence)
    const decision = await withdrawPermission(visit.tx, picture, { because: body.because, side })
    if (decision.accepted) return { body: evidenceTold((await evidenceOf(visit.tx, picture.id))!) }
    const refusals = { ...withdrawalRefusals, ...peopleRefusals }
    throw refused(decision.because, '/because', `${refusals[decision.because].sentence}.`)
  },
})

const showRoute = defineApi({
  method: 'PUT',
  path: '/evidence/:evidence/shown',
  allow: verify,
  tag: 'Deliveries',
  summary:
    'Chooses whether a picture is shown to everybody, where people on it agreed or nobody can be recognised',
  body: Type.Object(
    {
      shown: Type.Boolean(),
      as: Type.Optional(Type.String({ maxLength: 1000, description: 'What is on it, for who can’t see it' })),
    },
    { additionalProperties: false },
  ),
  answer: evidenceAnswer,
  async handle(visit, { params, body }) {
    const { picture } = await pictureAsked(visit, params.evidence)
    if (!picture.delivery) throw noEvidence()
    const wanted = { isShown: body.shown, as: body.as ?? '', today: visit.today }
    const decision = await showToEverybody(visit.tx, picture, wanted)
    if (decision.accepted) return { body: evidenceTold((await evidenceOf(visit.tx, picture.id))!) }
    const { field, sentence } = showRefusals[decision.because]
    throw refused(decision.because, `/${field === 'show' ? 'shown' : field}`, `${sentence}.`)
  },
})

async function pictureAsked(
  visit: Visit,
  id = '',
): Promise<{ picture: EvidenceRecord; side: 'supplier' | 'authority' }> {
  const picture = isId(id) ? await evidenceOf(visit.tx, id) : undefined
  if (!picture || !isPicture(picture)) throw noEvidence()
  if (picture.delivery && mayPass(verify, visit.visitor.roles, false)) return { picture, side: 'authority' }
  const own = await ownReturn({ ...visit, params: { return: picture.returnId } })
  if (!own) throw noEvidence()
  return { picture, side: 'supplier' }
}

export const peopleRoutes: ApiRoute[] = [sayRoute, withdrawRoute, showRoute]
