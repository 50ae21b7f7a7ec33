import type { Day } from '../language/day.ts'
import type { Decimal } from '../language/quantity.ts'
import type { Quarter } from '../language/quarter.ts'
import type { Tx } from '../platform/tx.ts'
import type { CommitmentsImport } from './store/importing/commitments-import.ts'

/** What was reported and verified towards a commitment, in its measure's unit, and how many deliveries wait to be checked. */
export interface Progress {
  reported: Decimal
  verified: Decimal
  waiting: number
  /** What the council's earlier records say, brought in and not verified here. */
  earlier: { reported: Decimal; accepted: Decimal }
}

/** What contracts need of later rooms; app.ts hands it in, and it runs in the caller's transaction. */
export interface ContractsNeeds {
  progressOf(tx: Tx, commitments: readonly string[]): Promise<Map<string, Progress>>
  /** The same by the quarter it was reported for. */
  progressByQuarter(
    tx: Tx,
    commitments: readonly string[],
  ): Promise<Map<string, Map<Quarter, Pick<Progress, 'reported' | 'verified'>>>>
  /** What the council's earlier records say of these commitments. */
  earlierOf(tx: Tx, commitments: readonly string[]): Promise<EarlierDelivery[]>
  /** What was reported and decided on a contract, or on one commitment of it, the newest first. */
  deliveryEvents(tx: Tx, of: { contract: string; commitment?: string }): Promise<DeliveryTold[]>
  /** Plans that suppliers were asked for after a missed target on a contract or a commitment, the newest first. */
  plansToCatchUp(
    tx: Tx,
    of: { contract?: string; commitment?: string; isOpen?: boolean },
  ): Promise<PlanToCatchUp[]>
  /** What a file of commitments is, and how it is brought in with what was delivered. */
  commitmentsImport: CommitmentsImport
  /** How many returns suppliers were asked for, began or sent on a contract. */
  returnsOn(tx: Tx, contract: string): Promise<number>
  /** How many of them are awaited now. */
  returnsAwaited(tx: Tx, contract: string): Promise<number>
  /** A commitment was recorded, changed or withdrawn. */
  afterCommitmentChange: AfterCommitmentChange
  /** What the public may read of a contract may have changed: its disclosure, its words, its suppliers. */
  afterDisclosure: AfterDisclosure
}

/** A plan that a supplier was asked for after a missed target. */
export interface PlanToCatchUp {
  id: string
  commitmentTitle: string
  /** The day by which the target was missed. */
  by: Day
  /** How it stands, in a few words. */
  standing: string
}

/** What the council's earlier records say was delivered in a quarter, or to date: brought in, never verified here. */
export interface EarlierDelivery {
  id: string
  commitment: string
  quarter: Quarter | null
  reported: Decimal | null
  accepted: Decimal | null
  story: string | null
  checkedBy: string | null
  checkedOn: Day | null
  broughtIn: Date
  importId: string
  /** The delivery that a person made of it with evidence. */
  confirmedBy: string | null
}

/** That something was reported under a commitment, or that a report was decided on. */
export interface DeliveryTold {
  at: Date
  kind: 'reported' | 'accepted' | 'in-part' | 'not-accepted'
  commitment: string
  quarter: Quarter
  supplierName: string
  /** Reported; or of a decision, accepted. */
  quantity: Decimal
  by: string | null
  reason: string | null
}

export type AfterCommitmentChange = (
  tx: Tx,
  change: { before?: { id: string }; after: { id: string } },
) => Promise<void>

export type AfterDisclosure = (tx: Tx, contract: string) => Promise<void>
