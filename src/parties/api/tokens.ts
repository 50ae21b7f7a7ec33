import Type from 'typebox'
import { type ApiRoute, defineApi } from '../../web/api.ts'
import { manageTokens } from '../permissions.ts'
import { endToken, type TokenRecord, tokensOf } from '../store.ts'
import { id, idAsked, missing, moment, orNull, role } from './shapes.ts'

const token = Type.Object({
  id,
  name: Type.String(),
  role,
  supplier: orNull(id),
  madeAt: moment,
  madeBy: orNull(id),
  expiresAt: moment,
  endedAt: orNull(moment),
  usedAt: orNull(moment),
})

function inWords({ madeAt, expires, ended, used, ...rest }: TokenRecord) {
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    expiresAt: expires.toISOString(),
    endedAt: ended?.toISOString() ?? null,
    usedAt: used?.toISOString() ?? null,
  }
}

/** Tokens are made by a person or from the command line, not by another token. */
export function tokenRoutes(): ApiRoute[] {
  return [
    defineApi({
      method: 'GET',
      path: '/tokens',
      allow: manageTokens,
      tag: 'Tokens',
      summary: 'The tokens of the authority, the newest first',
      answer: Type.Object({ items: Type.Array(token), next: Type.Null() }),
      handle: async ({ tx }) => ({ body: { items: (await tokensOf(tx)).map(inWords), next: null } }),
    }),
    defineApi({
      method: 'POST',
      path: '/tokens/:id/end',
      allow: manageTokens,
      tag: 'Tokens',
      summary: 'Ends a token at once',
      answer: token,
      async handle({ tx }, { params }) {
        const asked = idAsked(params.id, 'token')
        await endToken(tx, asked)
        const found = (await tokensOf(tx)).find(({ id: known }) => known === asked)
        if (!found) throw missing('token')
        return { body: inWords(found) }
      },
    }),
  ]
}
