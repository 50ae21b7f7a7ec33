import { accept, type Decision, refuse } from '../language/decision.ts'

/** A promise as a notice words it: open until a person makes it a commitment or sets it aside. */
export type DraftState = 'open' | 'taken' | 'set-aside'

export type DraftRefusal = 'taken-already' | 'set-aside-already' | 'not-set-aside'

/** Decides whether a draft can become a commitment: an open one, or one that was set aside and is thought of again. */
export function takeDraft(state: DraftState): Decision<'taken', DraftRefusal> {
  return state === 'taken' ? refuse('taken-already') : accept('taken')
}

/** Decides whether a draft can be set aside. */
export function setDraftAside(state: DraftState): Decision<'set-aside', DraftRefusal> {
  if (state === 'taken') return refuse('taken-already')
  return state === 'set-aside' ? refuse('set-aside-already') : accept('set-aside')
}

/** Decides whether a draft that was set aside can be opened again. */
export function reopenDraft(state: DraftState): Decision<'open', DraftRefusal> {
  return state === 'set-aside' ? accept('open') : refuse('not-set-aside')
}
