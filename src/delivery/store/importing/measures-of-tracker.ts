import type { ImportDoubt } from '../../../contracts/index.ts'
import {
  addOwnMeasures,
  type MeasureRecord,
  measuresOf,
  type OutcomeRecord,
  strategicOutcomesOf,
} from '../../../measurement/store.ts'
import type { Tx } from '../../../platform/tx.ts'
import { matchMeasure, type MeasureMatch, ownCode, ownUnit } from '../../tracker/measure-match.ts'
import type { CommitmentTold } from '../../tracker/told.ts'

/** A measure that a commitment is counted by: the authority's, or one that becomes its own. */
export interface MeasureChosen {
  /** Its id, once it is kept. */
  id: string
  name: string
  unit: { one: string; many: string }
  outcome: string
  own?: number
}

interface OwnToAdd {
  code: string
  name: string
  unit: { one: string; many: string }
  kind: 'both' | 'narrative'
  definition: string
  outcome: string
}

const ownOne = 'own'
const mostMatched = 10_000

/** Finds the measures that a tracker counts by; those nobody knows become the authority's own. */
export class MeasuresOfTracker {
  readonly #tx: Tx
  readonly #decisions: Readonly<Record<string, string>>
  #known: MeasureRecord[] = []
  #outcomes: OutcomeRecord[] = []
  readonly #doubts = new Map<string, ImportDoubt>()
  readonly #own: OwnToAdd[] = []
  #written = 0
  readonly #ownPlaces = new Map<string, number>()
  readonly #matched = new Map<string, MeasureMatch | undefined>()

  constructor(tx: Tx, decisions: Readonly<Record<string, string>>) {
    this.#tx = tx
    this.#decisions = decisions
  }

  async open(): Promise<void> {
    this.#known = (await measuresOf(this.#tx)).filter(({ outcomes }) => outcomes.length > 0)
    this.#outcomes = await strategicOutcomesOf(this.#tx)
  }

  /** The measure; undefined only where the authority has no outcome to count under. */
  of(told: CommitmentTold): MeasureChosen | undefined {
    const match = this.#match(told)
    if (match?.isSure) return chosen(this.#known.find(({ id }) => id === match.measure.id)!)
    const key = `measure:${told.measure.toLowerCase()}|${ownUnit(told).one}`
    const decided = this.#decisions[key]
    const taken = decided ?? match?.measure.id ?? ownOne
    this.#doubt(told, key, match?.because, taken)
    const known = this.#known.find(({ id }) => id === taken)
    return known ? chosen(known) : this.#ownOf(told, key)
  }

  /** The same words in the same unit mean the same measure, row after row. */
  #match(told: CommitmentTold): MeasureMatch | undefined {
    const words = `${told.measure}\n${told.title}\n${told.unit}\n${told.isMoney}`
    if (!this.#matched.has(words) && this.#matched.size < mostMatched)
      this.#matched.set(words, matchMeasure(told, this.#known))
    return this.#matched.has(words) ? this.#matched.get(words) : matchMeasure(told, this.#known)
  }

  #doubt(told: CommitmentTold, key: string, because: string | undefined, taken: string): void {
    const before = this.#doubts.get(key)
    if (before) before.rows += told.rows
    else {
      this.#doubts.set(key, {
        key,
        about: 'measure',
        words: told.unit ? `${told.measure} (${told.unit})` : told.measure,
        rows: told.rows,
        because: because ?? 'No measure has these words and this unit, so it becomes a measure of your own.',
        choices: [
          { value: ownOne, label: `A measure of our own, in ${ownUnit(told).many}` },
          ...this.#known.map(({ id, name, unit }) => ({ value: id, label: `${name} (${unit.many})` })),
        ],
        chosen: taken,
      })
    }
  }

  #ownOf(told: CommitmentTold, key: string): MeasureChosen | undefined {
    const outcome = this.#outcomeFor(told)
    if (!outcome) return undefined
    const place = this.#ownPlaces.get(key) ?? this.#own.length
    if (place === this.#own.length) {
      const taken = (code: string) =>
        this.#known.some((one) => one.code === code) || this.#own.some((one) => one.code === code)
      this.#ownPlaces.set(key, place)
      this.#own.push({
        code: ownCode(told.measure, taken),
        name: told.measure.slice(0, 200),
        unit: ownUnit(told),
        kind: told.quantity === null ? 'narrative' : 'both',
        definition: `Counted as the council’s own records count “${told.measure.slice(0, 300)}”.`,
        outcome,
      })
    }
    const own = this.#own[place]!
    return { id: `own ${place}`, name: own.name, unit: own.unit, outcome: own.outcome, own: place }
  }

  /** The outcome whose words the tracker uses; else the first. */
  #outcomeFor({ measure, title }: CommitmentTold): string | undefined {
    const text = `${measure} ${title}`.toLowerCase()
    const named = this.#outcomes.find(({ name }) =>
      name
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => word.length > 5 && text.includes(word)),
    )
    return (named ?? this.#outcomes[0])?.id
  }

  doubts(): ImportDoubt[] {
    return [...this.#doubts.values()]
  }

  ownNames(): string[] {
    return this.#own.map(({ name }) => name)
  }

  /** Adds those of the authority's own that were found since the last time; their ids in the order they were found. */
  write(): Promise<string[]> {
    const fresh = this.#own.slice(this.#written)
    this.#written = this.#own.length
    return addOwnMeasures(this.#tx, fresh)
  }
}

function chosen({ id, name, unit, outcomes }: MeasureRecord): MeasureChosen {
  return { id, name, unit, outcome: outcomes[0]!.id }
}
