import { type OrganisationIdentifier, organisationSchemes, postcodeOf } from '../../language/identifier.ts'
import { organisationNumberOf } from './organisation-number.ts'
import type { Organisation } from './release-parts.ts'

/** A body that a notice names, by its own words. People and how to reach them are never taken. */
export interface NoticedOrganisation {
  /** How the procurement's other parts refer to it. It may be another in the next procurement. */
  partyId: string
  name: string
  identifiers: OrganisationIdentifier[]
  postcode?: string
  /** A region's code (UKF22) or, from Contracts Finder, its name. */
  region?: string
}

export type NoticedBuyer = NoticedOrganisation

/** What the notice's flags and the register it stands in say of a supplier; `sme` where small and medium aren't told apart. */
export type SupplierKindHint =
  'small' | 'medium' | 'sme' | 'large' | 'vcse' | 'mutual' | 'public' | 'not-known'

export interface NoticedSupplier extends NoticedOrganisation {
  kind: SupplierKindHint
  /** As the notice has it: micro, small, medium, sme, large, selfEmployed. */
  scale?: string
  vcse?: boolean
  /** Whether an award, as it stands now, is to this supplier. */
  awarded: boolean
}

const schemes = Object.keys(organisationSchemes)
const postcodeWithin = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi

/** The identifier that the id of a party is made of, where it is: "GB-COH-04105827". */
function identifierInPartyId(partyId: string): OrganisationIdentifier | undefined {
  const scheme = schemes.find((known) => partyId.startsWith(`${known}-`))
  return scheme ? organisationNumberOf({ scheme, id: partyId.slice(scheme.length + 1) }) : undefined
}

function identifiersOf(organisation: Organisation): OrganisationIdentifier[] {
  const given = [organisation.identifier ?? {}, ...(organisation.additionalIdentifiers ?? [])]
  const read = given.map((each) => organisationNumberOf(each)).filter((each) => each !== undefined)
  const fallback = read.length > 0 ? undefined : identifierInPartyId(organisation.id ?? '')
  const all = fallback ? [fallback] : read
  return all.filter(
    ({ scheme, id }, index) => all.findIndex((each) => each.scheme === scheme && each.id === id) === index,
  )
}

function postcodeIn({ address }: Organisation): string | undefined {
  const own = postcodeOf(address?.postalCode ?? '')
  if (own) return own
  const within = new Set((address?.streetAddress?.match(postcodeWithin) ?? []).map(postcodeOf))
  return within.size === 1 ? [...within][0] : undefined
}

export function organisationOf(organisation: Organisation): NoticedOrganisation {
  return {
    partyId: organisation.id ?? '',
    name: organisation.name ?? organisation.identifier?.legalName ?? organisation.id ?? '',
    identifiers: identifiersOf(organisation),
    postcode: postcodeIn(organisation),
    region: organisation.address?.region ?? undefined,
  }
}

const kindsOfScale: Readonly<Record<string, SupplierKindHint>> = {
  micro: 'small',
  small: 'small',
  selfEmployed: 'small',
  medium: 'medium',
  sme: 'sme',
  large: 'large',
}

function kindOf(
  { scale, vcse }: { scale?: string; vcse?: boolean },
  identifiers: OrganisationIdentifier[],
): SupplierKindHint {
  const isIn = (...registers: string[]) => identifiers.some(({ scheme }) => registers.includes(scheme))
  if (vcse ?? isIn('GB-CHC', 'GB-SC', 'GB-NIC')) return 'vcse'
  if (isIn('GB-NHS', 'GB-LAE')) return 'public'
  if (isIn('GB-MPR')) return 'mutual'
  return (scale && Object.hasOwn(kindsOfScale, scale) && kindsOfScale[scale]) || 'not-known'
}

export function supplierOf(organisation: Organisation): Omit<NoticedSupplier, 'awarded'> {
  const noticed = organisationOf(organisation)
  const { scale, vcse } = organisation.details ?? {}
  return { ...noticed, kind: kindOf({ scale, vcse }, noticed.identifiers), scale, vcse }
}
