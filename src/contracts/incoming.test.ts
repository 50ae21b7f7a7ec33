import { expect, test } from 'vitest'
import { day } from '../language/day.ts'
import { Decimal } from '../language/quantity.ts'
import { contractsFrom, procurementFrom } from './from-notices.ts'
import { fromRegister } from './from-register.ts'
import { readOcds } from './ocds/reading.ts'
import type { RegisterContract } from './register-file/contract.ts'

const read: RegisterContract = {
  key: 'reference:HW17',
  digest: 'd',
  rows: [7, 9],
  title: 'Highways repairs',
  reference: 'HW-17',
  value: new Decimal('120000'),
  suppliers: [{ name: 'Ashdown Highways Ltd', identifiers: [], kinds: { SME: true } }],
}

test('a row of a register becomes a contract under its natural key, at its row', () => {
  const contract = fromRegister({
    ...read,
    department: 'Highways',
    lot: '2',
    place: 'Eastmere',
    rolling: true,
  })
  expect(contract).toMatchObject({
    key: 'register:reference:HW17',
    row: 7,
    placeWords: 'Eastmere',
    terms: {
      kind: 'contract',
      value: read.value,
      valueGross: null,
      service: 'Highways',
      noticed: { lot: '2', rolling: true, place: 'Eastmere' },
    },
    suppliers: [{ kind: 'sme' }],
  })
})

test('a sum with VAT is kept as one with VAT', () => {
  const { terms } = fromRegister({ ...read, valueIncludesVat: true })
  expect([terms.value, terms.valueGross]).toEqual([null, read.value])
})

test('a register tells frameworks from what is called off from them', () => {
  expect(fromRegister({ ...read, framework: true }).terms.kind).toBe('framework')
  expect(fromRegister({ ...read, framework: true, frameworkName: 'ESPO 664' }).terms).toMatchObject({
    kind: 'call-off',
    noticed: { frameworkName: 'ESPO 664' },
  })
})

test.each([
  [{ VCSE: true, SME: true }, 'vcse'],
  [{ mutual: true }, 'mutual'],
  [{ public: true }, 'public'],
  [{ large: true, SME: false }, 'large'],
  [{}, 'not-known'],
])('a supplier said to be %j is kept as %s', (kinds, kind) => {
  const suppliers = [{ name: 'Ashdown', identifiers: [], kinds }]
  expect(fromRegister({ ...read, suppliers }).suppliers[0]!.kind).toBe(kind)
})

const release = {
  ocid: 'ocds-h6vhtk-000001',
  id: '1',
  date: '2026-08-12T13:18:57+01:00',
  tag: ['award', 'contract'],
  parties: [
    { id: 'b', name: 'Wrenshire County Council', roles: ['buyer'] },
    {
      id: 's',
      name: 'Ashdown Highways Ltd',
      identifier: { scheme: 'GB-COH', id: '4105827' },
      details: { scale: 'small' },
      roles: ['supplier'],
    },
  ],
  tender: {
    id: 'HW-17',
    title: 'Highways repairs',
    lots: [
      {
        id: '1',
        awardCriteria: {
          criteria: [
            { type: 'quality', name: 'Social value', numbers: [{ number: 10, weight: 'percentageExact' }] },
          ],
        },
      },
    ],
  },
  awards: [{ id: '1', suppliers: [{ id: 's', name: 'Ashdown Highways Ltd' }], relatedLots: ['1'] }],
  contracts: [
    {
      id: '1',
      awardID: '1',
      title: 'Repairs',
      status: 'active',
      period: { startDate: '2026-09-01T00:00:00+01:00', endDate: '2027-08-31T23:59:59+01:00' },
      value: { amount: 100000, amountGross: 120000, currency: 'GBP' },
      agreedMetrics: [{ id: 'm1', title: 'Social value: 40 hours of bid-writing help' }],
    },
  ],
}

test('a notice becomes a procurement, a contract and drafts', () => {
  const [procurement] = readOcds({ releases: [release] }).procurements
  expect(procurementFrom(procurement!).terms).toMatchObject({
    ocid: 'ocds-h6vhtk-000001',
    buyer: 'Wrenshire County Council',
    namesSocialValue: true,
    criteria: [{ name: 'Social value', percent: '10' }],
  })
  const [contract] = contractsFrom(procurement!, '/releases/0')
  expect(contract).toMatchObject({
    key: 'ocds:ocds-h6vhtk-000001/1',
    pointer: '/releases/0',
    terms: { title: 'Repairs', reference: 'HW-17', starts: day('2026-09-01'), ends: day('2027-08-31') },
    suppliers: [
      { name: 'Ashdown Highways Ltd', kind: 'small', identifiers: [{ scheme: 'GB-COH', id: '04105827' }] },
    ],
    drafts: [{ key: 'm1', looksSocial: true }],
  })
  expect(contract!.terms.value!.toFixed()).toBe('100000')
  expect(contract!.terms.valueGross!.toFixed()).toBe('120000')
})

test('a terminated contract ended on the day it was terminated', () => {
  const ended = {
    ...release,
    id: '2',
    date: '2027-01-10T10:00:00Z',
    tag: ['contractTermination'],
    awards: undefined,
    contracts: [
      {
        id: '1',
        awardID: '1',
        status: 'terminated',
        terminationRationaleClassifications: [{ id: 'contractCompleted' }],
        implementation: { endDate: '2026-12-31T00:00:00Z' },
      },
    ],
  }
  const [procurement] = readOcds({ releases: [release, ended] }).procurements
  const [contract] = contractsFrom(procurement!, null)
  expect(contract!.terms).toMatchObject({
    ends: '2026-12-31',
    noticed: { status: 'terminated', terminated: '2026-12-31' },
  })
})

test('the same notice has the same fingerprint, another sum another', () => {
  const digests = (releases: object[]) =>
    readOcds({ releases }).procurements.flatMap((each) =>
      contractsFrom(each, null).map(({ digest }) => digest),
    )
  const dearer = structuredClone(release)
  dearer.contracts[0]!.value.amount = 100001
  expect(digests([release])).toEqual(digests([structuredClone(release)]))
  expect(digests([dearer])).not.toEqual(digests([release]))
})
