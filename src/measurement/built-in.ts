import { Value } from 'typebox/value'
import shipped from '../../data/measures.json' with { type: 'json' }
import { type Measure, type MeasureSet, MeasureSetShape } from './measure.ts'

let checked: MeasureSet | undefined

/** The measure set that comes with the product, in its own words and without money values. */
export function builtInSet(): MeasureSet {
  if (checked) return checked
  const set: unknown = shipped
  Value.Assert(MeasureSetShape, set)
  checked = set
  return set
}

export function builtInMeasures(): Measure[] {
  return builtInSet().measures
}

/** The built-in measure with that code. */
export function builtInMeasure(code: string): Measure | undefined {
  return builtInMeasures().find((measure) => measure.code === code)
}
