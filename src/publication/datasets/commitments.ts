import { column, type Dataset } from '../dataset.ts'

export const commitments: Dataset = {
  name: 'commitments',
  title: 'Commitments',
  describes: 'What suppliers promised on published contracts, and how far it is met today.',
  columns: [
    column.code('commitment', 'Identifier of the commitment on this site'),
    column.code('contract', 'Identifier of the contract'),
    column.text('contractTitle', 'Title of the contract'),
    column.code('supplier', 'Identifier of the supplier'),
    column.text('supplierName', 'Name of the supplier'),
    column.text('title', 'What was promised'),
    column.code('outcome', 'Slug of the strategic outcome it is counted under'),
    column.code('measure', 'Code of the measure'),
    column.decimal('promised', 'Units promised'),
    column.text('unit', 'Unit of the measure'),
    column.day('due', 'Day the promise falls due'),
    column.code('origin', 'tender: offered in the winning tender; added: agreed later'),
    column.code('standing', 'contractual, agreed-in-writing, voluntary or not-known'),
    column.text('place', 'Code of the place; empty where it is tied to none'),
    column.decimal('reported', 'Units reported so far, checked or not'),
    column.decimal('verified', 'Units that the council checked and accepted'),
    column.decimal('earlierAccepted', 'Units accepted by the council’s earlier records, not checked here'),
    column.code(
      'met',
      'How it stands today: not-yet-due, in-full, by-earlier-records, in-part or not-met; nothing-owed before anything is invoiced that it grows with; counted-elsewhere where the host or the user of a framework counts it',
    ),
  ],
}
