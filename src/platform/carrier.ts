import type { CarrierName, LetterToSend } from './mail-queue.ts'
import type { MailOutcome } from './mail-outcome.ts'

/** Taken by who carries letters; by its own name for it, where what becomes of it can be asked. */
export interface Carried {
  carrierId?: string
}

export interface CarrierFault {
  /** In words. */
  fault: string
  outcome: MailOutcome
  /** It is about the carrier and not about the letter: the others can wait. */
  isAway: boolean
}

/** What became of a letter after it was taken. `not-known`: the carrier never had it. */
export interface Fate {
  state: 'delivered' | 'failed' | 'on-its-way' | 'not-known'
  problem?: string
  carrierId?: string
}

/** Who carries letters out: a mail server, or GOV.UK Notify. */
export interface Carrier {
  readonly name: CarrierName
  send(letter: LetterToSend): Promise<Carried | CarrierFault>
  /** What became of a letter; a mail server can't be asked. */
  fateOf?(letter: { carrierId: string | null; id: string }): Promise<Fate | CarrierFault>
}
