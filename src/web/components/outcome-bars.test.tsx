import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type OutcomeBar, OutcomeBars } from './outcome-bars.tsx'

function shown(...bars: OutcomeBar[]): string {
  return renderToStaticMarkup(<OutcomeBars id="outcomes" title="Most were met" bars={bars} />)
}

const clean = { name: 'Clean and Green', full: 198, part: 38, notMet: 24 }
const safe = { name: 'Safe and Well', full: 1, part: 0, notMet: 7 }
const great = { name: 'Great Communities', full: 0, part: 0, notMet: 0 }

test('beside each bar stands the share met in full, rounded half up, and of how many', () => {
  expect(shown(clean)).toContain('76% in full, of 260')
  expect(shown(safe)).toContain('13% in full, of 8')
})

test('each bar says its figures to those who cannot see it', () => {
  expect(shown(clean)).toContain('aria-label="Clean and Green: 198 met in full, 38 in part, 24 not met"')
})

test('an outcome with nothing due has words and no bar', () => {
  const html = shown(great)
  expect(html).toContain('none due')
  expect(html).not.toContain('<svg')
})

test('bars share one scale, and the parts of a bar fill it', () => {
  const html = shown(
    { ...clean, full: 100, part: 60, notMet: 40 },
    { ...safe, full: 50, part: 50, notMet: 0 },
  )
  expect([...html.matchAll(/<svg[^>]* width="([^"]*)"/g)].map(([, width]) => width)).toEqual([
    '80.00%',
    '40.00%',
  ])
  expect([...html.matchAll(/<rect[^>]* width="([^"]*)"/g)].map(([, width]) => width)).toEqual([
    '50%',
    '30%',
    '20%',
    '50%',
    '50%',
  ])
})

test('a figure is written inside a bar only where there is room for it', () => {
  expect(shown(clean, safe).match(/<text/g)).toHaveLength(1)
})

test('the same figures stand in a table', () => {
  expect(shown({ ...clean, full: 1198 })).toMatch(
    /<th[^>]*>Clean and Green<\/th><td[^>]*>1,198<\/td><td[^>]*>38<\/td><td[^>]*>24<\/td><td[^>]*>1,260<\/td>/,
  )
})
