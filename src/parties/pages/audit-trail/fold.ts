import type { AuditRecord } from '../../store.ts'

/** An act, and how often the very same was done one after the other; `since` is the first of them. */
export interface FoldedAct {
  act: AuditRecord
  times: number
  since: Date
}

/** Equal acts that follow each other become one line: ten sign-ins of one person say no more than one does. */
export function foldActs(acts: readonly AuditRecord[]): FoldedAct[] {
  const folded: FoldedAct[] = []
  for (const act of acts) {
    const last = folded.at(-1)
    if (!last || !isSame(last.act, act)) folded.push({ act, times: 1, since: act.at })
    else folded[folded.length - 1] = { ...last, times: last.times + 1, since: act.at }
  }
  return folded
}

function isSame(one: AuditRecord, other: AuditRecord): boolean {
  return (
    one.actor === other.actor &&
    one.actorKind === other.actorKind &&
    one.action === other.action &&
    one.subjectId === other.subjectId &&
    one.words !== null &&
    one.words === other.words &&
    one.actingFor.join() === other.actingFor.join()
  )
}
