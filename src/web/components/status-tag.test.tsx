import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type Status, statuses, StatusTag } from './status-tag.tsx'

test('a status is told by its words and a shape, never by colour alone', () => {
  for (const [status, { words }] of Object.entries(statuses)) {
    const html = renderToStaticMarkup(<StatusTag status={status as Status} />)
    expect(html).toContain(`${words}</strong>`)
    expect(html).toContain('<svg class="gm-shape"')
  }
})

test('in full, in part and not met have three shapes', () => {
  const shapes = (['met-in-full', 'met-in-part', 'not-met', 'not-yet-due'] as const).map(
    (status) => statuses[status].shape,
  )
  expect(new Set(shapes).size).toBe(4)
})

test('a status may say how much of it', () => {
  expect(renderToStaticMarkup(<StatusTag status="verified">12 hours verified</StatusTag>)).toContain(
    '</svg>12 hours verified</strong>',
  )
})
