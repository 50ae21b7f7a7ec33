import { describe, expect, test } from 'vitest'
import { readOcds } from './reading.ts'

const ocid = 'ocds-h6vhtk-0abc12'
const firm = { id: 'GB-COH-01234567', name: 'Firm Ltd', roles: ['supplier'] }
const other = { id: 'GB-COH-07654321', name: 'Other Ltd', roles: ['supplier'] }

function release(number: number, content: object): object {
  return {
    ocid,
    id: `07600${number}-2026`,
    date: `2026-08-0${number}T10:00:00+01:00`,
    tender: { title: 'Street lighting' },
    ...content,
  }
}

function read(...releases: object[]) {
  const { procurements, faults } = readOcds({ releases })
  expect(faults).toEqual([])
  return procurements[0]!
}

const notice = (number: number, noticeType: string) => [
  {
    id: `07600${number}-2026`,
    noticeType,
    datePublished: `2026-08-0${number}T10:00:00+01:00`,
    url: 'https://notices.example/1',
  },
]

describe('what counts as a contract', () => {
  const award = {
    id: '1',
    status: 'pending',
    suppliers: [{ id: firm.id, name: firm.name }],
    relatedLots: ['1'],
  }

  test('an award with a supplier and no contract is pending', () => {
    const { awards, contracts } = read(release(1, { tag: ['award'], parties: [firm], awards: [award] }))
    expect(awards).toMatchObject([{ standing: 'pending', supplierIds: [firm.id], lots: ['1'] }])
    expect(contracts).toEqual([])
  })

  test('once a contract refers to the award it is contracted, and the contract has the award’s supplier and lots', () => {
    const contracts = [{ id: '1', awardID: '1', status: 'active', dateSigned: '2026-08-02T00:00:00+01:00' }]
    const known = read(
      release(1, { tag: ['award'], parties: [firm], awards: [award] }),
      release(2, { tag: ['contract'], contracts }),
    )
    expect(known.awards[0]?.standing).toBe('contracted')
    expect(known.contracts).toMatchObject([
      {
        id: '1',
        awardId: '1',
        statedBy: 'contract',
        kind: 'contract',
        title: 'Street lighting',
        supplierIds: [firm.id],
        lots: ['1'],
        signedOn: '2026-08-02',
      },
    ])
  })

  test('a cancelled award, and one that names nobody, are neither', () => {
    const { awards } = read(
      release(1, { tag: ['award'], awards: [{ id: '1', status: 'cancelled' }, { id: '2' }] }),
    )
    expect(awards.map(({ standing }) => standing)).toEqual(['cancelled', 'nobody-named'])
  })

  test('a place in a dynamic market is no award of work', () => {
    const tender = { title: 'Space', documents: notice(1, 'UK15') }
    const { awards, dynamicMarket } = read(
      release(1, { tag: ['award'], tender, parties: [firm], awards: [award] }),
    )
    expect([dynamicMarket, awards[0]?.standing]).toEqual([true, 'market-member'])
  })

  test('an award notice of Contracts Finder tells of a contract', () => {
    const awards = [
      {
        id: 'ocds-b5fd17-1-1',
        status: 'active',
        value: { amount: 274973.89, currency: 'GBP' },
        contractPeriod: { startDate: '2025-02-28T00:00:00Z', endDate: '2026-02-27T23:59:59Z' },
        suppliers: [{ id: firm.id, name: firm.name }],
      },
    ]
    const tender = { title: 'Software', procurementMethodDetails: 'Call-off from a framework agreement' }
    const finder = {
      ...release(1, { tag: ['award'], parties: [firm], tender, awards }),
      ocid: 'ocds-b5fd17-1',
    }
    const { contracts, awards: known } = read(finder)
    expect(known[0]?.standing).toBe('contracted')
    expect(contracts).toMatchObject([
      {
        statedBy: 'award',
        kind: 'call-off',
        title: 'Software',
        supplierIds: [firm.id],
        period: { starts: '2025-02-28', ends: '2026-02-27' },
      },
    ])
    expect(contracts[0]?.value?.net?.toFixed()).toBe('274973.89')
  })
})

describe('the kind of a contract', () => {
  const contracts = [{ id: '1', awardID: '1' }]
  const kindIn = (content: object) => read(release(1, { contracts, ...content })).contracts[0]?.kind

  test('is framework where the procurement sets one up', () => {
    expect(kindIn({ tender: { title: 'A', techniques: { hasFrameworkAgreement: true } } })).toBe('framework')
  })

  test('is framework for the lots that set one up', () => {
    const lots = [{ id: '1', techniques: { hasFrameworkAgreement: true } }, { id: '2' }]
    const awards = [{ id: '1', relatedLots: ['2'], suppliers: [firm] }]
    expect(kindIn({ tender: { title: 'A', lots }, awards })).toBe('contract')
    expect(kindIn({ tender: { title: 'A', lots }, awards: [{ ...awards[0], relatedLots: ['1'] }] })).toBe(
      'framework',
    )
  })

  test('is call-off where a framework is named', () => {
    const relatedProcesses = [
      {
        id: 'framework',
        relationship: ['framework'],
        scheme: 'ocid',
        identifier: 'ocds-h6vhtk-04eac3',
        relatedLots: ['5'],
      },
    ]
    const { calledOff, calledOffFrom, contracts: known } = read(release(1, { contracts, relatedProcesses }))
    expect([calledOff, known[0]?.kind]).toEqual([true, 'call-off'])
    expect(calledOffFrom).toEqual({ ocid: 'ocds-h6vhtk-04eac3', lots: ['5'] })
  })
})

describe('suppliers of an award', () => {
  const award = (...suppliers: { id: string; name: string }[]) => [
    { id: '1', suppliers: suppliers.map(({ id, name }) => ({ id, name })) },
  ]

  test('are those of the latest notice that lists them', () => {
    const { awards, suppliers } = read(
      release(1, { tag: ['award'], parties: [firm], awards: award(firm) }),
      release(2, { tag: ['awardUpdate'], parties: [other], awards: award(other) }),
    )
    expect(awards[0]?.supplierIds).toEqual([other.id])
    expect(suppliers.map(({ name, awarded }) => [name, awarded]).toSorted()).toEqual([
      ['Firm Ltd', false],
      ['Other Ltd', true],
    ])
  })

  test('stay when a later notice says nothing of them', () => {
    const { awards } = read(
      release(1, { tag: ['award'], parties: [firm], awards: award(firm) }),
      release(2, { tag: ['awardUpdate'], awards: [{ id: '1', status: 'active' }] }),
    )
    expect(awards[0]?.supplierIds).toEqual([firm.id])
  })

  test('change with a notice that one has left and another come in', () => {
    const gone = { ...firm, roles: ['removedSupplier'] }
    const third = { id: 'GB-COH-00000003', name: 'Third Ltd', roles: ['supplier'] }
    const contracts = [{ id: '1', awardID: '1' }]
    const { contracts: known } = read(
      release(1, { tag: ['contract'], parties: [firm, third], awards: award(firm, third), contracts }),
      release(2, { tag: ['contractAmendment'], parties: [gone, other], awards: award(other), contracts }),
    )
    expect(known[0]?.supplierIds).toEqual([third.id, other.id])
  })

  test('are known even where no party describes them', () => {
    const { suppliers } = read(release(1, { tag: ['award'], awards: award(firm) }))
    expect(suppliers).toMatchObject([
      { name: 'Firm Ltd', identifiers: [{ scheme: 'GB-COH', id: '01234567' }] },
    ])
  })
})

describe('a contract change notice', () => {
  const signed = { id: '1', awardID: '1', period: { startDate: '2026-01-01', endDate: '2027-12-31' } }
  const amendment = {
    id: '076002-2026',
    date: '2026-08-12T00:00:00+01:00',
    rationale: 'More roads',
    rationaleClassifications: [{ id: 'providedContract' }],
  }
  const changed = {
    id: '1',
    period: { startDate: '2026-08-13', endDate: '2028-06-30' },
    value: { amount: 900 },
    amendments: [amendment],
  }

  test('changes the end and the value; its start is the change’s, not the contract’s', () => {
    const [contract] = read(
      release(1, { tag: ['contract'], contracts: [signed] }),
      release(2, { tag: ['contractAmendment'], contracts: [changed] }),
    ).contracts
    expect(contract?.period).toEqual({ starts: '2026-01-01', ends: '2028-06-30' })
    expect(contract?.value?.net?.toFixed()).toBe('900')
    expect(contract?.changes).toMatchObject([
      {
        proposed: false,
        on: '2026-08-12',
        reasons: ['providedContract'],
        rationale: 'More roads',
        period: { starts: '2026-08-13' },
      },
    ])
  })

  test('may only propose, and then the contract stands as it was', () => {
    const proposedAmendments = [{ id: '076002-2026', date: '2026-08-13', period: { endDate: '2030-01-01' } }]
    const [contract] = read(
      release(1, { tag: ['contract'], contracts: [signed] }),
      release(2, { tag: ['contractAmendment'], contracts: [{ id: '1', proposedAmendments }] }),
    ).contracts
    expect(contract?.period.ends).toBe('2027-12-31')
    expect(contract?.changes).toMatchObject([
      { proposed: true, on: '2026-08-13', period: { ends: '2030-01-01' } },
    ])
  })

  test('is not what a mended word of a notice is', () => {
    const mended = { ...signed, amendments: [{ id: '2', description: 'Field reading “1” corrected' }] }
    expect(read(release(1, { tag: ['contractUpdate'], contracts: [mended] })).contracts[0]?.changes).toEqual(
      [],
    )
  })
})

test('a contract termination notice says when, why and for how much', () => {
  const terminated = {
    id: '1',
    status: 'terminated',
    statusDetails: 'breach of contract',
    terminationRationaleClassifications: [{ id: 'other' }],
    implementation: {
      endDate: '2026-07-22T00:00:00+01:00',
      finalValue: { amount: 11117.08, amountGross: 13340.5, currency: 'GBP' },
    },
  }
  const { termination } = read(release(1, { tag: ['contractTermination'], contracts: [terminated] }))
    .contracts[0]!
  expect(termination).toMatchObject({ on: '2026-07-22', reasons: ['other'], details: 'breach of contract' })
  expect(termination?.finalValue?.gross?.toFixed()).toBe('13340.5')
})

test('renewals, options and the last day with extensions are kept', () => {
  const contracts = [
    {
      id: '1',
      hasRenewal: true,
      renewal: { description: '2 x 12 months' },
      hasOptions: true,
      options: { description: 'More lamps' },
      period: {
        startDate: '2026-08-03T00:00:00Z',
        endDate: '2030-08-02T23:59:59+01:00',
        maxExtentDate: '2033-08-02T23:59:59+01:00',
      },
    },
  ]
  expect(read(release(1, { tag: ['contract'], contracts })).contracts[0]).toMatchObject({
    hasRenewal: true,
    renewal: '2 x 12 months',
    hasOptions: true,
    options: 'More lamps',
    period: { starts: '2026-08-03', ends: '2030-08-02', latestEnd: '2033-08-02' },
  })
})

test('a contract is for what its award’s items say, else for what its lots’ do', () => {
  const item = (id: string, relatedLot?: string) => ({
    id: relatedLot ?? id,
    relatedLot,
    additionalClassifications: [{ scheme: 'CPV', id }],
    deliveryAddresses: [{ region: `UK${relatedLot ?? 'C'}` }],
  })
  const tender = { title: 'A', items: [item('90000000', '1'), item('45000000-7', '2')] }
  const contracts = [{ id: '1', awardID: '1' }]
  const award = { id: '1', relatedLots: ['2'], suppliers: [firm] }
  const [byLot] = read(release(1, { tender, contracts, awards: [award] })).contracts
  expect([byLot?.cpv, byLot?.regions]).toEqual([[{ code: '45000000', division: '45' }], ['UK2']])
  const [byItem] = read(
    release(1, { tender, contracts, awards: [{ ...award, items: [item('77310000', '2')] }] }),
  ).contracts
  expect(byItem?.cpv.map(({ code }) => code)).toEqual(['77310000'])
})

test('notices are listed by date with their type and address, and the first is the day it began', () => {
  const { notices, firstNoticeOn, tenderNoticeOn } = read(
    release(3, { tag: ['award'], awards: [{ id: '1', suppliers: [firm], documents: notice(3, 'UK6') }] }),
    release(1, { tag: ['planning'], planning: { documents: notice(1, 'UK2') } }),
    release(2, { tag: ['tender'], tender: { title: 'A', documents: notice(2, 'UK4') } }),
    release(4, { tag: ['award'] }),
  )
  expect(notices.map(({ id, type, on, url }) => [id, type, on, url])).toEqual([
    ['076001-2026', 'UK2', '2026-08-01', 'https://notices.example/1'],
    ['076002-2026', 'UK4', '2026-08-02', 'https://notices.example/1'],
    ['076003-2026', 'UK6', '2026-08-03', 'https://notices.example/1'],
    ['076004-2026', undefined, '2026-08-04', 'https://www.find-tender.service.gov.uk/Notice/076004-2026'],
  ])
  expect([firstNoticeOn, tenderNoticeOn]).toEqual(['2026-08-01', '2026-08-02'])
})

test('an address that is none is not kept', () => {
  const documents = [{ id: '076001-2026', noticeType: 'UK4', url: 'javascript:alert(1)' }]
  expect(read(release(1, { tender: { title: 'A', documents } })).notices[0]?.url).toBeUndefined()
})
