import { expect, test } from 'vitest'
import { changeRoles } from './change-roles.ts'

test('only the difference begins and ends', () => {
  expect(changeRoles(['publisher', 'legal'], ['legal', 'finance'], false)).toEqual({
    accepted: true,
    fact: { starts: ['finance'], ends: ['publisher'] },
  })
})

test('the last administrator stays one', () => {
  expect(changeRoles(['administrator'], ['publisher'], true)).toEqual({
    accepted: false,
    because: 'last-administrator',
  })
  expect(changeRoles(['administrator'], [], true).accepted).toBe(false)
})

test('the last administrator may take on more', () => {
  expect(changeRoles(['administrator'], ['administrator', 'legal'], true).accepted).toBe(true)
})

test('one of several administrators may stop', () => {
  expect(changeRoles(['administrator'], [], false)).toEqual({
    accepted: true,
    fact: { starts: [], ends: ['administrator'] },
  })
})

test('the same roles again are no change', () => {
  expect(changeRoles(['legal'], ['legal'], false)).toEqual({ accepted: false, because: 'nothing-changed' })
})
