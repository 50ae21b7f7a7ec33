import { expect, test } from 'vitest'
import { confirmDelivery, isDrawn, nameBeneficiary, readConfirmationSetting } from './confirmation.ts'

const kitchen = { organisation: ' Eastmere Community Kitchen ', email: 'office@kitchen.example ' }
const nobody = { ownAddresses: [], named: [] }

test('an organisation is named once, with an address that is not the supplier’s own', () => {
  expect(nameBeneficiary(kitchen, nobody)).toEqual({
    accepted: true,
    fact: { organisation: 'Eastmere Community Kitchen', email: 'office@kitchen.example' },
  })
  const because = (typed: typeof kitchen, beside: Partial<typeof nobody> = {}) => {
    const decision = nameBeneficiary(typed, { ...nobody, ...beside })
    return decision.accepted ? '' : decision.because
  }
  expect([
    because({ ...kitchen, organisation: ' ' }),
    because({ ...kitchen, organisation: 'a'.repeat(201) }),
    because({ ...kitchen, email: 'office' }),
    because(kitchen, { ownAddresses: ['OFFICE@kitchen.example'] as never[] }),
    because(kitchen, { named: ['Office@Kitchen.example'] as never[] }),
  ]).toEqual(['no-organisation', 'organisation-too-long', 'no-email', 'own-address', 'already-named'])
})

test('a plain yes needs no words; partly and no do', () => {
  const because = (answer: string, words: string) => {
    const decision = confirmDelivery({ answer, words })
    return decision.accepted ? 'accepted' : decision.because
  }
  expect([
    because('yes', ''),
    because('', 'It went well'),
    because('partly', ' '),
    because('no', ''),
    because('no', 'Nobody came'),
    because('yes', 'a'.repeat(2001)),
  ]).toEqual(['accepted', 'no-answer', 'words-needed', 'words-needed', 'accepted', 'words-too-long'])
})

test('the share that is asked is worked out from the delivery alone, and can be worked out again', () => {
  expect([
    isDrawn('00000063', 100),
    isDrawn('00000063', 99),
    isDrawn('00000000', 0),
    isDrawn('00000000', 1),
  ]).toEqual([true, false, false, true])
})

test.each([
  [{ percent: '101', remindAfter: '14' }, 'percent'],
  [{ percent: 'some', remindAfter: '14' }, 'percent'],
  [{ percent: '50', remindAfter: '0' }, 'remind-after'],
])('a setting of %o is refused', (typed, because) => {
  expect(readConfirmationSetting(typed)).toEqual({ accepted: false, because })
})
