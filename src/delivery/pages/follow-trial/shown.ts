import type { Visit } from '../../../web/visit.ts'
import type { Answering, TrialLetter, TrialRecord } from '../../store.ts'

export interface TrialShown {
  visit: Visit
  trial: TrialRecord
  answering: Answering
  letters: readonly TrialLetter[]
  /** The address for the phone; undefined when the key that sealed it is gone. */
  link: string | undefined
}
