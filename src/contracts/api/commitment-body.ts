import Type, { type Static } from 'typebox'
import { newId } from '../../language/identifier.ts'
import { type Period, periodFrom } from '../../language/period.ts'
import { Decimal } from '../../language/quantity.ts'
import { type Quarter, quarterFrom } from '../../language/quarter.ts'
import { measureByCode, outcomeBySlug } from '../../measurement/store.ts'
import type { Visit } from '../../web/visit.ts'
import { type Commitment, origins, standings } from '../commitment.ts'
import { type CountingRole, countingRoles, longestCountingName } from '../counted-by.ts'
import { longestMilestone, mostMilestones, type Plan, type Profile, profiles } from '../plan.ts'
import type { CommitmentRecord } from '../store.ts'
import { checkOwner, checkPlace } from './contract-body.ts'
import {
  changed,
  day,
  dayAsked,
  decimal,
  decimalAsked,
  id,
  idAsked,
  moment,
  orNull,
  refused,
  text,
} from './shapes.ts'
import { worksHere } from './viewer.ts'

const origin = Type.Enum(Object.keys(origins) as (keyof typeof origins)[])
const standing = Type.Enum(Object.keys(standings) as (keyof typeof standings)[])
const profile = Type.Enum(Object.keys(profiles) as Profile[])
const targets = Type.Record(text(10, 'Such as 2026-27Q2'), decimal, {
  maxProperties: 80,
  description:
    'What is asked for in each quarter of the financial year; of a monthly or yearly plan, or milestones, worked out from it',
})
const periods = Type.Record(
  text(7, 'A month such as 2026-07, or a financial year such as 2026/27'),
  decimal,
  {
    maxProperties: 120,
    description: 'What is planned for each month or year, where that is the profile; together the quantity',
  },
)
const milestone = Type.Object(
  {
    id: Type.Optional(id),
    words: text(longestMilestone),
    due: day,
    quantity: Type.Optional(orNull(decimal)),
  },
  { additionalProperties: false },
)
const milestones = Type.Array(milestone, {
  maxItems: mostMilestones,
  description: 'Steps with a day each; one without a quantity is kept or not',
})

export const scaling = Type.Object(
  {
    units: decimal,
    per: Type.String({ description: 'Pounds without VAT, a decimal', maxLength: 40 }),
    divisible: Type.Optional(
      Type.Boolean({ description: 'Parts of a unit count too; else only whole ones are owed, rounded down' }),
    ),
  },
  {
    additionalProperties: false,
    description:
      'So many units for every sum that is invoiced; the quantity, and the targets, then follow from it',
  },
)

const countedBy = Type.Object(
  {
    role: Type.Enum(Object.keys(countingRoles) as CountingRole[], {
      description: '`host` runs the framework, `user` buys under it',
    }),
    name: text(longestCountingName, 'The name of that authority'),
  },
  {
    additionalProperties: false,
    description:
      'The other authority that counts what is delivered, under a framework; null where this one does. It is then in no headline, register or total here',
  },
)

const described = {
  title: text(200),
  supplier: id,
  measure: text(60, 'Code of the measure'),
  outcome: text(60, 'Slug of the outcome; the one the measure serves first when left out'),
  quantity: decimal,
  due: day,
  profile,
  targets,
  periods,
  milestones,
  scaling: orNull(scaling),
  place: orNull(text(20)),
  beneficiaries: orNull(text(2000, 'Who benefits')),
  supplierOwner: orNull(text(2000)),
  supplierEmail: orNull(text(254)),
  owner: orNull(id),
  evidenceWanted: orNull(text(2000)),
  origin,
  standing,
  countedBy: orNull(countedBy),
}
const optional = Type.Partial(Type.Object(described)).properties

/** What a commitment is described with when it is recorded. */
export const commitmentToAdd = Type.Object(
  {
    ...optional,
    title: described.title,
    measure: described.measure,
    quantity: Type.Optional(
      Type.String({ description: 'A decimal; left out where `scaling` is given', maxLength: 40 }),
    ),
    due: day,
    origin,
    standing,
    draft: Type.Optional(Type.String({ maxLength: 36, description: 'The draft it is made of' })),
    furtherBenefit: Type.Optional(
      Type.String({
        maxLength: 36,
        description: 'The agreed further benefit it is made of; its origin is then `added`',
      }),
    ),
  },
  { additionalProperties: false },
)

/** What of a commitment is to be changed; what is left out stays. */
export const commitmentToChange = Type.Object(
  { ...optional, reason: text(2000, 'Why it is changed'), from: Type.Optional(day) },
  { additionalProperties: false },
)

export const commitmentAnswer = Type.Object({
  id,
  contract: id,
  ...described,
  supplierName: Type.String(),
  measureName: Type.String(),
  unit: Type.String(),
  outcomeName: Type.String(),
  recordedAt: moment,
  version: Type.Integer(),
  pausedFrom: orNull(day),
  pausedUntil: orNull(day),
  withdrawnOn: orNull(day),
  withdrawalReason: orNull(Type.String()),
  supplierOwner: Type.Optional(orNull(Type.String())),
  supplierEmail: Type.Optional(orNull(Type.String())),
  owner: Type.Optional(orNull(id)),
  evidenceWanted: Type.Optional(orNull(Type.String())),
})

/** A commitment as the API tells it; who looks after it on both sides only to who works there. */
export function commitmentTold(visit: Visit, one: CommitmentRecord): Static<typeof commitmentAnswer> {
  const { supplierOwner, supplierEmail, owner, evidenceWanted } = one
  return {
    id: one.id,
    contract: one.contract,
    title: one.title,
    supplier: one.supplier,
    supplierName: one.supplierName,
    measure: one.measureCode,
    measureName: one.measureName,
    unit: one.unit.many,
    outcome: one.outcomeSlug,
    outcomeName: one.outcomeName,
    quantity: one.quantity.toFixed(),
    due: one.due,
    profile: one.profile,
    ...planTold(one),
    place: one.place,
    beneficiaries: one.beneficiaries,
    origin: one.origin,
    standing: one.standing,
    countedBy: one.countedBy ?? null,
    recordedAt: one.recordedAt.toISOString(),
    version: one.version,
    pausedFrom: one.paused?.from ?? null,
    pausedUntil: one.paused?.until ?? null,
    withdrawnOn: one.withdrawnOn,
    withdrawalReason: one.withdrawalReason,
    ...(worksHere(visit) ? { supplierOwner, supplierEmail, owner, evidenceWanted } : {}),
  }
}

/** What a commitment says before anything of it is said. */
export function commitmentBegun(supplier: string): Commitment {
  return {
    title: '',
    supplier,
    measure: '',
    outcome: '',
    quantity: new Decimal(0),
    due: '1900-01-01' as Commitment['due'],
    profile: 'once',
    targets: new Map(),
    place: null,
    beneficiaries: null,
    supplierOwner: null,
    supplierEmail: null,
    owner: null,
    evidenceWanted: null,
    origin: 'added',
    standing: 'not-known',
  }
}

type Body = Partial<Static<typeof commitmentToChange>>

/** The commitment that a body describes over one that stands; what it names must be there. */
export async function commitmentAsked(visit: Visit, body: Body, standing: Commitment): Promise<Commitment> {
  const same = (given: string) => given
  const { measure, outcome } = await countedAs(visit, body, standing)
  const commitment: Commitment = {
    title: body.title ?? standing.title,
    supplier: body.supplier === undefined ? standing.supplier : idAsked(body.supplier, 'supplier'),
    measure,
    outcome,
    quantity: body.quantity === undefined ? standing.quantity : decimalAsked(body.quantity, 'quantity'),
    due: body.due === undefined ? standing.due : dayAsked(body.due, 'due'),
    ...planAsked(body, standing),
    place: changed(body.place, standing.place, same),
    beneficiaries: changed(body.beneficiaries, standing.beneficiaries, same),
    supplierOwner: changed(body.supplierOwner, standing.supplierOwner, same),
    supplierEmail: changed(body.supplierEmail, standing.supplierEmail, same),
    owner: changed(body.owner, standing.owner, (given) => idAsked(given, 'owner')),
    evidenceWanted: changed(body.evidenceWanted, standing.evidenceWanted, same),
    origin: body.origin ?? standing.origin,
    standing: body.standing ?? standing.standing,
    ...countedByAsked(body, standing),
  }
  await checkPlace(visit.tx, commitment.place, standing.place)
  await checkOwner(visit.tx, commitment.owner, standing.owner)
  return commitment
}

function countedByAsked({ countedBy: given }: Body, standing: Commitment): Pick<Commitment, 'countedBy'> {
  const counting = given === undefined ? standing.countedBy : given
  return counting ? { countedBy: { role: counting.role, name: counting.name.trim() } } : {}
}

/** The measure and the outcome; another measure brings its own first outcome, unless one is named. */
async function countedAs({ tx }: Visit, body: Body, standing: Commitment) {
  const measure = body.measure === undefined ? undefined : await measureByCode(tx, body.measure)
  if (body.measure !== undefined && !measure)
    throw refused('not-known', 'measure', 'There is no measure with this code')
  const named = body.outcome === undefined ? undefined : await outcomeBySlug(tx, body.outcome)
  if (body.outcome !== undefined && !named)
    throw refused('not-known', 'outcome', 'There is no outcome with this slug')
  const outcome = named?.id ?? measure?.outcomes[0]?.id ?? standing.outcome
  if (!outcome) throw refused('no-outcome', 'outcome', 'This measure serves no outcome here. Name one')
  return { measure: measure?.id ?? standing.measure, outcome }
}

type PlanBody = Pick<Body, 'profile' | 'targets' | 'periods' | 'milestones' | 'scaling'>

/** How it is planned: as the body says, else as it stands. */
export function planAsked(body: PlanBody, standing: Plan): Omit<Plan, 'quantity' | 'due'> {
  const said = body.targets ?? body.periods ?? body.milestones
  const profile = body.profile ?? (said ? profileOf(body) : standing.profile)
  const { targets, periods, milestones } = standing
  const rate = scalingAsked(body, standing)
  if (rate) return { profile, targets: new Map(), scaling: rate }
  if (!said)
    return { profile, targets, ...(periods ? { periods } : {}), ...(milestones ? { milestones } : {}) }
  const asked = body.periods ? { periods: periodsAsked(body.periods) } : {}
  const steps = body.milestones ? { milestones: milestonesAsked(body.milestones) } : {}
  return { profile, targets: body.targets ? targetsAsked(body.targets) : new Map(), ...asked, ...steps }
}

function scalingAsked({ scaling: given }: PlanBody, standing: Plan): Plan['scaling'] {
  if (given === undefined) return standing.scaling
  if (given === null) return undefined
  return {
    units: decimalAsked(given.units, 'scaling/units'),
    per: decimalAsked(given.per, 'scaling/per'),
    divisible: given.divisible ?? false,
  }
}

function profileOf({ periods: given, milestones: steps }: PlanBody): Profile {
  if (steps) return 'milestones'
  if (!given) return 'quarterly'
  return Object.keys(given).some((name) => name.includes('/')) ? 'yearly' : 'monthly'
}

export function planTold(plan: Plan) {
  const texts = (given: ReadonlyMap<string, Decimal>) =>
    Object.fromEntries([...given].map(([name, target]) => [name, target.toFixed()]))
  return {
    targets: texts(plan.targets),
    periods: texts(plan.periods ?? new Map()),
    scaling: plan.scaling
      ? {
          units: plan.scaling.units.toFixed(),
          per: plan.scaling.per.toFixed(),
          divisible: plan.scaling.divisible,
        }
      : null,
    milestones: (plan.milestones ?? []).map(({ id: milestoneId, words, due, quantity }) => ({
      id: milestoneId,
      words,
      due,
      quantity: quantity?.toFixed() ?? null,
    })),
  }
}

function periodsAsked(given: Record<string, string>): Map<Period, Decimal> {
  return new Map(
    Object.entries(given).map(([name, target]) => {
      const period = periodFrom('month', name) ?? periodFrom('year', name)
      if (!period)
        throw refused(
          'no-such-period',
          `periods/${name}`,
          'A month is written like 2026-07, a financial year like 2026/27',
        )
      return [period, decimalAsked(target, `periods/${name}`)]
    }),
  )
}

function milestonesAsked(given: NonNullable<PlanBody['milestones']>): NonNullable<Plan['milestones']> {
  return given.map(({ id: known, words, due, quantity }, place) => ({
    id: known === undefined ? newId() : idAsked(known, `milestones/${place}/id`),
    words,
    due: dayAsked(due, `milestones/${place}/due`),
    quantity: quantity ? decimalAsked(quantity, `milestones/${place}/quantity`) : null,
  }))
}

function targetsAsked(given: Record<string, string>): Map<Quarter, Decimal> {
  return new Map(
    Object.entries(given).map(([name, target]) => {
      const quarter = quarterFrom(name)
      if (!quarter) throw refused('no-such-quarter', `targets/${name}`, 'A quarter is written like 2026-27Q2')
      return [quarter, decimalAsked(target, `targets/${name}`)]
    }),
  )
}
