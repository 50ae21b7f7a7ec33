import type { Day } from '../../language/day.ts'
import type { Decimal } from '../../language/quantity.ts'
import type { Quarter } from '../../language/quarter.ts'

/** The contract that a row of a tracker is about, as the row tells it. */
export interface ContractTold {
  reference?: string
  title?: string
  supplier?: string
  supplierNumber?: string
  starts?: Day
  ends?: Day
  value?: string
  department?: string
}

/** What a tracker says was delivered in a quarter, or up to the day it was written where no quarter is named. */
export interface DeliveredTold {
  quarter: Quarter | null
  reported: Decimal | null
  accepted: Decimal | null
  story: string | null
  checkedBy: string | null
  checkedOn: Day | null
}

/** A commitment with what was delivered towards it, from one row of a tracker or from several. */
export interface CommitmentTold {
  sheet: string
  /** The first row it stands in. */
  row: number
  rows: number
  contract: ContractTold
  /** Its own number in the tracker. */
  reference: string | null
  title: string
  /** The words for what is counted, and the unit beside the figure. */
  measure: string
  unit: string
  isMoney: boolean
  /** Nothing, where the tracker tells a story without a figure. */
  quantity: Decimal | null
  due: Day | null
  standing: string | null
  origin: string | null
  place: string | null
  /** Who looks after it at the council: a name or an e-mail address. */
  owner: string | null
  beneficiaries: string | null
  evidence: string | null
  planned: Map<Quarter, Decimal>
  delivered: DeliveredTold[]
}

/** What is wrong with, or was noticed in, a row of a sheet. */
export interface TrackerFault {
  sheet: string
  row: number
  heading: string | null
  severity: 'refused' | 'warning'
  message: string
}
