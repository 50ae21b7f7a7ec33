import { longDay } from '../../language/day.ts'
import type { SummaryRow } from '../../web/components/summary-list.tsx'
import { origins, standings } from '../commitment.ts'
import { profiles } from '../plan.ts'
import { amountWords } from '../spend/scaling-words.ts'
import type { CommitmentRecord } from '../store.ts'

interface Names {
  people: ReadonlyMap<string, string>
  places: ReadonlyMap<string, string>
}

/** What is promised, row by row, as it stands. */
export function factsOf(commitment: CommitmentRecord, { people, places }: Names): SummaryRow[] {
  const { title, measureName, unit, due, profile, outcomeName, place, owner } = commitment
  const supplierSide = [commitment.supplierOwner, commitment.supplierEmail].filter(Boolean).join(', ')
  return [
    { key: 'What is promised', value: title },
    { key: 'Measure', value: measureName },
    { key: 'How much', value: amountWords({ unit }, commitment) },
    { key: 'By when', value: longDay(due) },
    { key: 'Planned', value: profiles[profile] },
    { key: 'Outcome', value: outcomeName },
    { key: 'How firm', value: standings[commitment.standing] },
    { key: 'Where it comes from', value: origins[commitment.origin] },
    {
      key: 'Counted by',
      value: commitment.countedBy ? `${commitment.countedBy.name}, not here` : 'This authority',
    },
    { key: 'Supplier', value: commitment.supplierName },
    { key: 'At the supplier', value: supplierSide || 'Nobody named' },
    { key: 'Looked after by', value: owner ? (people.get(owner) ?? 'Somebody who left') : 'Nobody yet' },
    { key: 'Where', value: place ? (places.get(place) ?? place) : 'Anywhere in the area' },
    { key: 'Who benefits', value: commitment.beneficiaries ?? 'Not said' },
    { key: 'Shown by', value: commitment.evidenceWanted ?? 'What the measure always takes' },
  ]
}
