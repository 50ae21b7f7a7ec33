import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Decimal } from '../../language/quantity.ts'
import { QuarterColumns } from './quarter-columns.tsx'

function quarter(name: string, year: string, promised: string, reported: string, verified: string) {
  return {
    name,
    year,
    promised: new Decimal(promised),
    reported: new Decimal(reported),
    verified: new Decimal(verified),
  }
}

function shown(...columns: ReturnType<typeof quarter>[]): string {
  return renderToStaticMarkup(
    <QuarterColumns id="quarters" title="Hours rise" unit="hours" columns={columns} />,
  )
}

test('a column is as high as its share of the largest, to a tenth of a pixel', () => {
  const html = shown(quarter('Q1', '2026/27', '40', '10', '7.5'))
  expect([...html.matchAll(/<rect[^>]* height="([^"]*)"/g)].map(([, height]) => height)).toEqual([
    '160',
    '40',
    '30',
  ])
})

test('nothing is drawn for nothing, and nothing at all is no fault', () => {
  expect(shown(quarter('Q1', '2026/27', '0', '0', '0'))).not.toContain('<rect')
  expect(shown()).toContain('Hours rise')
})

test('a year is written once, below its first quarter', () => {
  const html = shown(
    quarter('Q4', '2025/26', '1', '1', '1'),
    quarter('Q1', '2026/27', '1', '1', '1'),
    quarter('Q2', '2026/27', '1', '1', '1'),
  )
  expect([...html.matchAll(/gm-columns__year[^>]*>([^<]*)/g)].map(([, year]) => year)).toEqual([
    '2025/26',
    '2026/27',
  ])
})

test('the drawing says its figures to those who cannot see it', () => {
  expect(shown(quarter('Q1', '2026/27', '1200', '10', '7.5'))).toContain(
    'aria-label="Verified of promised, hours: Q1 2026/27, 7.5 of 1,200"',
  )
})
