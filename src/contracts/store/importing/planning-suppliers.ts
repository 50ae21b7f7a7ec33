import { canonicalIdentifier, type OrganisationIdentifier } from '../../../language/identifier.ts'
import type { AlikeSuppliers } from '../../../parties/index.ts'
import type { SupplierDetails, SupplierHeld, SupplierTold } from '../../../parties/store.ts'
import type { Change } from '../../change-plan.ts'
import type { ImportDoubt } from '../../import-preview.ts'
import type { RowFault } from '../../supplier-file/supplier-of-row.ts'

/** A supplier of a list, and what bringing it in would do. */
export interface SupplierPlanned {
  row: number
  told: SupplierTold
  change: Change
  /** As it stands here. */
  held: SupplierHeld | undefined
  filled: Partial<SupplierDetails>
  /** Numbers it was not known by. */
  numbers: OrganisationIdentifier[]
  /** What is filled in, in a word each. */
  fills: string[]
}

const newOne = 'new'
const leaveOut = 'leave'
const details = {
  kind: 'kind',
  postcode: 'postcode',
  about: 'description',
  contactName: 'contact',
  contactEmail: 'contact’s e-mail',
} as const satisfies Record<keyof SupplierDetails, string>

/** Decides, row by row, what a list of suppliers does to the records; what is doubtful waits for a person. */
export class PlanningSuppliers {
  readonly #known: AlikeSuppliers<SupplierHeld>
  readonly #decisions: Readonly<Record<string, string>>
  readonly #doubts = new Map<string, ImportDoubt>()
  readonly #rows = new Map<string, number>()
  readonly planned: SupplierPlanned[] = []

  constructor(known: AlikeSuppliers<SupplierHeld>, decisions: Readonly<Record<string, string>>) {
    this.#known = known
    this.#decisions = decisions
  }

  doubts(): ImportDoubt[] {
    return [...this.#doubts.values()]
  }

  /** Plans one row; what is wrong with it. */
  plan(row: number, told: SupplierTold): RowFault[] {
    const twice = this.#twice(row, told)
    if (twice) return [refused(`This supplier stands in row ${twice} already. Keep one of the two.`)]
    const found = this.#find(told)
    if (found === 'left-out') return []
    if (found === 'open')
      return [refused('It isn’t certain whether this supplier is here already. Decide it in the list.')]
    if (!found || found.withdrawn) {
      this.planned.push({ row, told, change: 'added', held: found, filled: {}, numbers: [], fills: [] })
      return []
    }
    return this.#fill(row, told, found)
  }

  /** The row that the same supplier stands in before. */
  #twice(row: number, { name, postcode, identifiers }: SupplierTold): number | undefined {
    const keys = identifiers.map(canonicalIdentifier).map(({ scheme, id }) => `${scheme}/${id}`)
    if (keys.length === 0) keys.push(`${name.toLowerCase()}|${postcode ?? ''}`)
    const before = keys.map((key) => this.#rows.get(key)).find((one) => one !== undefined)
    if (before === undefined) for (const key of keys) this.#rows.set(key, row)
    return before
  }

  #find(told: SupplierTold): SupplierHeld | undefined | 'open' | 'left-out' {
    const match = this.#known.match({ ...told, kind: told.kind ?? 'not-known' })
    if (match.is === 'known') return match.supplier
    if (match.is === 'new') return undefined
    const standing = match.candidates.filter(({ withdrawn }) => !withdrawn)
    if (standing.length === 0) return undefined
    const likely = match.likely && !match.likely.withdrawn ? match.likely.id : null
    const key = `supplier:${told.name.toLowerCase()}|${told.postcode ?? ''}`
    const chosen = this.#decisions[key] ?? likely
    this.#doubts.set(key, {
      key,
      about: 'supplier',
      words: [told.name, told.postcode].filter(Boolean).join(', '),
      rows: 1,
      because: match.because,
      choices: [
        ...standing.map(({ id, name, postcode }) => ({
          value: id,
          label: [name, postcode].filter(Boolean).join(' · '),
        })),
        { value: newOne, label: 'A new supplier' },
        { value: leaveOut, label: 'Leave this row out' },
      ],
      chosen,
    })
    if (chosen === null) return 'open'
    if (chosen === leaveOut) return 'left-out'
    return chosen === newOne ? undefined : this.#known.byId.get(chosen)
  }

  /** What was empty here is filled; what is said otherwise stays as it is here, and is told. */
  #fill(row: number, told: SupplierTold, held: SupplierHeld): RowFault[] {
    const filled: Partial<SupplierDetails> = {}
    const faults: RowFault[] = []
    for (const field of Object.keys(details) as (keyof SupplierDetails)[]) {
      const said = told[field]
      if (said === null || said === held[field]) continue
      if (held[field] === null) filled[field] = said
      else
        faults.push({
          field: details[field],
          severity: 'warning',
          message: `Here the ${details[field]} of ${held.name} is “${held[field]}”, and it stays so. The file says “${said}”.`,
        })
    }
    const numbers = told.identifiers
      .map(canonicalIdentifier)
      .filter((one) => !held.identifiers.some(({ scheme, id }) => scheme === one.scheme && id === one.id))
    const fills = [
      ...Object.keys(filled).map((field) => details[field as keyof SupplierDetails]),
      ...numbers.map(({ scheme, id }) => `${scheme} ${id}`),
    ]
    const change = fills.length > 0 ? 'changed' : 'unchanged'
    this.planned.push({ row, told, change, held, filled, numbers, fills })
    return faults
  }
}

function refused(message: string): RowFault {
  return { field: 'Name of the supplier', severity: 'refused', message }
}
