/** Something of a later room that stands in one person's name, such as a contract they look after. */
export interface Belonging {
  id: string
  title: string
  /** Of the contract it is about; null when it is about none, or the contract is for no service. */
  service: string | null
  /** The contract it is, or is about: what belongs to one contract changes hands together. */
  contract: { id: string; title: string } | null
  version: number
}

/** One thing that changes hands; null is nobody's. */
export interface Moving {
  id: string
  from: string | null
  to: string | null
}

/** How many of each kind there are in words: "1 contract", "30 commitments". */
export function countWords(count: number, { one, many }: { one: string; many: string }): string {
  return `${count} ${count === 1 ? one : many}`
}

/** What is to become of one's things: all to one, or to others by service. `undefined` leaves a thing where it is. */
export interface Allocation {
  /** Whoever takes what no service names; null is nobody. */
  rest: string | null
  byService: ReadonlyMap<string, string | null>
}

/** Who takes a thing. */
export function takerOf(
  { service }: Pick<Belonging, 'service'>,
  { rest, byService }: Allocation,
): string | null {
  const named = service === null ? undefined : byService.get(service)
  return named === undefined ? rest : named
}
