import type { Day } from '../language/day.ts'
import type { Decimal } from '../language/quantity.ts'
import { type Period, periodFrom } from '../language/period.ts'
import type { Quarter } from '../language/quarter.ts'
import { type Commitment, type Origin, origins, type Standing, standings } from './commitment.ts'
import { longestCountingName } from './counted-by.ts'
import { inOrder } from './errors-in-order.ts'
import { type Milestone, periodKindOf, periodsOf, type Plan, type Profile, profiles } from './plan.ts'
import { figureOf, readAmount, type TypedAmount, typedAmount } from './typed-amount.ts'
import { readTypedDay, type TypedDay, typedDay } from '../language/typed-day.ts'

/** What was typed about a milestone. One with neither words nor day is left out. */
export interface TypedMilestone {
  id: string
  words: string
  due: TypedDay
  quantity: string
}

/** What was typed about a commitment, as it came. */
export interface TypedCommitment extends TypedAmount {
  title: string
  supplier: string
  measure: string
  /** Left empty: the outcome the measure serves first. */
  outcome: string
  due: TypedDay
  profile: string
  /** What is planned for each month, quarter or year, by the period as it is written; those of the profile are read. */
  targets: ReadonlyMap<string, string>
  milestones?: readonly TypedMilestone[]
  place: string
  beneficiaries: string
  supplierOwner: string
  supplierEmail: string
  owner: string
  evidenceWanted: string
  origin: string
  standing: string
  /** `here`, or the role of who else counts it; with the name typed for each. */
  countedBy?: string
  hostName?: string
  userName?: string
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
  'rateUnits',
  'ratePer',
  'due',
  'profile',
  'targets',
  'milestones',
  'standing',
  'origin',
  'countedBy',
  'hostName',
  'userName',
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
  const amount = readAmount(typed, errors)
  const due = dueOf(typed.due, errors)
  const served = choices.measures.get(typed.measure)
  if (!served) errors.measure = 'Choose a measure'
  const outcome = typed.outcome || served?.[0]
  if (served && (!outcome || !choices.outcomes.has(outcome))) errors.outcome = 'Choose an outcome'
  if (!Object.hasOwn(origins, typed.origin)) errors.origin = 'Choose where the promise comes from'
  if (!Object.hasOwn(standings, typed.standing)) errors.standing = 'Choose how firm the promise is'
  if (!Object.hasOwn(profiles, typed.profile)) errors.profile = 'Choose how it is planned'
  if (typed.place && !choices.places.has(typed.place)) errors.place = 'Choose a place of the list'
  if (typed.owner && !choices.owners.has(typed.owner)) errors.owner = 'Choose a person of the list'
  const counting = countingTyped(typed, errors)
  const plan = planTyped(typed, errors)
  if (Object.keys(errors).length > 0) return { errors: inOrder(errors, fields) }
  return {
    commitment: {
      title: typed.title,
      supplier: typed.supplier,
      measure: typed.measure,
      outcome: outcome!,
      due: due!,
      ...plan,
      ...amount!,
      place: typed.place || null,
      beneficiaries: typed.beneficiaries || null,
      supplierOwner: typed.supplierOwner || null,
      supplierEmail: typed.supplierEmail || null,
      owner: typed.owner || null,
      evidenceWanted: typed.evidenceWanted || null,
      origin: typed.origin as Origin,
      standing: typed.standing as Standing,
      ...counting,
    },
  }
}

/** Who counts it, as it was typed; nothing typed is this authority. */
function countingTyped(
  { countedBy = '', hostName = '', userName = '' }: TypedCommitment,
  errors: CommitmentErrors,
): Pick<Commitment, 'countedBy'> {
  if (countedBy === '' || countedBy === 'here') return {}
  if (countedBy !== 'host' && countedBy !== 'user') {
    errors.countedBy = 'Choose who counts it'
    return {}
  }
  const name = (countedBy === 'host' ? hostName : userName).trim()
  if (name === '') errors[`${countedBy}Name`] = 'Enter the name of the authority that counts it'
  else if (name.length > longestCountingName)
    errors[`${countedBy}Name`] = `The name must be ${longestCountingName} characters or fewer`
  return { countedBy: { role: countedBy, name } }
}

function dueOf(typed: TypedDay, errors: CommitmentErrors): Day | undefined {
  const due = readTypedDay(typed)
  if (due === null) errors.due = 'Enter the day it is due'
  else if (due === 'not-a-day') errors.due = 'The day it is due must be a day in the calendar, like 31 3 2027'
  else return due
  return undefined
}

/** How the promise is planned, as it was typed: by the periods of its profile, or by milestones. */
export function planTyped(
  typed: Pick<TypedCommitment, 'profile' | 'targets' | 'milestones' | 'amount'>,
  errors: CommitmentErrors,
): Pick<Plan, 'profile' | 'targets' | 'periods' | 'milestones'> {
  const profile = typed.profile as Profile
  const none = { profile, targets: new Map<Quarter, Decimal>() }
  if (profile === 'milestones') return { ...none, milestones: milestonesOf(typed.milestones ?? [], errors) }
  const kind = periodKindOf[profile]
  if (!kind || (typed.amount === 'invoiced' && profile === 'quarterly')) return none
  const periods = new Map<Period, Decimal>()
  for (const [name, text] of typed.targets) {
    const period = periodFrom(kind, name)
    if (!period || text === '') continue
    const target = figureOf(text)
    if (target) periods.set(period, target)
    else errors.targets = `Enter what is planned for each ${kind} as figures, like 10 or 2.5`
  }
  return profile === 'quarterly' ? { profile, targets: periods as Plan['targets'] } : { ...none, periods }
}

function milestonesOf(typed: readonly TypedMilestone[], errors: CommitmentErrors): Milestone[] {
  const milestones: Milestone[] = []
  for (const { id, words, due: day, quantity: text } of typed) {
    const due = readTypedDay(day)
    if (words.trim() === '' && due === null && text === '') continue
    const quantity = text === '' ? null : figureOf(text)
    if (words.trim() === '') errors.milestones = 'Say in words what each milestone is'
    else if (due === null || due === 'not-a-day')
      errors.milestones = `Enter the day of “${words.trim()}”, like 31 3 2027`
    else if (quantity === undefined)
      errors.milestones = `Enter how much “${words.trim()}” brings as a figure, or leave it empty`
    else milestones.push({ id, words: words.trim(), due, quantity })
  }
  return milestones
}

/** A commitment as its form shows it. */
export function typedCommitment(commitment: Commitment): TypedCommitment {
  const { scaling: _scaling, countedBy, ...plain } = commitment
  return {
    ...plain,
    ...typedAmount(commitment),
    due: typedDay(commitment.due),
    targets: new Map([...periodsOf(commitment)].map(([period, target]) => [period, target.toFixed()])),
    milestones: (commitment.milestones ?? []).map(({ id, words, due, quantity }) => ({
      id,
      words,
      due: typedDay(due),
      quantity: quantity?.toFixed() ?? '',
    })),
    place: commitment.place ?? '',
    beneficiaries: commitment.beneficiaries ?? '',
    supplierOwner: commitment.supplierOwner ?? '',
    supplierEmail: commitment.supplierEmail ?? '',
    owner: commitment.owner ?? '',
    evidenceWanted: commitment.evidenceWanted ?? '',
    countedBy: countedBy?.role ?? 'here',
    hostName: countedBy?.role === 'host' ? countedBy.name : '',
    userName: countedBy?.role === 'user' ? countedBy.name : '',
  }
}
