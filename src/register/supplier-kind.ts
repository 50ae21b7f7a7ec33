/** Sorts of supplier in the few words a list has room for. */
export const supplierKindWords: Readonly<Record<string, string>> = {
  small: 'Small business',
  medium: 'Medium-sized business',
  sme: 'Small or medium-sized business',
  large: 'Large business',
  vcse: 'Charity or social enterprise',
  mutual: 'Mutual or co-operative',
  public: 'Public body',
  'not-known': 'Not known',
}

export function supplierKindName(kind: string): string {
  return supplierKindWords[kind] ?? 'Not known'
}
