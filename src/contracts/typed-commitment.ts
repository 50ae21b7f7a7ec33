import type { Day } from '../language/day.ts'
import { Decimal, decimalOf } from '../language/quantity.ts'
import { type Quarter, quarterFrom } from '../language/quarter.ts'
import { type Commitment, type Origin, origins, type Standing, standings } from './commitment.ts'
import { inOrder } from './errors-in-order.ts'
import { readTypedDay, type TypedDay, typedDay } from '../language/typed-day.ts'

/** What was typed about a commitment, as it came. */
export interface TypedCommitment {
  title: string
  supplier: string
  measure: string
  /** Left empty: the outcome the measure serves first. */
  outcome: string
  quantity: string
  due: TypedDay
  profile: string
  targets: ReadonlyMap<string, string>
  place: string
  beneficiaries: string
  supplierOwner: string
  supplierEmail: string
  owner: string
  evidenceWanted: string
  origin: string
  standing: string
}

/** What may be chosen from: each by its id or code. */
export interface Choices {
  /** A measure, with the outcomes it serves, the primary one first. */
  measures: ReadonlyMap<string, readonly string[]>
  outcomes: ReadonlySet<string>
  places: ReadonlySet<string>
  owners: ReadonlySet<string>
}

export type CommitmentErrors = Record<string, string>

/** In the order of the form. */
const fields = [
  'measure',
  'title',
  'supplier',
  'quantity',
  'due',
  'profile',
  'targets',
  'standing',
  'origin',
  'outcome',
]

/** The commitment that was typed, or a sentence for each field that can't be read. What it means is decided elsewhere. */
export function readCommitment(
  typed: TypedCommitment,
  choices: Choices,
): { commitment: Commitment } | { errors: CommitmentErrors } {
  const errors: CommitmentErrors = {}
  if (typed.title.trim() === '') errors.title = 'Enter what is promised, in a few words'
  if (typed.supplier === '') errors.supplier = 'Choose a supplier of this contract'
  const quantity = quantityOf(typed.quantity)
  if (!quantity) errors.quantity = 'Enter the quantity as a figure, like 40 or 2.5'
  const due = dueOf(typed.due, errors)
  const served = choices.measures.get(typed.measure)
  if (!served) errors.measure = 'Choose a measure'
  const outcome = typed.outcome || served?.[0]
  if (served && (!outcome || !choices.outcomes.has(outcome))) errors.outcome = 'Choose an outcome'
  if (!Object.hasOwn(origins, typed.origin)) errors.origin = 'Choose where the promise comes from'
  if (!Object.hasOwn(standings, typed.standing)) errors.standing = 'Choose how firm the promise is'
  if (typed.profile !== 'once' && typed.profile !== 'quarterly') errors.profile = 'Choose how it is planned'
  if (typed.place && !choices.places.has(typed.place)) errors.place = 'Choose a place of the list'
  if (typed.owner && !choices.owners.has(typed.owner)) errors.owner = 'Choose a person of the list'
  const targets =
    typed.profile === 'quarterly' ? targetsOf(typed.targets, errors) : new Map<Quarter, Decimal>()
  if (Object.keys(errors).length > 0) return { errors: inOrder(errors, fields) }
  return {
    commitment: {
      title: typed.title,
      supplier: typed.supplier,
      measure: typed.measure,
      outcome: outcome!,
      quantity: quantity!,
      due: due!,
      profile: typed.profile as Commitment['profile'],
      targets,
      place: typed.place || null,
      beneficiaries: typed.beneficiaries || null,
      supplierOwner: typed.supplierOwner || null,
      supplierEmail: typed.supplierEmail || null,
      owner: typed.owner || null,
      evidenceWanted: typed.evidenceWanted || null,
      origin: typed.origin as Origin,
      standing: typed.standing as Standing,
    },
  }
}

function quantityOf(text: string): Decimal | undefined {
  return decimalOf(
    text
      .replace(/^£/, '')
      .replaceAll(/(?<=\d),(?=\d{3})/g, '')
      .trim(),
  )
}

function dueOf(typed: TypedDay, errors: CommitmentErrors): Day | undefined {
  const due = readTypedDay(typed)
  if (due === null) errors.due = 'Enter the day it is due'
  else if (due === 'not-a-day') errors.due = 'The day it is due must be a day in the calendar, like 31 3 2027'
  else return due
  return undefined
}

function targetsOf(typed: ReadonlyMap<string, string>, errors: CommitmentErrors): Map<Quarter, Decimal> {
  const targets = new Map<Quarter, Decimal>()
  for (const [name, text] of typed) {
    const quarter = quarterFrom(name)
    if (!quarter || text === '') continue
    const target = quantityOf(text)
    if (target) targets.set(quarter, target)
    else errors.targets = 'Enter what is planned for each quarter as figures, like 10 or 2.5'
  }
  return targets
}

/** A commitment as its form shows it. */
export function typedCommitment(commitment: Commitment): TypedCommitment {
  return {
    ...commitment,
    quantity: commitment.quantity.toFixed(),
    due: typedDay(commitment.due),
    targets: new Map([...commitment.targets].map(([quarter, target]) => [quarter, target.toFixed()])),
    place: commitment.place ?? '',
    beneficiaries: commitment.beneficiaries ?? '',
    supplierOwner: commitment.supplierOwner ?? '',
    supplierEmail: commitment.supplierEmail ?? '',
    owner: commitment.owner ?? '',
    evidenceWanted: commitment.evidenceWanted ?? '',
  }
}
