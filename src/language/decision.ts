/** What a rule answers: the fact to record, or the name of the refusal. Deciding changes nothing. */
export type Decision<Fact, Refusal extends string = string> = Accepted<Fact> | Refused<Refusal>

export interface Accepted<Fact> {
  accepted: true
  fact: Fact
}

export interface Refused<Refusal extends string = string> {
  accepted: false
  because: Refusal
}

export function accept<Fact>(fact: Fact): Accepted<Fact> {
  return { accepted: true, fact }
}

export function refuse<Refusal extends string>(because: Refusal): Refused<Refusal> {
  return { accepted: false, because }
}
