import { column, type Dataset } from '../dataset.ts'

export const outcomes: Dataset = {
  name: 'outcomes',
  title: 'Outcomes',
  describes: 'The strategic outcomes and the aims under them, with how the commitments due by today are met.',
  columns: [
    column.code('outcome', 'Slug'),
    column.text('name', 'Name'),
    column.text('describes', 'What it means'),
    column.code('parent', 'Slug of the outcome an aim stands under; empty for an outcome'),
    column.whole('due', 'Published commitments due by today'),
    column.whole('inFull', 'Of those, met in full'),
    column.whole(
      'byEarlierRecords',
      'Of those, met in full by the council’s earlier records, not checked here',
    ),
    column.whole('inPart', 'Of those, met in part'),
    column.whole('notMet', 'Of those, not met'),
    column.whole('notYetDue', 'Published commitments that fall due later'),
    column.whole('outputs', 'Entries in the register'),
  ],
}
