import { canonicalIdentifier, type OrganisationIdentifier } from '../../language/identifier.ts'

const procurementReference = /^P[A-Z]{3}-\d{4}-[A-Z]{4}$/
const companyNumber = /^(?:\d{8}|[A-Z][A-Z0]\d{5,6}[A-Z]?)$/
const companyNumberWithin = /(?<![A-Z\d])(?:\d{7,8}|[A-Z][A-Z0]\d{6})(?![A-Z\d])/g

/** The company number that stands alone among other words: "Company Number - 07382763". */
function companyNumberIn(text: string): string | undefined {
  const found = text.toUpperCase().match(companyNumberWithin) ?? []
  return found.length === 1 ? found[0] : undefined
}

/**
 * An organisation's number as matching needs it; undefined where the number or its register isn't known. A number
 * without a register is taken only where its form leaves no doubt, as a procurement reference's does.
 */
export function organisationNumberOf(given: {
  scheme?: string | null
  id?: string | null
}): OrganisationIdentifier | undefined {
  const scheme = given.scheme?.trim().toUpperCase()
  const id = given.id?.trim()
  if (!id) return undefined
  if (!scheme) {
    const reference = canonicalIdentifier({ scheme: 'GB-PPON', id })
    return procurementReference.test(reference.id) ? reference : undefined
  }
  const canonical = canonicalIdentifier({ scheme, id })
  if (scheme !== 'GB-COH' || companyNumber.test(canonical.id)) return canonical
  const within = companyNumberIn(id)
  return within ? canonicalIdentifier({ scheme, id: within }) : undefined
}
