/** Chance that is the same every time: the world of the example and the tests never changes by itself. */
export interface Chance {
  /** From 0 up to, but not including, 1. */
  share(): number
  /** A whole number from the least to the most, both included. */
  whole(least: number, most: number): number
  one<Item>(items: readonly Item[]): Item
  /** So many different ones, in a new order. */
  some<Item>(items: readonly Item[], count: number): Item[]
}

/** The generator known as mulberry32: short, quick, and good enough for stories. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1))
  const one = <Item>(items: readonly Item[]): Item => items[whole(0, items.length - 1)]!
  const some = <Item>(items: readonly Item[], count: number): Item[] => {
    const rest = [...items]
    const taken: Item[] = []
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(whole(0, rest.length - 1), 1))
    return taken
  }
  return { share, whole, one, some }
}
