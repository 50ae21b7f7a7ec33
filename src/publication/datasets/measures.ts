import { column, type Dataset } from '../dataset.ts'

export const measures: Dataset = {
  name: 'measures',
  title: 'Measures',
  describes: 'What is counted, in which unit, what counts and what does not.',
  columns: [
    column.code('measure', 'Code, the same for ever'),
    column.text('name', 'Name'),
    column.text('theme', 'Theme, for browsing'),
    column.text('unit', 'One of the unit'),
    column.text('units', 'Several of the unit'),
    column.code('kind', 'number, narrative or both: what tells what happened'),
    column.text('definition', 'What it is, and what one unit is'),
    column.text('counts', 'What counts, with semicolons'),
    column.text('countsNot', 'What does not count, with semicolons'),
    column.text('evidence', 'What shows that it happened; any one is enough'),
    column.text('outcomes', 'Slugs of the outcomes it serves, the one it is counted under first'),
    column.code('bookable', 'yes where what is promised and not used may be asked for by others'),
  ],
}
