import {
  canonicalIdentifier,
  type OrganisationIdentifier,
  organisationSchemes,
  postcodeOf,
} from '../language/identifier.ts'
import { isEmail } from './email.ts'

/** What sort of organisation a supplier is, with the words for it. */
export const supplierKinds = {
  small: 'Small business (fewer than 50 people)',
  medium: 'Medium business (50 to 249 people)',
  sme: 'Small or medium business (which of the two is not known)',
  large: 'Large business (250 people or more)',
  vcse: 'Charity, community or social enterprise',
  mutual: 'Mutual or co-operative',
  public: 'Public body',
  'not-known': 'Not known',
} as const

export type SupplierKind = keyof typeof supplierKinds

export function isSupplierKind(text: string): text is SupplierKind {
  return Object.hasOwn(supplierKinds, text)
}

/** A supplier as somebody describes it. */
export interface SupplierDescription {
  name: string
  kind: SupplierKind
  identifiers: OrganisationIdentifier[]
  postcode: string | null
  about: string | null
  contactName: string | null
  contactEmail: string | null
}

export type SupplierField =
  'name' | 'kind' | 'identifiers' | 'postcode' | 'about' | 'contactName' | 'contactEmail'

/** What was typed about a supplier. */
export interface TypedSupplier {
  name: string
  kind: string
  identifiers: OrganisationIdentifier[]
  postcode: string
  about: string
  contactName: string
  contactEmail: string
}

/** The supplier that was described, or a sentence for each field that is not right yet. */
export function describeSupplier(
  typed: TypedSupplier,
): { supplier: SupplierDescription } | { errors: Partial<Record<SupplierField, string>> } {
  const errors: Partial<Record<SupplierField, string>> = {}
  if (!typed.name) errors.name = 'Enter the name of the supplier'
  else if (typed.name.length > 200) errors.name = 'The name must be 200 characters or fewer'
  if (!isSupplierKind(typed.kind)) errors.kind = 'Choose what sort of organisation it is'
  if (typed.postcode && !postcodeOf(typed.postcode)) errors.postcode = 'Enter a full postcode, like LE1 6TR'
  if (typed.about.length > 2000) errors.about = 'The description must be 2,000 characters or fewer'
  if (typed.contactName.length > 150) errors.contactName = 'The name must be 150 characters or fewer'
  if (typed.contactEmail && !isEmail(typed.contactEmail)) {
    errors.contactEmail = 'Enter an e-mail address, like name@example.org'
  }
  const identifiers = typed.identifiers.map(canonicalIdentifier)
  const fault = faultOfIdentifiers(identifiers)
  if (fault) errors.identifiers = fault
  if (Object.keys(errors).length > 0) return { errors }
  return {
    supplier: {
      name: typed.name,
      kind: typed.kind as SupplierKind,
      identifiers,
      postcode: postcodeOf(typed.postcode) ?? null,
      about: typed.about || null,
      contactName: typed.contactName || null,
      contactEmail: typed.contactEmail || null,
    },
  }
}

function faultOfIdentifiers(identifiers: readonly OrganisationIdentifier[]): string | undefined {
  if (identifiers.some(({ scheme }) => !Object.hasOwn(organisationSchemes, scheme))) {
    return 'Choose what kind of number it is'
  }
  if (identifiers.some(({ id }) => id === '' || id.length > 40)) return 'Enter a number of 1 to 40 characters'
  const written = identifiers.map(({ scheme, id }) => `${scheme}/${id}`)
  return new Set(written).size < written.length ? 'The same number is there twice' : undefined
}
