import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { FilterPanel } from './filter-panel.tsx'

const html = renderToStaticMarkup(
  <FilterPanel
    action="/register"
    search={{ name: 'q', value: 'train' }}
    hidden={{ sort: 'ends', after: undefined }}
    groups={[
      {
        name: 'outcome',
        legend: 'Outcome',
        options: [
          { value: 'clean', text: 'Clean and Green', count: 1 },
          { value: 'great', text: 'Great Communities', checked: true },
        ],
      },
    ]}
  />,
)

test('a filter is an address: the form is sent by GET, the search and the order with it', () => {
  expect(html).toMatch(/<form[^>]*action="\/register" method="get"/)
  expect(html).toMatch(/<input[^>]*name="q"[^>]*value="train"/)
  expect(html).toContain('<input type="hidden" name="sort" value="ends"/>')
  expect(html).not.toContain('name="after"')
})

test('what is chosen is ticked, a count is part of its label, and no count is no words', () => {
  expect([...html.matchAll(/value="(\w+)" checked/g)].map(([, value]) => value)).toEqual(['great'])
  expect(html).toMatch(/Clean and Green <span[^>]*>1<\/span><\/label>/)
  expect(html).toContain('Great Communities</label>')
})
