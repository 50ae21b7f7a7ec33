import type { TakenIn } from '../platform/taken-in.ts'

/** What was typed into a form: every field as text, as it came but for the one character no database text may hold. */
export class Form {
  readonly fields: ReadonlyMap<string, string[]>

  constructor(fields: Iterable<[string, string]> = []) {
    this.fields = new Map(
      [...Map.groupBy(fields, ([name]) => name)].map(([name, pairs]) => [
        name,
        pairs.map(([, value]) => value.replaceAll('\u0000', '')),
      ]),
    )
  }

  /** The field's text without spaces around it; empty when it wasn't sent. */
  text(name: string): string {
    return this.raw(name).trim()
  }

  /** The field's text just as it was typed. */
  raw(name: string): string {
    return this.fields.get(name)?.[0] ?? ''
  }

  all(name: string): string[] {
    return this.fields.get(name) ?? []
  }

  has(name: string): boolean {
    return this.fields.has(name)
  }

  /** All pairs, in order. */
  entries(): [string, string][] {
    return [...this.fields].flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    )
  }
}

/** A file that came with a form, written to the temporary folder while it streamed in. */
export interface UploadedFile {
  field: string
  name: string
  /** Where its bytes are, until the request ends. */
  path: string
  bytes: number
  /** More bytes were sent than the page takes; the rest was not kept. */
  tooLarge: boolean
  /** The disk was full while it came in: none of it is there. */
  diskFull?: boolean
  /** What became of it before the page's transaction, on pages that take files in. */
  takenIn?: TakenIn
}

/** Errors by field: the sentence beside the field and in the summary. */
export type FieldErrors = Record<string, string>
