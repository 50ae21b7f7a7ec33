import Type, { type Static } from 'typebox'

/** A strategic outcome of the authority, and the aims under it: a tree. Slugs are unique in the whole tree. */
export interface Outcome {
  slug: string
  name: string
  describes: string
  aims: Outcome[]
}

const node = {
  slug: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  name: Type.String({ minLength: 2, maxLength: 120 }),
  describes: Type.String({ minLength: 2, maxLength: 1000 }),
}

/** An outcome with one level of aims under it, as policies are written and exchanged. */
export const OutcomeShape = Type.Object(
  {
    ...node,
    aims: Type.Array(
      Type.Object(
        { ...node, aims: Type.Array(Type.Never(), { maxItems: 0 }) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type WrittenOutcome = Static<typeof OutcomeShape>

/** An outcome or aim with the strategic outcome it stands under (itself, for a strategic outcome) and its depth. */
export interface PlacedOutcome {
  outcome: Outcome
  strategic: Outcome
  depth: number
}

/** Every outcome and aim, each right before the aims under it. */
export function placed(outcomes: readonly Outcome[]): PlacedOutcome[] {
  const under = (outcome: Outcome, strategic: Outcome, depth: number): PlacedOutcome[] => [
    { outcome, strategic, depth },
    ...outcome.aims.flatMap((aim) => under(aim, strategic, depth + 1)),
  ]
  return outcomes.flatMap((outcome) => under(outcome, outcome, 0))
}

/** The outcome or aim with that slug, wherever it stands. */
export function outcomeWith(outcomes: readonly Outcome[], slug: string): Outcome | undefined {
  return placed(outcomes).find(({ outcome }) => outcome.slug === slug)?.outcome
}

/** The strategic outcome that an outcome or aim counts towards; a thing is counted once, there. */
export function strategicOutcomeOf(outcomes: readonly Outcome[], slug: string): Outcome | undefined {
  return placed(outcomes).find(({ outcome }) => outcome.slug === slug)?.strategic
}
