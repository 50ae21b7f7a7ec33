import type { Place } from './fault.ts'

declare const delta: unique symbol

/** What a release says of a value: all of it, a part, or that it is to be taken away. It is read only once merged. */
export interface Delta<Value> {
  readonly [delta]: Value
}

/**
 * A part of a release that Good Measure reads: how it is sifted out of what came, and how a later release changes it.
 * What no shape names is never looked at, so contact details, unknown fields and deep nesting go no further.
 */
export interface Shape<Value> {
  /** What is said of the value, without what couldn't be read; undefined where nothing could. */
  sift(given: unknown, at: Place): Delta<Value> | undefined
  merge(earlier: Value | undefined, later: Delta<Value>): Value
}

export type Read<S> = S extends Shape<infer Value> ? Value : never

/** A value that a later release simply replaces. */
export function leaf<Value>(sift: (given: unknown, at: Place) => Value | undefined): Shape<Value> {
  return {
    sift: (given, at) => sift(given, at) as Delta<Value> | undefined,
    merge: (_earlier, later) => later as unknown as Value,
  }
}

function isGroup(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** Looks at the values that a release states itself; a field it takes away is null. */
type Check<Fields> = (fields: { [Key in keyof Fields]?: Fields[Key] | null }, at: Place) => void

/** A group of fields, of which a later release changes those it names; a field given as null is taken away. */
export function group<Fields extends object>(
  shapes: { [Key in keyof Fields]: Shape<Fields[Key]> },
  check: Check<Fields> = () => undefined,
): Shape<Partial<Fields>> {
  const fields = Object.entries(shapes) as [string, Shape<unknown>][]
  return {
    sift(given, at) {
      if (!isGroup(given)) return at.warnOf('a group of fields', given)
      const sifted: Record<string, unknown> = {}
      for (const [key, shape] of fields) {
        if (!Object.hasOwn(given, key) || given[key] === undefined) continue
        const value = given[key] === null ? null : shape.sift(given[key], at.part(key))
        if (value !== undefined) sifted[key] = value
      }
      check(sifted as Parameters<typeof check>[0], at)
      return sifted as unknown as Delta<Partial<Fields>>
    },
    merge(earlier, later) {
      const merged: Record<string, unknown> = { ...earlier }
      for (const [key, shape] of fields) {
        const change = (later as unknown as Record<string, Delta<unknown> | null | undefined>)[key]
        if (change === null) delete merged[key]
        else if (change !== undefined) merged[key] = shape.merge(merged[key], change)
      }
      return merged as Partial<Fields>
    },
  }
}

function siftList<Item>(given: unknown, at: Place, item: Shape<Item>): Delta<Item[]> | undefined {
  if (!Array.isArray(given)) return at.warnOf('a list', given)
  const sifted = given.map((value, index) => item.sift(value, at.part(index)))
  return sifted.filter((value) => value !== undefined) as unknown as Delta<Item[]>
}

function itemsOf<Item>(list: Delta<Item[]>): Delta<Item>[] {
  return list as unknown as Delta<Item>[]
}

/** A list that a later release replaces whole. */
export function whole<Item>(item: Shape<Item>): Shape<Item[]> {
  return {
    sift: (given, at) => siftList(given, at, item),
    merge: (_earlier, later) => itemsOf(later).map((value) => item.merge(undefined, value)),
  }
}

/**
 * A list whose items have an `id`: a later release changes the items it names, adds new ones after them, and leaves
 * the others. Items without an id can't be told apart, so the latest release's replace the earlier ones.
 */
export function byId<Item extends { id?: string }>(item: Shape<Item>): Shape<Item[]> {
  return {
    sift: (given, at) => siftList(given, at, item),
    merge(earlier = [], later) {
      const known = new Map<string, Item>()
      for (const value of earlier) if (value.id) known.set(value.id, value)
      const nameless: Item[] = []
      for (const change of itemsOf(later)) {
        const { id } = change as unknown as { id?: string | null }
        if (id) known.set(id, item.merge(known.get(id), change))
        else nameless.push(item.merge(undefined, change))
      }
      return [...known.values(), ...(nameless.length > 0 ? nameless : earlier.filter(({ id }) => !id))]
    },
  }
}
