import { type ContractKind, underKinds } from './contract.ts'

/** Why an agreement can't belong to another: that one is of the wrong kind, or others belong to this one and no longer could. */
export type UnderRefusal = 'framework-not-fitting' | 'others-under-it'

/** What an agreement stands between: the kind of the one it belongs to, and the kinds of those that belong to it. */
export interface Around {
  above: ContractKind | undefined
  below: readonly ContractKind[]
}

/** What is wrong with an agreement of this kind there; nothing when it can stand so. */
export function faultOfPlace(kind: ContractKind, { above, below }: Around): UnderRefusal | undefined {
  if (above && !underKinds[kind].includes(above)) return 'framework-not-fitting'
  return below.every((each) => underKinds[each].includes(kind)) ? undefined : 'others-under-it'
}
