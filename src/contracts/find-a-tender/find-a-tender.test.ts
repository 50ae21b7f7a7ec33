import { expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { localTime } from './local-time.ts'
import { chooseSource, isOf } from './source.ts'

const today = day('2026-11-23')
const proposed = { isOn: true, identifier: '', beginsOn: day('2026-08-01'), applies: false }

test('an identifier is taken with or without the words before it', () => {
  for (const identifier of ['pxrt-5737-vbqd', ' GB-PPON-PXRT-5737-VBQD ']) {
    const decision = chooseSource({ ...proposed, identifier }, today)
    expect(decision.accepted && decision.fact.identifier).toBe('GB-PPON-PXRT-5737-VBQD')
  }
})

test('it is not turned on without an identifier, nor with another kind of number', () => {
  expect(chooseSource(proposed, today)).toMatchObject({ because: 'no-identifier' })
  expect(chooseSource({ ...proposed, isOn: false }, today).accepted).toBe(true)
  expect(chooseSource({ ...proposed, identifier: 'GB-FTS-144307' }, today)).toMatchObject({
    because: 'identifier-not-right',
  })
})

test('it begins neither before Find a Tender did nor in the future', () => {
  const identifier = 'PXRT-5737-VBQD'
  const from = (text: string) => chooseSource({ ...proposed, identifier, beginsOn: day(text) }, today)
  expect(from('2020-12-31')).toMatchObject({ because: 'begins-too-early' })
  expect(from('2026-11-24')).toMatchObject({ because: 'begins-later' })
})

test('moments are asked for in English local time, on either side of the hour that comes twice', () => {
  expect(localTime(new Date('2026-08-10T21:38:39Z'))).toBe('2026-08-10T22:38:39')
  expect(localTime(new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25T01:30:00')
  expect(localTime(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25T01:30:00')
  expect(localTime(new Date('2026-11-23T00:00:00Z'))).toBe('2026-11-23T00:00:00')
})

test('a notice is ours by its buyer’s reference or number, never by being one that sells to us', () => {
  const identifier = 'GB-PPON-PXRT-5737-VBQD'
  const release = { ocid: 'o', id: '1' }
  const named = { scheme: 'GB-PPON', id: 'PXRT-5737-VBQD' }
  expect(isOf({ ...release, buyer: { id: identifier } }, identifier)).toBe(true)
  expect(isOf({ ...release, parties: [{ id: 'x', roles: ['buyer'], identifier: named }] }, identifier)).toBe(
    true,
  )
  expect(
    isOf({ ...release, parties: [{ id: 'x', roles: ['supplier'], identifier: named }] }, identifier),
  ).toBe(false)
  expect(isOf({ buyer: { id: identifier } }, identifier)).toBe(false)
  expect(isOf(null, identifier)).toBe(false)
})
