import { day, type Day } from '../language/day.ts'
import type { Role } from '../parties/index.ts'
import {
  addMembership,
  addPerson,
  addPlaces,
  addSupplier,
  personByEmail,
  setUpAuthority,
} from '../parties/store.ts'
import type { Actor, AuditEntry, Tx } from '../platform/database.ts'
import { adoptReference } from '../policy/store.ts'
import { districts } from './county.ts'
import { emailOf, people as invented, returnsEmailOf, supplierPerson } from './people.ts'
import { numberOf, suppliers } from './suppliers.ts'

/** The authority's transaction as it would have been at an earlier moment, or by somebody else. */
export function asOf(tx: Tx, at: Date, actor: Actor = tx.actor): Tx {
  const note = (entry: AuditEntry) => tx.note({ asOf: { at, actor }, ...entry })
  const instead: Record<PropertyKey, unknown> = { at, actor, note }
  return new Proxy(tx, {
    get(target, name) {
      if (name in instead) return instead[name]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Noon on that day: late enough to be that day in every English season. */
export function noon(on: Day): Date {
  return new Date(`${on}T12:00:00Z`)
}

/** Who and what there was before the first contract. */
export interface Beginning {
  /** People by the role that each holds; contract managers in their order. */
  people: Map<Role, string[]>
  suppliers: Map<string, string>
}

const began = day('2023-04-03')

interface Proposed {
  slug: string
  name: string
  area: string
  identifier: { scheme: string; id: string }
}

/** Sets the authority up with its people, places, policy, measures and suppliers. */
export async function beginAuthority(tx: Tx, authority: Proposed): Promise<Beginning> {
  const then = asOf(tx, noon(began))
  const people = new Map<Role, string[]>()
  const ids: string[] = []
  for (const { name } of invented) {
    ids.push(await addPerson(then, { name, email: emailOf(name, authority.name), at: then.at }))
  }
  await setUpAuthority(then, { ...authority, isExample: true }, ids[0]!)
  for (const [position, { role }] of invented.entries()) {
    people.set(role, [...(people.get(role) ?? []), ids[position]!])
    if (position > 0) await addMembership(then, { person: ids[position]!, role, starts: began })
  }
  await adoptReference(then)
  await addPlaces(
    then,
    districts.map(({ code, name }) => ({ code, name, kind: 'district', parent: null })),
  )
  const known = await addSuppliers(then)
  const email = emailOf(supplierPerson.name, supplierPerson.supplier)
  const before = await personByEmail(then, email)
  const person = before?.id ?? (await addPerson(then, { name: supplierPerson.name, email, at: then.at }))
  await addMembership(then, {
    person,
    role: 'supplier',
    supplier: known.get(supplierPerson.supplier),
    starts: began,
  })
  people.set('supplier', [person])
  return { people, suppliers: known }
}

/** Of so many suppliers one has nobody to write to yet. */
const unknownContacts = 15

async function addSuppliers(tx: Tx): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  for (const [position, supplier] of suppliers.entries()) {
    const { name, kind, postcode } = supplier
    const isKnown = position % unknownContacts !== unknownContacts - 1
    const added = await addSupplier(tx, {
      name,
      kind,
      postcode,
      about: null,
      identifiers: [numberOf(supplier)],
      contactName: isKnown ? 'Social value team' : null,
      contactEmail: isKnown ? returnsEmailOf(supplier) : null,
    })
    if (added === 'identifier-used') throw new Error(`two suppliers of the example share a number: ${name}`)
    known.set(name, added.id)
  }
  return known
}
