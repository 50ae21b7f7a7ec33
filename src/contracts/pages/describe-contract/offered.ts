import { type PlaceRecord, placesOf } from '../../../parties/store.ts'
import type { Tx } from '../../../platform/database.ts'
import { type ContractKind, type ContractTerms, isUnder } from '../../contract.ts'
import { frameworksOf } from '../../store/contract-choices.ts'
import { type ContractRecord } from '../../store.ts'
import { readContract } from '../../typed-contract.ts'
import { lookingAfter } from '../commitment-form/choices.ts'
import type { Typed } from './typed.ts'

/** What can be chosen in the form of a contract. */
export interface ContractOffered {
  places: PlaceRecord[]
  people: { id: string; name: string }[]
  /** Agreements that others can belong to. */
  frameworks: { id: string; title: string; kind: ContractKind }[]
}

export async function offeredFor(tx: Tx, contract: ContractRecord | undefined): Promise<ContractOffered> {
  const frameworks = await frameworksOf(tx)
  return {
    places: await placesOf(tx),
    people: await lookingAfter(tx, contract?.owner ?? null),
    frameworks: frameworks.filter(({ id }) => id !== contract?.id),
  }
}

/** The terms that were typed, over those that stand; or what is wrong with a field. */
export function termsTyped(
  typed: Typed,
  { places, people, frameworks }: ContractOffered,
  standing: ContractTerms | undefined,
): { terms: ContractTerms } | { errors: Record<string, string> } {
  const read = readContract(
    typed.contract,
    {
      suppliers: new Map(typed.chosen.map(({ id }) => [id, id])),
      places: new Set(places.map(({ code }) => code)),
      owners: new Set(people.map(({ id }) => id)),
    },
    standing,
  )
  if ('errors' in read) return read
  const belongs = isUnder(read.terms.kind)
  if (belongs && typed.framework && !frameworks.some(({ id }) => id === typed.framework))
    return { errors: { framework: 'Choose an agreement of the list' } }
  const named = (words: string) => (belongs && words.trim()) || null
  return {
    terms: {
      ...read.terms,
      framework: (belongs && typed.framework) || null,
      frameworkName: named(typed.frameworkName),
      frameworkNumber: named(typed.frameworkNumber),
    },
  }
}

/** What is said of a contract that is kept beside its terms is left as it is. */
export function termsIn(contract: ContractRecord): ContractTerms {
  const { title, reference, description, kind, framework, procurement, ocid, starts, ends } = contract
  const { frameworkName, frameworkNumber } = contract
  const { extendableUntil, value, valueGross, cpv, service, place, owner, noticed, suppliers } = contract
  const agreement = { title, reference, description, kind, framework, procurement, ocid, starts, ends }
  return {
    ...agreement,
    extendableUntil,
    value,
    valueGross,
    cpv,
    service,
    place,
    owner,
    noticed,
    suppliers,
    frameworkName,
    frameworkNumber,
  }
}
