import {
  canonicalIdentifier,
  type OrganisationIdentifier,
  organisationSchemes,
} from '../language/identifier.ts'

/** What the set-up says about an authority; `slug` is its short name in addresses. */
export interface ProposedAuthority {
  name: string
  slug: string
  area: string
  identifier?: OrganisationIdentifier
}

/** What was typed about an authority. */
export interface TypedAuthority {
  name: string
  slug: string
  area: string
  scheme: string
  identifier: string
}

export type AuthorityErrors = Partial<Record<keyof TypedAuthority, string>>

const slugShape = /^[a-z][a-z0-9-]{1,40}$/

/** The authority that was described, or a sentence for each field that is not right yet. */
export function describeAuthority(
  typed: TypedAuthority,
): { authority: ProposedAuthority } | { errors: AuthorityErrors } {
  const errors: AuthorityErrors = {}
  if (!typed.name) errors.name = 'Enter the name of the authority'
  else if (typed.name.length > 150) errors.name = 'The name must be 150 characters or fewer'
  if (!typed.slug) errors.slug = 'Enter a short name'
  else if (!slugShape.test(typed.slug)) {
    errors.slug = 'The short name must begin with a letter and hold only small letters, digits and hyphens'
  }
  if (!typed.area) errors.area = 'Enter the area it serves, for example Wrenshire'
  else if (typed.area.length > 100) errors.area = 'The area must be 100 characters or fewer'
  if (typed.scheme && !Object.hasOwn(organisationSchemes, typed.scheme))
    errors.scheme = 'Choose from the list'
  if (typed.scheme && !typed.identifier) errors.identifier = 'Enter the number, or choose that there is none'
  if (!typed.scheme && typed.identifier) errors.scheme = 'Choose what kind of number it is'
  if (typed.identifier.length > 40) errors.identifier = 'The number must be 40 characters or fewer'
  if (Object.keys(errors).length > 0) return { errors }
  const { name, slug, area, scheme, identifier: id } = typed
  return {
    authority: { name, slug, area, ...(scheme ? { identifier: canonicalIdentifier({ scheme, id }) } : {}) },
  }
}
