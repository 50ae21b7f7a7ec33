import { accept, type Decision, refuse } from '../language/decision.ts'
import { type Evidence, evidenceTypes, type EvidenceType } from './evidence.ts'

/** Letters a reason may have. */
export const longestReason = 500

/** The field at fault, and the sentence beside it. */
export const withdrawalRefusals = {
  'no-reason': { field: 'because', sentence: 'Say why, in a few words and without names' },
  'reason-too-long': { field: 'because', sentence: `Make this shorter: at most ${longestReason} letters` },
  'nothing-to-destroy': { field: 'because', sentence: 'Only files and links can be withdrawn' },
  'destroyed-already': {
    field: 'because',
    sentence: 'This was withdrawn meanwhile, and its content destroyed',
  },
} as const

export type WithdrawalRefusal = keyof typeof withdrawalRefusals

/** Decides whether the content of evidence may be destroyed: with a reason, and once. A word that was given is not a content. */
export function withdraw(
  { kind, destroyedAt }: Pick<Evidence, 'kind'> & { destroyedAt: Date | null },
  because: string,
): Decision<string, WithdrawalRefusal> {
  const reason = because.trim()
  if (kind !== 'file' && kind !== 'link') return refuse('nothing-to-destroy')
  if (destroyedAt) return refuse('destroyed-already')
  if (reason === '') return refuse('no-reason')
  return reason.length > longestReason ? refuse('reason-too-long') : accept(reason)
}

/** What stays of its name, for a name often names a person: "A PDF file". */
export function nameAfterwards({ kind, mediaType }: Pick<Evidence, 'kind' | 'mediaType'>): string {
  if (kind === 'link') return 'A link'
  const known = evidenceTypes[mediaType as EvidenceType] as { words: string } | undefined
  if (!known) return 'A file'
  return `${known.words === 'Excel' ? 'An' : 'A'} ${known.words} file`
}
