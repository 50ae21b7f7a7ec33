import { accept, type Decision, refuse } from '../../language/decision.ts'

/** What a contract's next owner should know, beside what stands here. */
export interface HandoverWords {
  /** What was agreed by word of mouth. */
  wordOfMouth: string
  whoKnows: string | null
}

export type HandoverRefusal = 'nothing-said' | 'words-too-long'

export const handoverRefusals: Record<HandoverRefusal, { field: string; sentence: string }> = {
  'nothing-said': {
    field: 'wordOfMouth',
    sentence: 'Say what was agreed by word of mouth. If nothing was, say that',
  },
  'words-too-long': { field: 'wordOfMouth', sentence: 'Each text must be 5,000 characters or fewer' },
}

/** Decides whether a handover record says something. */
export function writeHandover(proposed: HandoverWords): Decision<HandoverWords, HandoverRefusal> {
  if (proposed.wordOfMouth.trim() === '') return refuse('nothing-said')
  if (proposed.wordOfMouth.length > 5000 || (proposed.whoKnows?.length ?? 0) > 5000)
    return refuse('words-too-long')
  return accept(proposed)
}
