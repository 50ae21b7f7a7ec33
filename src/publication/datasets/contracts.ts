import { column, type Dataset } from '../dataset.ts'

export const contracts: Dataset = {
  name: 'contracts',
  title: 'Contracts',
  describes:
    'Every contract on record. Of one that is held back only its title, suppliers and dates are told, and the reason.',
  columns: [
    column.code('contract', 'Identifier of the contract on this site'),
    column.text('title', 'What it is called'),
    column.code('kind', 'contract, framework, lot, call-off or spot-purchase'),
    column.text('suppliers', 'Names of the suppliers, with a semicolon between them'),
    column.text('supplierIdentifiers', 'Their numbers in public registers, as scheme and number'),
    column.day('starts', 'First day'),
    column.day('ends', 'Last day, without extensions'),
    column.code('disclosure', 'published or held-back'),
    column.text('heldBackBecause', 'Why it is held back'),
    column.text('reference', 'The council’s own number for it'),
    column.text('ocid', 'Open contracting identifier, where its notice is known'),
    column.decimal('value', 'Pounds without VAT where that is known, else with VAT'),
    column.text('cpv', 'Codes of the common procurement vocabulary, with a space between them'),
    column.whole('commitments', 'Commitments that stand'),
    column.whole('outputs', 'Entries in the register'),
  ],
}
