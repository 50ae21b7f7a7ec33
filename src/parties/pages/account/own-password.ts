import type { PageAnswer, Visit } from '../../../web/visit.ts'
import type { PartiesNeeds } from '../../needs.ts'
import { passwordMatches } from '../../password.ts'
import { passwordHashOf } from '../../store.ts'
import { beginTry } from '../tries.ts'

/**
 * Asks for the person's own password again before something that could lock them out. Undefined when it is right; otherwise
 * the refusal, which counts as a failed sign-in.
 */
export async function refuseWithoutPassword(
  visit: Visit,
  cost: PartiesNeeds['passwordCost'],
  again: (error: string, status?: number) => PageAnswer,
): Promise<PageAnswer | undefined> {
  const { id = '', email = '' } = visit.visitor
  const typed = visit.form.raw('current-password')
  if (typed === '') return again('Enter your password')
  const { wait, end, countFailure } = await beginTry(visit, email)
  if (wait) return again(wait, 429)
  if (await passwordMatches(await passwordHashOf(visit.tx, id), typed, cost)) return void end()
  const words = 'A change to an account was not accepted: the password was wrong.'
  return {
    ...again('The password is wrong'),
    afterwards: countFailure({ person: id, words }),
  }
}
