import { longMoment } from '../../../language/day.ts'
import { actingForWords } from '../../acting-for.ts'
import type { AuditRecord } from '../../store.ts'

/** Who did it, in words. */
export function actorWords({ actorKind, actorName, actingFor }: AuditRecord): string {
  if (actorKind === 'person')
    return actingForWords(actorName ?? 'Somebody who is not here any more', actingFor)
  if (actorKind === 'link') return 'Somebody with a link sent by e-mail'
  if (actorKind === 'token') return actorName ? `The program “${actorName}”` : 'A program with a token'
  return 'Good Measure itself'
}

/** What was done, in the words recorded then. */
export function ActWords({ act: { words, erasedAt } }: { act: AuditRecord }) {
  if (words !== null) return <>{words}</>
  return <em>These words were erased{erasedAt ? ` on ${longMoment(erasedAt)}` : ''}.</em>
}

/** A kind of record as people call it: "further benefit" for further-benefit. */
export function subjectWords(subject: string): string {
  return subject.replaceAll('-', ' ')
}
