import { accept, type Decision, refuse } from '../../language/decision.ts'
import type { Decimal } from '../../language/quantity.ts'

/** Who thought of it. */
export const sides = { council: 'The council', supplier: 'The supplier' } as const
export type Side = keyof typeof sides

/**
 * How far a further benefit has come: `raised`; `signed`, when somebody assessed it and put their name to it that nothing was
 * promised in return; `agreed` by an approver; `recorded` as a commitment; or `declined` with a reason.
 */
export const furtherBenefitStates = {
  raised: 'To assess',
  signed: 'To approve',
  agreed: 'To record',
  recorded: 'Became a commitment',
  declined: 'Declined',
} as const
export type FurtherBenefitState = keyof typeof furtherBenefitStates

/** An idea for more value during the contract. */
export interface FurtherBenefit {
  title: string
  describes: string | null
  /** Who needs it, in words. */
  neededBy: string | null
  /** Of the contract; nothing while it isn't known who would give it. */
  supplier: string | null
  measure: string | null
  /** In the measure's unit. */
  quantity: Decimal | null
  /** The meeting or decision it came out of. */
  cameFrom: string | null
}

export type FurtherBenefitRefusal =
  | 'contract-withdrawn'
  | 'no-title'
  | 'title-too-long'
  | 'words-too-long'
  | 'supplier-not-on-the-contract'
  | 'quantity-not-positive'
  | 'quantity-too-large'
  | 'quantity-without-measure'

export const longestTitle = 200
export const longestWords = 2000
const mostQuantity = '1000000000000'

export interface ContractOf {
  suppliers: readonly string[]
  withdrawn: boolean
}

/** Decides whether an idea can be raised on a contract, or put in other words. */
export function raiseFurtherBenefit(
  contract: ContractOf,
  proposed: FurtherBenefit,
): Decision<FurtherBenefit, FurtherBenefitRefusal> {
  if (contract.withdrawn) return refuse('contract-withdrawn')
  const title = proposed.title.trim()
  if (title === '') return refuse('no-title')
  if (title.length > longestTitle) return refuse('title-too-long')
  const { describes, neededBy, cameFrom, supplier, quantity, measure } = proposed
  if ([describes, neededBy, cameFrom].some((words) => words && words.length > longestWords))
    return refuse('words-too-long')
  if (supplier && !contract.suppliers.includes(supplier)) return refuse('supplier-not-on-the-contract')
  if (quantity && !quantity.gt(0)) return refuse('quantity-not-positive')
  if (quantity?.gte(mostQuantity)) return refuse('quantity-too-large')
  if (quantity && !measure) return refuse('quantity-without-measure')
  return accept({ ...proposed, title })
}

/** How one stands, with who did what on it. */
export interface Standing {
  version: number
  state: FurtherBenefitState
  raisedBy: string | null
  signedBy: string | null
  /** Whether the check was made since its words last changed. */
  isChecked: boolean
}

export type ActRefusal =
  | 'stale'
  | 'already-decided'
  | 'not-checked'
  | 'not-signed'
  | 'no-assessment'
  | 'not-confirmed'
  | 'not-your-name'
  | 'no-reason'
  | 'words-too-long'
  | 'own-idea'
  | 'own-signature'

/** Whether its words can be changed, or the check made: until somebody decided on it. */
export function canBePrepared({ state, version }: Standing, asked: number): Decision<null, ActRefusal> {
  if (version !== asked) return refuse('stale')
  return state === 'raised' || state === 'signed' ? accept(null) : refuse('already-decided')
}

export interface Signature {
  version: number
  assessment: string
  /** Ticked: nothing was promised in return. */
  nothingInReturn: boolean
  /** Typed. */
  name: string
}

/**
 * Decides whether somebody can put their name to it: after the check whether it modifies the contract, with what they think
 * of it, and confirming that nothing was promised in return. `signer` is the name they have here.
 */
export function signFurtherBenefit(
  standing: Standing,
  signature: Signature,
  signer: string,
): Decision<{ assessment: string; name: string }, ActRefusal> {
  const open = canBePrepared(standing, signature.version)
  if (!open.accepted) return open
  if (!standing.isChecked) return refuse('not-checked')
  const assessment = signature.assessment.trim()
  if (assessment === '') return refuse('no-assessment')
  if (assessment.length > longestWords) return refuse('words-too-long')
  if (!signature.nothingInReturn) return refuse('not-confirmed')
  if (!isSameName(signature.name, signer)) return refuse('not-your-name')
  return accept({ assessment, name: signer })
}

function isSameName(typed: string, name: string): boolean {
  const tidy = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB')
  return tidy(typed) !== '' && tidy(typed) === tidy(name)
}

/** Decides whether an approver can agree: never the person who raised it, nor the one who signed it. */
export function agreeFurtherBenefit(
  standing: Standing,
  { version, by, reason }: { version: number; by: string | null; reason: string },
): Decision<{ reason: string | null }, ActRefusal> {
  if (standing.version !== version) return refuse('stale')
  if (standing.state === 'raised') return refuse('not-signed')
  if (standing.state !== 'signed') return refuse('already-decided')
  if (by !== null && by === standing.raisedBy) return refuse('own-idea')
  if (by !== null && by === standing.signedBy) return refuse('own-signature')
  if (reason.trim().length > longestWords) return refuse('words-too-long')
  return accept({ reason: reason.trim() || null })
}

/** Decides whether it can be declined: with a reason that its author may read, and as long as no commitment came of it. */
export function declineFurtherBenefit(
  standing: Standing,
  { version, reason }: { version: number; reason: string },
): Decision<{ reason: string }, ActRefusal> {
  if (standing.version !== version) return refuse('stale')
  if (standing.state === 'recorded' || standing.state === 'declined') return refuse('already-decided')
  if (reason.trim() === '') return refuse('no-reason')
  if (reason.trim().length > longestWords) return refuse('words-too-long')
  return accept({ reason: reason.trim() })
}

/** Whether a commitment can be recorded from it: once it is agreed, and once only. */
export function becomeCommitment(
  state: FurtherBenefitState,
): Decision<null, 'not-agreed' | 'recorded-already'> {
  if (state === 'recorded') return refuse('recorded-already')
  return state === 'agreed' ? accept(null) : refuse('not-agreed')
}
