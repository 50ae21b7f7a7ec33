import type { Role } from '../parties/index.ts'

/** Invented people of the county, one for each role a newcomer may try; the first of a role gets the sign-in link. */
export const people: readonly { name: string; role: Role }[] = [
  { name: 'Ines Calloway', role: 'administrator' },
  { name: 'Rupert Ashby', role: 'policy-lead' },
  { name: 'Maya Thornquist', role: 'commissioner' },
  { name: 'Dev Larkhill', role: 'procurement-officer' },
  { name: 'Oona Prestwick', role: 'evaluator' },
  { name: 'Sam Okonjo-Vale', role: 'contract-manager' },
  { name: 'Beth Harrowgate', role: 'contract-manager' },
  { name: 'Tomas Wrayburn', role: 'contract-manager' },
  { name: 'Priya Saltmarsh', role: 'contract-manager' },
  { name: 'Gwen Alderton', role: 'head-of-service' },
  { name: 'Marcus Fenn', role: 'approver' },
  { name: 'Leila Marchbanks', role: 'legal' },
  { name: 'Owen Tarrow', role: 'finance' },
  { name: 'Farah Quill', role: 'public-health' },
  { name: 'Josie Merriwether', role: 'equalities' },
  { name: 'Kit Danvers', role: 'publisher' },
  { name: 'Cllr Nora Pellow', role: 'scrutiny' },
  { name: 'Adrian Stoke', role: 'auditor' },
  { name: 'Hana Weir', role: 'community-organisation' },
]

export const supplierPerson = { name: 'Robin Tewkes', supplier: 'Ashdown Highways Ltd' }

/** An address that reaches nobody: the domain is kept for examples. */
export function emailOf(name: string, organisation: string): string {
  const tidy = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '.')
      .replaceAll(/^\.|\.$/g, '')
  return `${tidy(name)}@${tidy(organisation).replaceAll('.', '-')}.example`
}

/** Where a supplier is asked for its returns. */
export function returnsEmailOf({ name }: { name: string }): string {
  return emailOf('social value', name)
}
