/** The errors of a form in the order of its fields, as a reader meets them. */
export function inOrder(
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> {
  const place = (field: string) => (fields.includes(field) ? fields.indexOf(field) : fields.length)
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => place(a) - place(b)))
}
