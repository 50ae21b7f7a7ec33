import { hash, verify } from '@node-rs/argon2'

/** How much work one guess costs: KiB of memory, and passes over it. */
export interface PasswordCost {
  memoryCost: number
  timeCost: number
}

export const usualCost: PasswordCost = { memoryCost: 47_104, timeCost: 2 }

/** The argon2id hash to keep. */
export async function hashPassword(password: string, cost = usualCost): Promise<string> {
  return hash(sameText(password), { ...cost, parallelism: 1 })
}

const ofNobody = new Map<number, Promise<string>>()

/**
 * Whether it is the password. Without a hash (nobody has this e-mail address) the same work is done for nothing,
 * so that the time of the answer says nothing either.
 */
export async function passwordMatches(
  kept: string | undefined,
  password: string,
  cost = usualCost,
): Promise<boolean> {
  const key = cost.memoryCost * cost.timeCost
  if (!kept && !ofNobody.has(key)) ofNobody.set(key, hashPassword('nobody has this one', cost))
  const matches = await verify(kept ?? (await ofNobody.get(key)!), sameText(password))
  return kept !== undefined && matches
}

/** The same letters typed on two keyboards are the same password. */
function sameText(password: string): string {
  return password.normalize('NFKC')
}
