import { expect, test } from 'vitest'
import { readQuantity } from './typed-quantity.ts'

test.each([
  ['8', '8'],
  [' 7.5 ', '7.5'],
  ['1,200', '1200'],
  ['£12,500.50', '12500.5'],
  ['.5', '0.5'],
  ['0', '0'],
])('%s is read as %s', (typed, read) => {
  const quantity = readQuantity(typed)
  expect(quantity.accepted && quantity.fact.toFixed()).toBe(read)
})

test.each([
  ['', 'no-quantity'],
  ['eight', 'not-a-number'],
  ['8 hours', 'not-a-number'],
  ['1,20', 'not-a-number'],
  ['1e3', 'not-a-number'],
  ['-2', 'below-nought'],
  ['0.1234', 'too-exact'],
  ['1000000000001', 'too-large'],
])('%s is refused: %s', (typed, because) => {
  expect(readQuantity(typed)).toEqual({ accepted: false, because })
})
