import { Value } from 'typebox/value'
import Type, { type Static } from 'typebox'
import shipped from '../../../data/modification-rules.json' with { type: 'json' }
import type { Day } from '../../language/day.ts'
import { Decimal } from '../../language/quantity.ts'

const text = Type.String({ minLength: 1 })
const orNull = Type.Union([text, Type.Null()])

const FileShape = Type.Object(
  {
    title: text,
    source: text,
    regimes: Type.Array(
      Type.Object(
        {
          regime: Type.Enum(['procurement-act', 'regulation-72']),
          name: text,
          from: text,
          to: orNull,
          source: text,
          address: text,
          termPercent: orNull,
          valuePercent: text,
          worksPercent: text,
          publishAbove: orNull,
        },
        { additionalProperties: false },
      ),
    ),
    thresholds: Type.Array(
      Type.Object(
        { from: text, goodsAndServices: text, works: text, source: text },
        { additionalProperties: false },
      ),
    ),
    findings: Type.Array(
      Type.Object({ code: text, source: text, address: text }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
)
type Written = Static<typeof FileShape>

let read: Written | undefined

function written(): Written {
  if (read) return read
  const file: unknown = shipped
  Value.Assert(FileShape, file)
  read = file
  return read
}

export type Regime = 'procurement-act' | 'regulation-72'

/** The law that says how a contract may be changed, with its limits, by the day its procurement commenced. */
export type RegimeRow = Written['regimes'][number] & { regime: Regime }

/** The law for a contract whose procurement commenced on that day; none is held from before 26 February 2015. */
export function regimeOn(commenced: Day): RegimeRow | undefined {
  return written().regimes.find(({ from, to }) => commenced >= from && (to === null || commenced <= to))
}

/** The threshold on a day, VAT included: the first that is held, for days before it. */
export function thresholdOn(on: Day, works: boolean): { amount: Decimal; source: string } {
  const rows = written().thresholds
  const row = rows.findLast(({ from }) => from <= on) ?? rows[0]!
  return { amount: new Decimal(works ? row.works : row.goodsAndServices), source: row.source }
}

/** Where a finding stands in the law. */
export function sourceOf(code: string): { source: string; address: string } {
  const found = written().findings.find((row) => row.code === code)
  if (!found) throw new Error(`data/modification-rules.json has no source for ${code}`)
  return { source: found.source, address: found.address }
}
