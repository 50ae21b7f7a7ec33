import Type from 'typebox'
import { isId } from '../../language/identifier.ts'
import { type ApiRoute, defineApi, Problem } from '../../web/api.ts'
import { limitOf, listing, pageOf } from '../../web/listing.ts'
import { type DraftRefusal, reopenDraft, setDraftAside } from '../draft.ts'
import { keepCommitments, seeContracts } from '../permissions.ts'
import { countDrafts, decideDraft, draftOf, type DraftRecord, draftsIn } from '../store.ts'
import { decimal, id, idAsked, idCursor, moment, orNull, refused } from './shapes.ts'

const tag = 'Commitments'
const state = Type.Enum(['open', 'taken', 'set-aside'])

const draftAnswer = Type.Object({
  id,
  contract: id,
  title: Type.String(),
  describes: orNull(Type.String()),
  quantity: orNull(decimal),
  unit: orNull(Type.String()),
  looksLikeSocialValue: Type.Boolean(),
  because: orNull(Type.String({ description: 'Why it looks so, or does not' })),
  state,
  commitment: orNull(id),
  recordedAt: moment,
})

function told({ looksSocial, quantity, recordedAt, ...draft }: DraftRecord) {
  return {
    ...draft,
    looksLikeSocialValue: looksSocial,
    quantity: quantity?.toFixed() ?? null,
    recordedAt: recordedAt.toISOString(),
  }
}

const listDrafts = defineApi({
  method: 'GET',
  path: '/commitment-drafts',
  allow: seeContracts,
  tag,
  summary: 'Promises as notices word them, until a person makes them commitments or sets them aside',
  query: Type.Object(
    { state: Type.Optional(state), contract: Type.Optional(Type.String({ maxLength: 36 })), ...listing },
    { additionalProperties: false },
  ),
  answer: pageOf(draftAnswer),
  async handle({ tx }, { query: { state, contract, cursor, limit, total } }) {
    if (contract !== undefined) idAsked(contract, 'contract')
    const found = await draftsIn(tx, { state, contract, after: idCursor(cursor), limit: limitOf(limit) })
    const counted = total === 'true' ? { total: await countDrafts(tx, { state, contract }) } : {}
    return { body: { items: found.drafts.map(told), next: found.next ?? null, ...counted } }
  },
})

const decideOne = defineApi({
  method: 'POST',
  path: '/commitment-drafts/:draft/decision',
  allow: keepCommitments,
  tag,
  summary: 'Sets a draft aside, or opens it again; to make it a commitment, record one that names it',
  body: Type.Object({ state: Type.Enum(['open', 'set-aside']) }, { additionalProperties: false }),
  answer: draftAnswer,
  async handle({ tx }, { params, body }) {
    const asked = params.draft ?? ''
    const draft = isId(asked) ? await draftOf(tx, asked, { lock: true }) : undefined
    if (!draft) throw new Problem(404, 'not-found', 'There is no such draft.')
    const decision = body.state === 'open' ? reopenDraft(draft.state) : setDraftAside(draft.state)
    if (!decision.accepted) throw refused(decision.because, 'state', words[decision.because])
    await decideDraft(tx, draft, decision.fact)
    return { body: told((await draftOf(tx, draft.id))!) }
  },
})

const words: Record<DraftRefusal, string> = {
  'taken-already': 'This draft has been made a commitment already',
  'set-aside-already': 'This draft has been set aside already',
  'not-set-aside': 'This draft is open already, or has been made a commitment',
}

export function draftRoutes(): ApiRoute[] {
  return [listDrafts, decideOne]
}
