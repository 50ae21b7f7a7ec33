import { withoutContacts } from './contact-words.ts'

/** Something in the file that couldn't be taken as it stands. */
export interface Fault {
  /** Where, as a JSON pointer into what was given. */
  pointer: string
  ocid?: string
  releaseId?: string
  /** One or two plain sentences: what is wrong, and what was done about it. */
  message: string
  /** `refused`: the release adds nothing. `warning`: the rest of the release is read. */
  severity: 'warning' | 'refused'
}

/** Takes the faults of one release as they are met. */
export interface FaultList {
  add(pointer: string, message: string): void
}

/** Where in a release a value stands. It is written out as a JSON pointer only when there is something to say about it. */
export class Place {
  readonly #within: Place | undefined
  readonly #key: string | number
  readonly #list: FaultList

  constructor(list: FaultList, key: string | number = '', within?: Place) {
    this.#list = list
    this.#key = key
    this.#within = within
  }

  part(key: string | number): Place {
    return new Place(this.#list, key, this)
  }

  get pointer(): string {
    if (!this.#within) return String(this.#key)
    return `${this.#within.pointer}/${String(this.#key).replaceAll('~', '~0').replaceAll('/', '~1')}`
  }

  /** The field's own name, or for an item of a list the list's. */
  get name(): string {
    return typeof this.#key === 'number' && this.#within ? this.#within.name : String(this.#key)
  }

  warn(message: string): void {
    this.#list.add(this.pointer, message)
  }

  /** Warns that a field holds something else than it should; the field is left out. */
  warnOf(expected: string, given: unknown): undefined {
    this.warn(`“${this.name}” should be ${expected}, but is ${shown(given)}. It is left out.`)
    return undefined
  }
}

function shown(given: unknown): string {
  if (given === null) return 'empty'
  if (Array.isArray(given)) return 'a list'
  if (typeof given === 'object') return 'a group of fields'
  const text = withoutContacts(String(given).toWellFormed().replaceAll(/\s+/g, ' '))
  return `“${text.length > 40 ? `${text.slice(0, 39).toWellFormed()}…` : text}”`
}

/** The faults of one release: each message once a place, and after `most` of them only how many more there are. */
export class ReleaseFaults implements FaultList {
  readonly faults: Fault[] = []
  readonly #most: number
  readonly #about: { pointer: string; ocid: string; releaseId: string }
  #more = 0

  constructor(about: { pointer: string; ocid: string; releaseId: string }, most: number) {
    this.#about = about
    this.#most = most
  }

  add(pointer: string, message: string): void {
    if (this.faults.length < this.#most)
      this.faults.push({ ...this.#about, pointer, message, severity: 'warning' })
    else this.#more += 1
  }

  get all(): Fault[] {
    if (this.#more === 0) return this.faults
    const message = `This release has ${this.#more} more faults like those above.`
    return [...this.faults, { ...this.#about, message, severity: 'warning' }]
  }
}
