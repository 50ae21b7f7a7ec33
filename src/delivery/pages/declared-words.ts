import type { EvidenceStrength } from '../evidence.ts'
import type { InspectionOutcome } from '../inspection.ts'

/** Whether what was reported held up on site. */
export const outcomeWords: Record<InspectionOutcome, string> = {
  'held-up': 'It held up',
  'in-part': 'In part',
  'did-not': 'It did not hold up',
}

/** How strong a piece of evidence is: who stands behind it. */
export const strengthWords: Record<EvidenceStrength, string> = {
  others: 'seen by somebody else than the supplier',
  shown: 'shown by the supplier',
  'own-word': 'the supplier’s own word',
}
