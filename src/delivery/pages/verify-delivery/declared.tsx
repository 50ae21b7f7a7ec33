import { longDay } from '../../../language/day.ts'
import { WarningText } from '../../../web/components/warning-text.tsx'
import { strengthOf } from '../../evidence.ts'
import type { EvidenceRecord } from '../../store.ts'
import { outcomeWords, strengthWords } from '../declared-words.ts'

/** What the supplier signed in the place of lists of people, in the words it agreed to. */
export function Declarations({ declarations }: { declarations: readonly EvidenceRecord[] }) {
  return (
    <>
      {declarations.map(({ kind, name, said, on }) => (
        <>
          <p>
            <strong>{name}</strong>
            <span class="gm-muted">
              {' '}
              {on ? `${longDay(on)}, ` : ''}
              {strengthWords[strengthOf(kind)]}
            </span>
          </p>
          <p class="gm-story">“{said}”</p>
        </>
      ))}
    </>
  )
}

/** What somebody of the authority saw on site; one that did not hold up as a warning. */
export function Inspections({
  inspections,
  inspectors,
}: {
  inspections: readonly EvidenceRecord[]
  inspectors: ReadonlyMap<string, string>
}) {
  return (
    <>
      {inspections.map(({ name, place, byPerson, sample, heldUp, outcome, said }) => {
        const who = (byPerson && inspectors.get(byPerson)) ?? 'Somebody of the council'
        const found = `${heldUp} of ${sample} held up. ${outcome ? `${outcomeWords[outcome]}.` : ''}`
        return (
          <>
            <p>
              <strong>{name}</strong>
              <span class="gm-muted">
                {' '}
                {place}; {who}
              </span>
            </p>
            {outcome === 'did-not' ? <WarningText>{found}</WarningText> : <p>{found}</p>}
            <p class="gm-story">{said}</p>
          </>
        )
      })}
    </>
  )
}
