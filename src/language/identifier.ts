import { v7 } from 'uuid'

/** The key of a record: a UUIDv7 made here, so that keys sort by when they were made. */
export function newId(): string {
  return v7()
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return uuid.test(text)
}

/** Schemes of organisation identifiers (org-id.guide codes) with the name a person knows them by. */
export const organisationSchemes = {
  'GB-PPON': 'Procurement reference (PPON)',
  'GB-COH': 'Companies House number',
  'GB-CHC': 'Charity number, England and Wales',
  'GB-SC': 'Charity number, Scotland',
  'GB-NIC': 'Charity number, Northern Ireland',
  'GB-MPR': 'Mutuals Public Register number',
  'GB-LAE': 'Local authority code, England',
  'GB-NHS': 'NHS organisation code',
  'GB-UKPRN': 'UK provider reference number',
  'GB-EDU': 'Establishment number',
} as const

export type OrganisationScheme = keyof typeof organisationSchemes

/** A number that one scheme gives to one organisation. */
export interface OrganisationIdentifier {
  scheme: string
  id: string
}

/** The one way to write an identifier: upper case, no spaces, an all-digit company number padded to eight. */
export function canonicalIdentifier({ scheme, id }: OrganisationIdentifier): OrganisationIdentifier {
  const tidy = id.trim().toUpperCase().replaceAll(/\s+/g, '')
  const padded = scheme === 'GB-COH' && /^\d{1,8}$/.test(tidy) ? tidy.padStart(8, '0') : tidy
  return { scheme, id: padded }
}

/** "LE1 6TR": upper case, one space before the inward part; undefined when it is no British postcode. */
export function postcodeOf(text: string): string | undefined {
  const tidy = text.toUpperCase().replaceAll(/\s+/g, '')
  const match = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(tidy)
  return match ? `${match[1]} ${match[2]}` : undefined
}
