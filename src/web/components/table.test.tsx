import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Table } from './table.tsx'

const head = [
  { content: 'What' },
  { content: 'Left', numeric: true },
  { content: <a href="#">Until</a>, name: 'Until' },
]
const rows = [[{ content: 'CV workshops' }, { content: '5', numeric: true }, { content: '19 December 2026' }]]

test('a table made into blocks on a phone stays a table to a screen reader, and names each figure', () => {
  const html = renderToStaticMarkup(<Table onPhone="blocks" firstCellIsHeader head={head} rows={rows} />)
  expect(html).toMatch(/<table[^>]*role="table"/)
  expect(html).toMatch(/<th scope="row" role="rowheader"[^>]*>CV workshops/)
  expect([...html.matchAll(/data-name="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Left', 'Until'])
})

test('a table that scrolls sideways can be reached by keyboard and has a name', () => {
  const html = renderToStaticMarkup(<Table onPhone={{ scrolls: 'Benefits left' }} head={head} rows={rows} />)
  expect(html).toContain('<div class="gm-scrolls" role="region" aria-label="Benefits left" tabindex="0">')
})

test('the heading a list is sorted by says so', () => {
  const html = renderToStaticMarkup(<Table head={[{ content: 'Until', sorted: 'descending' }]} rows={[]} />)
  expect(html).toContain('aria-sort="descending"')
})
