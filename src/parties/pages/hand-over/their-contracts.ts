import { countWords } from '../../belongings.ts'
import type { LeftBehind } from '../../store.ts'

/** A contract of which something stands in the person's name. */
interface TheirContract {
  id: string
  title: string
  /** What of it is theirs, and the service it is for. */
  words: string
}

/** By contract what stands in somebody's name, in the order of the contracts' titles. */
export function contractsIn({ kinds }: LeftBehind): TheirContract[] {
  const things = kinds.flatMap(({ of, things: own }) => own.map((thing) => ({ of, ...thing })))
  const about = things.filter(({ contract }) => contract !== null)
  return [...Map.groupBy(about, ({ contract }) => contract!.id)]
    .map(([id, own]) => {
      const counts = [...Map.groupBy(own, ({ of }) => of)].map(([of, ofKind]) =>
        of.kind === 'contract' ? 'the contract' : countWords(ofKind.length, of),
      )
      const { contract, service } = own[0]!
      return { id, title: contract!.title, words: [counts.join(' and '), service].filter(Boolean).join('; ') }
    })
    .sort((one, other) => one.title.localeCompare(other.title, 'en-GB'))
}
