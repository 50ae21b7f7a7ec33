import { withoutContacts } from './contact-words.ts'

const deepest = 40

/** Fields that hold people and how to reach them, wherever they stand. */
const contactFields = new Set([
  'contactPoint',
  'contactPoints',
  'additionalContactPoints',
  'persones',
  'beneficialOwners',
  'juryMembers',
  'email',
  'telephone',
  'faxNumber',
])

function storable(text: string): string {
  return text.isWellFormed() && !text.includes('\u0000') ? text : text.toWellFormed().replaceAll('\u0000', '')
}

function copied(given: unknown, depth: number): unknown {
  if (typeof given === 'string') return withoutContacts(storable(given))
  if (typeof given !== 'object' || given === null) return given
  if (depth > deepest) throw new RangeError('nested too deeply')
  if (Array.isArray(given)) return given.map((item) => copied(item, depth + 1))
  const copy: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const key = storable(name)
    if (key !== '__proto__' && !contactFields.has(key)) copy[key] = copied(value, depth + 1)
  }
  return copy
}

/**
 * A release as it came, to be kept: only people's contact details are taken out, and characters no database takes.
 * Undefined where it is nested deeper than any notice is.
 */
export function originalOf(given: unknown): { release: unknown } | undefined {
  try {
    return { release: copied(given, 0) }
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
}
