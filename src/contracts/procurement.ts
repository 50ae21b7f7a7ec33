import type { Day } from '../language/day.ts'

/** A notice of a procurement, by its own number. */
export interface NoticeKept {
  id: string
  /** UK1 … UK17 under the Procurement Act 2023. */
  type?: string
  on: Day
  url?: string
}

/** An award criterion, or (`note`) words about the criteria. */
export interface CriterionKept {
  kind: 'criterion' | 'note'
  lot?: string
  type?: string
  name?: string
  description?: string
  /** Out of a hundred, where it is stated as one figure. */
  percent?: string
  namesSocialValue: boolean
  socialValueWords: string[]
}

/** A part that is awarded by itself. */
export interface LotKept {
  id: string
  title?: string
  description?: string
  status?: string
}

/** The competition a contract came from, as far as its notices tell. */
export interface ProcurementTerms {
  ocid: string
  title: string
  description: string | null
  buyer: string | null
  legalBasis: string | null
  method: string | null
  firstNoticeOn: Day | null
  notices: NoticeKept[]
  lots: LotKept[]
  criteria: CriterionKept[]
  namesSocialValue: boolean
}
