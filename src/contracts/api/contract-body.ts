import Type, { type Static } from 'typebox'
import { peopleWithRole, placesOf, supplierOf } from '../../parties/store.ts'
import type { Visit } from '../../web/visit.ts'
import { contractKinds, type ContractTerms, isUnder } from '../contract.ts'
import type { ContractRecord } from '../store.ts'
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

const kindNamed = Type.Enum(Object.keys(contractKinds) as (keyof typeof contractKinds)[])

const described = {
  title: text(500),
  reference: orNull(text(100, 'The authority’s own number')),
  description: orNull(text(10_000)),
  kind: kindNamed,
  framework: orNull(id),
  frameworkName: orNull(text(300, 'Of another authority, where `framework` is null')),
  frameworkNumber: orNull(text(300)),
  starts: orNull(day),
  ends: orNull(day),
  extendableUntil: orNull(day),
  value: orNull(decimal),
  valueGross: orNull(decimal),
  cpv: Type.Array(text(8), { maxItems: 50 }),
  service: orNull(text(300)),
  place: orNull(text(20, 'Code of a place of the authority')),
  owner: orNull(id),
}
const suppliers = Type.Array(id, { minItems: 1, maxItems: 1000, description: 'The main one first' })

/** What a contract is described with when it is added. */
export const contractToAdd = Type.Object(
  {
    title: described.title,
    suppliers,
    ...Type.Partial(Type.Omit(Type.Object(described), ['title'])).properties,
  },
  { additionalProperties: false },
)

/** What of a contract is to be changed; what is left out stays. */
export const contractToChange = Type.Object(
  {
    ...Type.Partial(Type.Object({ ...described, suppliers })).properties,
    reason: Type.Optional(text(2000, 'Why it is changed')),
  },
  { additionalProperties: false },
)

export const contractAnswer = Type.Object({
  id,
  ...described,
  ocid: orNull(Type.String()),
  procurement: orNull(id),
  suppliers: Type.Array(Type.Object({ id, name: Type.String(), kind: Type.String() })),
  disclosure: Type.Enum(['published', 'held-back']),
  recordedAt: moment,
  version: Type.Integer(),
  withdrawn: Type.Boolean(),
  withdrawalReason: Type.Optional(orNull(Type.String())),
  owner: Type.Optional(orNull(id)),
  disclosureReason: Type.Optional(orNull(Type.String())),
  noticed: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'What else its source says' }),
  ),
})

/** A contract as the API tells it; who looks after it, and why it is held back, only to who works there. */
export function contractTold(visit: Visit, contract: ContractRecord): Static<typeof contractAnswer> {
  const { value, valueGross, supplierNames, withdrawnAt, recordedAt, cpv } = contract
  return {
    id: contract.id,
    title: contract.title,
    reference: contract.reference,
    description: contract.description,
    kind: contract.kind,
    frameworkName: contract.frameworkName,
    frameworkNumber: contract.frameworkNumber,
    starts: contract.starts,
    ends: contract.ends,
    extendableUntil: contract.extendableUntil,
    value: value?.toFixed(2) ?? null,
    valueGross: valueGross?.toFixed(2) ?? null,
    cpv: [...cpv],
    service: contract.service,
    place: contract.place,
    ocid: contract.ocid,
    framework: contract.framework,
    procurement: contract.procurement,
    suppliers: supplierNames,
    disclosure: contract.disclosure,
    recordedAt: recordedAt.toISOString(),
    version: contract.version,
    withdrawn: withdrawnAt !== null,
    ...(worksHere(visit)
      ? {
          owner: contract.owner,
          disclosureReason: contract.reason,
          withdrawalReason: contract.withdrawalReason,
          noticed: contract.noticed,
        }
      : {}),
  }
}

/** The terms that a body describes over those that stand; what it names must be there. */
export async function termsAsked(
  visit: Visit,
  body: Static<typeof contractToChange>,
  standing: ContractTerms,
): Promise<ContractTerms> {
  const as = (field: string) => (given: string) => dayAsked(given, field)
  const sum = (field: string) => (given: string) => decimalAsked(given, field)
  const same = (given: string) => given
  const kind = body.kind ?? standing.kind
  const belongs = isUnder(kind)
  const terms: ContractTerms = {
    ...standing,
    title: body.title ?? standing.title,
    reference: changed(body.reference, standing.reference, same),
    description: changed(body.description, standing.description, same),
    kind,
    framework: belongs
      ? changed(body.framework, standing.framework, (given) => idAsked(given, 'framework'))
      : null,
    frameworkName: belongs ? changed(body.frameworkName, standing.frameworkName, same) : null,
    frameworkNumber: belongs ? changed(body.frameworkNumber, standing.frameworkNumber, same) : null,
    starts: changed(body.starts, standing.starts, as('starts')),
    ends: changed(body.ends, standing.ends, as('ends')),
    extendableUntil: changed(body.extendableUntil, standing.extendableUntil, as('extendableUntil')),
    value: changed(body.value, standing.value, sum('value')),
    valueGross: changed(body.valueGross, standing.valueGross, sum('valueGross')),
    cpv: body.cpv ?? standing.cpv,
    service: changed(body.service, standing.service, same),
    place: changed(body.place, standing.place, same),
    owner: changed(body.owner, standing.owner, (given) => idAsked(given, 'owner')),
    suppliers:
      body.suppliers?.map((given, place) => idAsked(given, `suppliers/${place}`)) ?? standing.suppliers,
  }
  await checkNames(visit, terms, standing)
  return terms
}

async function checkNames({ tx }: Visit, terms: ContractTerms, standing: ContractTerms): Promise<void> {
  for (const [place, supplier] of terms.suppliers.entries()) {
    if (!standing.suppliers.includes(supplier) && !(await supplierOf(tx, supplier)))
      throw refused('not-known', `suppliers/${place}`, 'There is no such supplier')
  }
  await checkPlace(tx, terms.place, standing.place)
  await checkOwner(tx, terms.owner, standing.owner)
}

export async function checkPlace(
  tx: Visit['tx'],
  place: string | null,
  standing: string | null,
): Promise<void> {
  if (place === null || place === standing) return
  if (!(await placesOf(tx)).some(({ code }) => code === place))
    throw refused('not-known', 'place', 'There is no place with this code')
}

export async function checkOwner(
  tx: Visit['tx'],
  owner: string | null,
  standing: string | null,
): Promise<void> {
  if (owner === null || owner === standing) return
  if (!(await peopleWithRole(tx)).some((person) => person.id === owner))
    throw refused('not-known', 'owner', 'There is no such person at the authority')
}
