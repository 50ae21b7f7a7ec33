import { type NoticedBuyer, type NoticedSupplier, organisationOf, supplierOf } from './organisation.ts'
import type { Release } from './release.ts'
import type { Organisation } from './release-parts.ts'

function hasRole(party: Organisation, role: string): boolean {
  return party.roles?.includes(role) ?? false
}

/** The buyer that the notice names first, then the others. */
export function buyersOf({ buyer, parties = [] }: Release): NoticedBuyer[] {
  const isBuyer = (party: Organisation) => party.id === buyer?.id || hasRole(party, 'buyer')
  const known = parties
    .filter(isBuyer)
    .toSorted((a, b) => Number(b.id === buyer?.id) - Number(a.id === buyer?.id))
  const named = buyer && !known.some(({ id }) => id === buyer.id) ? [buyer, ...known] : known
  return named.map(organisationOf)
}

/** Suppliers that a notice says have left. */
function removedIn({ parties = [] }: Release): Set<string | undefined> {
  const gone = parties.filter((party) => hasRole(party, 'removedSupplier') && !hasRole(party, 'supplier'))
  return new Set(gone.map(({ id }) => id))
}

/** What stands for the suppliers of an award or a contract: their ids, in the order the notice names them. */
export type SupplierIds = (part: { suppliers?: Organisation[] }) => string[]

/** The suppliers of a procurement, each once by its numbers however many ids its notices gave it. */
export interface ProcurementSuppliers {
  suppliers: UnawardedSupplier[]
  supplierIds: SupplierIds
}

/** Those in awards and contracts as they stand, then those who have left or have no award. */
function supplierPartiesOf({ parties = [], awards = [], contracts = [] }: Release): Organisation[] {
  const known = new Map(parties.map((party) => [party.id, party]))
  const named = [...awards, ...contracts].flatMap(({ suppliers = [] }) => suppliers)
  const byRole = parties.filter((party) => hasRole(party, 'supplier'))
  const all = [...named, ...byRole].map((party) => ({ ...party, ...known.get(party.id) }))
  const isGone = (party: Organisation) => hasRole(party, 'removedSupplier') && !hasRole(party, 'supplier')
  return [...all.filter((party) => !isGone(party)), ...all.filter(isGone)]
}

type UnawardedSupplier = Omit<NoticedSupplier, 'awarded'>

/** One organisation under two ids: the first one's facts, with the numbers of both. */
function joined(first: UnawardedSupplier, other: UnawardedSupplier): UnawardedSupplier {
  const more = other.identifiers.filter(
    ({ scheme, id }) => !first.identifiers.some((known) => known.scheme === scheme && known.id === id),
  )
  return { ...first, identifiers: [...first.identifiers, ...more] }
}

export function suppliersIn(release: Release): ProcurementSuppliers {
  const removed = removedIn(release)
  const standsFor = new Map<string, string>()
  const byNumber = new Map<string, string>()
  const suppliers = new Map<string, UnawardedSupplier>()
  for (const party of supplierPartiesOf(release)) {
    const id = party.id ?? party.name
    if (!id || standsFor.has(id)) continue
    const supplier = supplierOf({ ...party, id })
    const numbers = supplier.identifiers.map((number) => `${number.scheme} ${number.id}`)
    const same = numbers.map((number) => byNumber.get(number)).find((other) => other !== undefined)
    standsFor.set(id, same ?? id)
    suppliers.set(same ?? id, same ? joined(suppliers.get(same)!, supplier) : supplier)
    for (const number of numbers) byNumber.set(number, same ?? id)
  }
  const supplierIds: SupplierIds = ({ suppliers: named = [] }) => {
    const ids = named.filter(({ id }) => !removed.has(id)).map(({ id, name }) => id ?? name ?? '')
    return [...new Set(ids.map((id) => standsFor.get(id)).filter((id) => id !== undefined))]
  }
  return { suppliers: [...suppliers.values()], supplierIds }
}
