import type { TypedDay } from '../../../language/typed-day.ts'

/** The boxes of a day, by their names. */
export function dayValues(name: string, { day, month, year }: TypedDay): Record<string, string> {
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
