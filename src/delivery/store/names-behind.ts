import type { Tx } from '../../platform/tx.ts'

/**
 * Everybody in whose name the transaction acts: the person, those who lend them the role (decision 0015), and for a token
 * whoever made it. Two acts that must be of two people have no name in common.
 */
export async function namesBehind(tx: Tx): Promise<string[]> {
  const { kind, id, for: lenders = [] } = tx.actor
  if (!id) return lenders
  if (kind !== 'token') return [id, ...lenders]
  const token = await tx
    .selectFrom('token')
    .select('person_id')
    .where('authority_id', '=', tx.authority)
    .where('token_id', '=', id)
    .executeTakeFirst()
  return [id, ...(token?.person_id ? [token.person_id] : [])]
}
