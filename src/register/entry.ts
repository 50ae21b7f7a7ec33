import type { Day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import { withoutContactDetails } from './contact-details.ts'
import { type ContractShown, type DecidedDelivery, type EntryStatus, statusOf } from './output.ts'

/** An output as everyone may read it. Withdrawn, it keeps its number and where it came from, and says nothing more. */
export interface RegisterEntry {
  output: string
  number: string
  title: string
  story: string
  status: EntryStatus
  measure: { code: string; name: string; unit: { one: string; many: string } }
  /** In the measure's unit; nought when withdrawn. */
  quantity: Decimal
  outcome: { slug: string; name: string }
  quarter: Quarter
  /** Nothing for an output that is not tied to a place. */
  place: { code: string; name: string } | null
  supplier: { id: string; name: string; kind: string }
  contract: { id: string; title: string }
  commitment: string
  verifiedOn: Day
  publishedOn: Day
  withdrawnOn: Day | null
}

/** What the records say of an output: everything an entry is made from, in the words of the day. */
export interface OutputFacts extends Pick<
  RegisterEntry,
  | 'output'
  | 'title'
  | 'story'
  | 'measure'
  | 'outcome'
  | 'quarter'
  | 'place'
  | 'supplier'
  | 'contract'
  | 'commitment'
  | 'verifiedOn'
> {
  delivery: DecidedDelivery
  shown: ContractShown
  quantity: Decimal
}

/** When and under which number an output was first published. */
export interface Published {
  number: string
  on: Day
  /** Since when it is withdrawn, where it is already. */
  withdrawnOn: Day | null
}

export const withdrawnTitle = 'Withdrawn entry'

/** The entry of a published output on a day. */
export function entryOf(facts: OutputFacts, published: Published, today: Day): RegisterEntry {
  const { delivery, shown, ...said } = facts
  const status = statusOf(delivery, shown, true)!
  const entry = { ...said, status, number: published.number, publishedOn: published.on }
  if (status === 'withdrawn') {
    return {
      ...entry,
      title: withdrawnTitle,
      story: '',
      quantity: new Decimal(0),
      withdrawnOn: published.withdrawnOn ?? today,
    }
  }
  return {
    ...entry,
    title: withoutContactDetails(said.title),
    story: withoutContactDetails(said.story),
    withdrawnOn: null,
  }
}
