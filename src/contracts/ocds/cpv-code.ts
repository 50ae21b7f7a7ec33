const form = /^(\d{8})(?:-\d)?$/

/** The eight figures of a code of the Common Procurement Vocabulary, without its check figure; undefined for anything else. */
export function cpvCodeOf(id: string): string | undefined {
  return form.exec(id.replaceAll(' ', ''))?.[1]
}

export function isCpvScheme(scheme: string | null | undefined): boolean {
  return scheme?.toUpperCase() === 'CPV'
}
