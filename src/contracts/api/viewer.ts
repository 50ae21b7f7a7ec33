import { Problem } from '../../web/api.ts'
import { mayPass } from '../../web/permission.ts'
import type { Visit } from '../../web/visit.ts'
import { seeContracts } from '../permissions.ts'
import { contractOf, type ContractRecord } from '../store.ts'
import { isId } from '../../language/identifier.ts'

/** Whether whoever asks works for the authority, and so reads what is not published. */
export function worksHere({ visitor }: Visit): boolean {
  return mayPass(seeContracts, visitor.roles, false)
}

/** Whether a contract is there for whoever asks. */
export function isOpenTo(visit: Visit, { withdrawnAt, disclosure }: ContractRecord): boolean {
  return worksHere(visit) || (withdrawnAt === null && disclosure === 'published')
}

export const noContract = () => new Problem(404, 'not-found', 'There is no such contract.')

/** The contract asked for, when it is there for whoever asks; locked before something is decided on it. */
export async function contractAsked(
  visit: Visit,
  asked: string | undefined,
  options: { lock?: boolean } = {},
): Promise<ContractRecord> {
  const found = asked && isId(asked) ? await contractOf(visit.tx, asked, options) : undefined
  if (!found || !isOpenTo(visit, found)) throw noContract()
  return found
}
