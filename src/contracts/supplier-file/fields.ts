import { wordsOf } from '../register-file/heading.ts'

/** What a column of a list of suppliers may hold. */
const known = {
  supplierName: 'Name of the supplier',
  supplierNumber: 'Company number',
  supplierCharityNumber: 'Charity number',
  supplierPostcode: 'Postcode',
  supplierKind: 'Kind of organisation',
  supplierSme: 'Is it an SME',
  supplierVcse: 'Is it a VCSE',
  contactName: 'Name of the contact',
  contactEmail: 'E-mail of the contact',
  about: 'What it does',
} as const

export type SupplierFileField = keyof typeof known

export const supplierFileFields: readonly { name: SupplierFileField; label: string }[] = (
  Object.keys(known) as SupplierFileField[]
).map((name) => ({ name, label: known[name] }))

export function isSupplierFileField(text: string | null | undefined): text is SupplierFileField {
  return typeof text === 'string' && Object.hasOwn(known, text)
}

export function labelOfField(field: SupplierFileField): string {
  return known[field]
}

/** Headings beside those of a contracts register. */
const ownWords: Partial<Record<SupplierFileField, string>> = {
  supplierName: `name, supplier name, trading name, organisation, legal name, account name, creditor, creditor name,
    supplier full name, payee`,
  contactName: `contact, contact name, main contact, contact person, supplier contact, representative, account manager,
    primary contact, key contact`,
  contactEmail: `email, e mail, email address, contact email, contact email address, supplier email, main email, e mail address`,
  about: `about, description, what they do, services, sector, activity, business description, goods or services, category`,
}

const own = new Map<string, SupplierFileField>()
for (const [field, text] of Object.entries(ownWords))
  for (const phrase of text.split(',')) own.set(spoken(phrase), field as SupplierFileField)

function spoken(text: string): string {
  return wordsOf(text.trim().replaceAll(/\s+/g, ' ')).sort().join(' ')
}

/** The field that a heading names in a list of suppliers, word for word. */
export function ownFieldOf(heading: string): SupplierFileField | undefined {
  return own.get(spoken(heading.slice(0, 200)))
}
