/** What a field of a contracts register holds, and so which values speak for a column being it. */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'code'
  | 'day'
  | 'money'
  | 'yes-or-no'
  | 'rate'
  | 'postcode'
  | 'company-number'
  | 'charity-number'
  | 'cpv'
  | 'ocid'

export interface FieldMeaning {
  label: string
  kind: FieldKind
  required?: true
  /** One line for the page where a person chooses. */
  holds: string
}

const known = {
  title: { label: 'Title', kind: 'text', required: true, holds: 'What the contract is called' },
  reference: { label: 'Contract number', kind: 'code', holds: 'The council’s own number for the contract' },
  ocid: { label: 'OCID', kind: 'ocid', holds: 'The open contracting number, which begins with ocds-' },
  lot: { label: 'Lot', kind: 'code', holds: 'The part of the contract this row is about' },
  supplierName: { label: 'Supplier', kind: 'text', required: true, holds: 'Who the contract is with' },
  supplierNumber: {
    label: 'Company number',
    kind: 'company-number',
    holds: 'The supplier’s number at Companies House',
  },
  supplierCharityNumber: {
    label: 'Charity number',
    kind: 'charity-number',
    holds: 'The supplier’s number as a charity',
  },
  supplierPostcode: { label: 'Supplier’s postcode', kind: 'postcode', holds: 'Where the supplier is' },
  supplierKind: { label: 'Kind of supplier', kind: 'text', holds: 'Such as SME, VCSE, large' },
  supplierSme: {
    label: 'Is the supplier an SME',
    kind: 'yes-or-no',
    holds: 'Yes for a small or medium-sized firm',
  },
  supplierVcse: {
    label: 'Is the supplier a VCSE',
    kind: 'yes-or-no',
    holds: 'Yes for a voluntary, community or social enterprise',
  },
  starts: { label: 'Start date', kind: 'day', holds: 'The first day of the contract' },
  ends: { label: 'End date', kind: 'day', holds: 'The last day, without extensions not yet used' },
  extensionUntil: {
    label: 'Latest end date with extensions',
    kind: 'day',
    holds: 'The last day if every extension is used',
  },
  reviewed: { label: 'Review date', kind: 'day', holds: 'When the contract is next looked at' },
  value: { label: 'Contract value', kind: 'money', holds: 'The sum for the whole contract, in pounds' },
  annualValue: { label: 'Yearly value', kind: 'money', holds: 'The sum or budget for one year, in pounds' },
  valueIncludesVat: {
    label: 'Is VAT in the value',
    kind: 'yes-or-no',
    holds: 'Yes when the value includes VAT',
  },
  vatRate: { label: 'VAT rate', kind: 'rate', holds: 'Such as 20%' },
  irrecoverableVat: {
    label: 'VAT that can’t be recovered',
    kind: 'money',
    holds: 'The sum of VAT the council can’t get back',
  },
  cpv: { label: 'CPV code', kind: 'cpv', holds: 'Eight figures that say what is bought' },
  category: { label: 'Category', kind: 'text', holds: 'The council’s own word for what is bought' },
  description: { label: 'Description', kind: 'long-text', holds: 'What is bought, in more words' },
  department: { label: 'Department', kind: 'text', holds: 'The part of the council the contract is for' },
  contactTeam: {
    label: 'Team',
    kind: 'text',
    holds: 'The team that looks after the contract, never a person',
  },
  procurementRoute: { label: 'Route', kind: 'text', holds: 'How the supplier was chosen' },
  framework: { label: 'Framework', kind: 'yes-or-no', holds: 'Yes, or the name of the framework' },
  place: { label: 'Place', kind: 'text', holds: 'Where the work is done' },
} as const satisfies Record<string, FieldMeaning>

/** A field of a contracts register, as the transparency code for councils lists them and a little more. */
export type RegisterField = keyof typeof known

export const registerFields: Readonly<Record<RegisterField, FieldMeaning>> = known

/** In the order a person reads a contract. */
export const fieldNames = Object.keys(known) as RegisterField[]

export function isRegisterField(text: string): text is RegisterField {
  return Object.hasOwn(known, text)
}
