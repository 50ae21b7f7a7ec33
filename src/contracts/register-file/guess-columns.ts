/** What a column is taken for, and why. */
export interface ColumnGuess<Field extends string> {
  field: Field | null
  because: string
  from: 'remembered' | 'guessed' | 'left-out'
}

export interface GuessingColumns<Field extends string> {
  /** The fields that a heading may name, and how well it fits each, from 0 to 1. */
  fitsOf(heading: string): readonly { field: Field; fit: number }[]
  isField(text: string | null): text is Field
  labelOf(field: Field): string
  /** What to say of a column that fits nothing. */
  nothing: string
}

const leastFit = 0.6

/** Guesses what each column holds by its heading, each field once; a choice remembered for the same headings is used again. */
export function guessColumns<Field extends string>(
  headings: readonly string[],
  remembered: { fields: readonly (string | null)[] } | undefined,
  guessing: GuessingColumns<Field>,
): ColumnGuess<Field>[] {
  if (remembered?.fields.length === headings.length)
    return remembered.fields.map((field) => ({
      field: guessing.isField(field) ? field : null,
      because: field ? 'You chose this last time.' : 'You left this out last time.',
      from: 'remembered',
    }))
  const fits = headings.flatMap((heading, at) =>
    guessing
      .fitsOf(heading)
      .filter(({ fit }) => fit >= leastFit)
      .map((fit) => ({ ...fit, at })),
  )
  const byColumn = new Map<number, (typeof fits)[number]>()
  const taken = new Set<Field>()
  for (const one of fits.toSorted((a, b) => b.fit - a.fit || a.at - b.at)) {
    if (byColumn.has(one.at) || taken.has(one.field)) continue
    byColumn.set(one.at, one)
    taken.add(one.field)
  }
  return headings.map((heading, at) => asGuessed(heading, byColumn.get(at), guessing))
}

function asGuessed<Field extends string>(
  heading: string,
  found: { field: Field; fit: number } | undefined,
  { labelOf, nothing }: GuessingColumns<Field>,
): ColumnGuess<Field> {
  if (!found) return { field: null, because: nothing, from: 'left-out' }
  const label = labelOf(found.field)
  const because =
    found.fit >= 0.9
      ? `“${heading}” is a usual heading for “${label}”.`
      : `“${heading}” is like “${label}”. Check it.`
  return { field: found.field, because, from: 'guessed' }
}

/** A sentence for each field that two columns are chosen for. */
export function chosenTwice<Field extends string>(
  fields: readonly (string | null)[],
  { isField, labelOf }: Pick<GuessingColumns<Field>, 'isField' | 'labelOf'>,
): string[] {
  const chosen = fields.filter((field): field is Field => isField(field))
  const twice = new Set(chosen.filter((field, at) => chosen.indexOf(field) < at))
  return [...twice].map((field) => `Two columns are chosen for “${labelOf(field)}”. Choose one.`)
}
