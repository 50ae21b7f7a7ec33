const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "Sam Hill, acting for Alex Reed and Bo Lane"; the name alone where it was their own act. */
export function actingForWords(name: string, lenders: readonly string[] = []): string {
  return lenders.length > 0 ? `${name}, acting for ${listed.format(lenders)}` : name
}
