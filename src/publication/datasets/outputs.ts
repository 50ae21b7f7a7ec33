import { column, type Dataset } from '../dataset.ts'

export const outputs: Dataset = {
  name: 'outputs',
  title: 'Outputs',
  describes: 'Every entry of the register: what suppliers delivered and the council checked.',
  columns: [
    column.code('number', 'The entry’s number and address, the same for ever'),
    column.text('title', 'What was delivered'),
    column.text('story', 'What happened, in the supplier’s own words, without contact details'),
    column.code('status', 'verified: accepted in full; partly-verified: accepted in part; withdrawn'),
    column.code('outcome', 'Slug of the strategic outcome it is counted under'),
    column.text('outcomeName', 'Name of that outcome'),
    column.code('measure', 'Code of the measure'),
    column.text('measureName', 'Name of the measure'),
    column.decimal('quantity', 'What was accepted, in the unit: only ever add quantities of one measure'),
    column.text('unit', 'Unit of the measure'),
    column.code(
      'quarter',
      'Quarter of the financial year it happened in: 2026-27Q2 is July to September 2026',
    ),
    column.text('place', 'Code of the place; empty where it is tied to none'),
    column.text('placeName', 'Name of the place'),
    column.code('supplier', 'Identifier of the supplier on this site'),
    column.text('supplierName', 'Name of the supplier'),
    column.code('supplierKind', 'small, medium, large, vcse, mutual, public or not-known'),
    column.code('contract', 'Identifier of the contract on this site'),
    column.text('contractTitle', 'Title of the contract'),
    column.code('commitment', 'Identifier of the commitment it counts towards'),
    column.day('verifiedOn', 'Day the council decided'),
    column.day('publishedOn', 'Day it was first published'),
  ],
}
