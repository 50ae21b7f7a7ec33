import { Decimal } from '../../language/quantity.ts'
import { unitWords } from '../../measurement/index.ts'

/** A quantity with its unit, as its measure says it: "8 apprentices", "£1,200". */
export function unitIn({ unit, units }: { unit: string; units: string }, quantity: string): string {
  return unitWords({ unit: { one: unit, many: units } }, new Decimal(quantity))
}
