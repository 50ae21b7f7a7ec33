import { wordsOf } from '../register-file/heading.ts'

/** What a column of a list of invoices may hold. */
const known = {
  contractReference: 'Contract number',
  contractTitle: 'Contract',
  supplierName: 'Supplier',
  day: 'Day of the invoice',
  starts: 'First day it is for',
  ends: 'Last day it is for',
  period: 'Month, quarter or year it is for',
  amount: 'Sum without VAT',
  reference: 'Number of the invoice, or a note',
} as const

export type SpendField = keyof typeof known

export const spendFields: readonly { name: SpendField; label: string }[] = (
  Object.keys(known) as SpendField[]
).map((name) => ({ name, label: known[name] }))

export function isSpendField(text: string | null | undefined): text is SpendField {
  return typeof text === 'string' && Object.hasOwn(known, text)
}

export function labelOfSpendField(field: SpendField): string {
  return known[field]
}

/** How finance systems head these columns; evened out as headings are. */
const usual: Readonly<Record<SpendField, string>> = {
  contractReference: `contract number, contract no, contract ref, contract reference, contract id, contract code,
    agreement number, dn number, contract num, contract reference number, call off number, call off reference, our contract number,
    procurement reference, project number, project reference`,
  contractTitle: `contract, contract title, contract name, agreement, project, project name, scheme`,
  supplierName: `supplier, supplier name, vendor, vendor name, creditor, creditor name, payee, contractor, provider, company,
    beneficiary name, supplier full name, name of supplier, body name of payee`,
  day: `date, invoice date, payment date, date paid, paid date, posting date, transaction date, date of invoice, date of payment,
    gl date, effective date, invoice day, tax date, document date, clearing date, cleared date, accounting date, day`,
  starts: `from, period from, start, start date, period start, invoice period from, first day, date from, service from`,
  ends: `to, period to, end, end date, period end, period ending, invoice period to, last day, date to, service to,
    month end, month ending, quarter end`,
  period: `period, month, quarter, year, financial period, financial year, accounting period, invoice month, payment month,
    posting period, invoice period, qtr`,
  amount: `amount, net amount, net, amount net, amount ex vat, amount excl vat, amount excluding vat, invoice amount, net value,
    value, net invoice amount, spend, spend ex vat, invoiced, amount invoiced, net spend, paid, amount paid, total net, total,
    invoice value, value ex vat, net invoice value, line amount, amount without vat, sum, net amount gbp, amount gbp, cost, payment amount,
    sum without vat, total ex vat, expenditure`,
  reference: `invoice number, invoice no, invoice, invoice ref, invoice reference, transaction number, transaction no, document number,
    transaction reference, reference, number, voucher number, supplier invoice number, note, notes, description, narrative, comment, ref`,
}

export function spokenHeading(text: string): string {
  return wordsOf(text.slice(0, 200).trim().replaceAll(/\s+/g, ' ')).sort().join(' ')
}

const byHeading = new Map<string, SpendField>()
for (const [field, text] of Object.entries(usual))
  for (const phrase of text.split(',')) byHeading.set(spokenHeading(phrase), field as SpendField)

/** The field that a heading names in a list of invoices, word for word. */
export function spendFieldOf(heading: string): SpendField | undefined {
  return byHeading.get(spokenHeading(heading.replaceAll(/\((?:£|gbp)\)|£/gi, '')))
}
