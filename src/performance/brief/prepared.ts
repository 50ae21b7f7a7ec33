import type { Day } from '../../language/day.ts'
import type { Quarter } from '../../language/quarter.ts'
import type { Figure, WonLine } from './figures.ts'
import type { Point } from './points.ts'
import type { StoryOffered } from './story-choice.ts'
import type { WhyLate } from './why-late.ts'

/** A commitment as the rows of a brief tell of it; quantities are decimals in the measure's unit. */
export interface CommitmentTold {
  title: string
  contract: string
  supplier: string
  measure: string
  measureName: string
  unit: string
  units: string
  outcome: string
  outcomeName: string
  standing: string
  due: Day
  met: string
  quantity: string
  verified: string
  earlier: string
  why?: WhyLate
}

/** A late commitment on the first page. */
export interface LateShown extends CommitmentTold {
  commitmentId: string
  contractId: string
}

/** What a row behind a figure tells; which of it, goes by what the row is of. Sums and quantities are decimals. */
export interface RowTold extends Omit<CommitmentTold, 'why'> {
  reported: string
  on: Day
  quarter: Quarter
  decision: string
  value?: string
  ends?: Day
  extendableUntil?: Day
  late?: number
}

/** What the system worked out for a brief: it stands still until somebody prepares it again. */
export interface PreparedBrief {
  figures: Figure[]
  late: LateShown[]
  /** By outcome and measure, the most told of first. */
  lines: WonLine[]
  stories: StoryOffered[]
  points: Point[]
  /** The council's own line on the day, in pounds; none where its policy draws none. */
  line: string | null
}
