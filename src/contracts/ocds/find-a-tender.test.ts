import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { sum } from '../../language/quantity.ts'
import { type NoticedContract, type NoticedProcurement, type OcdsReading, readOcds } from './reading.ts'

/**
 * 189 notices of August 2026 (Find a Tender, OGL v3), read, and then counted again by plain walks over the raw JSON.
 * The notices are public material beside this repository; without them these tests are skipped, and say so.
 */
const folder = new URL('../../../../shared/data/ocds/', import.meta.url)
const notices = new URL('find-a-tender-189-releases.json', folder)
const absent = 'skipped: the public notices are not beside this repository'

// oxlint-disable-next-line typescript/no-explicit-any -- raw notices, walked without the reader's own types
type Raw = any

let raw: Raw[] = []
let reading: OcdsReading = { procurements: [], faults: [], originals: [] }

beforeAll(() => {
  if (!existsSync(notices)) return
  raw = JSON.parse(readFileSync(notices, 'utf8')).releases
  reading = readOcds({ releases: raw })
})

const contracts = (): NoticedContract[] =>
  reading.procurements.flatMap((procurement) => procurement.contracts)

function procurementOfNotice(number: string): NoticedProcurement {
  return reading.procurements.find((procurement) => procurement.notices.some(({ id }) => id === number))!
}

/** Every release in order of date, as its text has it: all are in English summer time. */
function byDate(): Raw[] {
  return raw.toSorted((a, b) => String(a.date).localeCompare(b.date))
}

describe('189 real notices', () => {
  test('are all read and kept', ({ skip }) => {
    skip(!existsSync(notices), absent)
    expect(reading.procurements).toHaveLength(new Set(raw.map(({ ocid }) => ocid)).size)
    expect(reading.procurements).toHaveLength(176)
    expect(reading.originals.filter(({ read }) => read)).toHaveLength(189)
    expect(reading.faults.filter(({ severity }) => severity === 'refused')).toEqual([])
  })

  test('have as many contracts as a plain count finds', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const counted = new Set<string>()
    for (const { ocid, contracts = [] } of raw) for (const { id } of contracts) counted.add(`${ocid} ${id}`)
    expect(contracts()).toHaveLength(counted.size)
    expect(counted.size).toBe(85)
  })

  test('add up to the same sums, net and gross', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const latest = (key: string) => {
      const pence = new Map<string, bigint>()
      for (const release of byDate())
        for (const contract of release.contracts ?? [])
          if (contract.value?.[key] !== undefined && contract.value.currency === 'GBP')
            pence.set(`${release.ocid} ${contract.id}`, BigInt(Math.round(contract.value[key] * 100)))
      const total = [...pence.values()].reduce((total, each) => total + each, 0n)
      return { total: String(total), count: pence.size }
    }
    const read = (key: 'net' | 'gross') => {
      const sums = contracts().flatMap(({ value }) => value?.[key] ?? [])
      return { total: sum(sums).times(100).toFixed(), count: sums.length }
    }
    expect(read('net')).toEqual(latest('amount'))
    expect(read('gross')).toEqual(latest('amountGross'))
    expect(read('net')).toEqual({ total: '133534776729', count: 65 })
    expect(read('gross')).toEqual({ total: '358472351468', count: 59 })
  })

  test('state only the gross sum of as many contracts as a plain count finds', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const sums = new Map<string, { net: boolean; gross: boolean }>()
    for (const release of raw)
      for (const { id, value = {} } of release.contracts ?? []) {
        const known = sums.get(`${release.ocid} ${id}`) ?? { net: false, gross: false }
        sums.set(`${release.ocid} ${id}`, {
          net: known.net || 'amount' in value,
          gross: known.gross || 'amountGross' in value,
        })
      }
    const counted = [...sums.values()].filter(({ net, gross }) => gross && !net).length
    expect(contracts().filter(({ value }) => value?.grossOnly)).toHaveLength(counted)
    expect(counted).toBe(8)
  })

  test('name the same suppliers, by the same numbers', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const counted = new Set<string>()
    for (const { parties } of raw)
      for (const { roles, identifier, additionalIdentifiers = [] } of parties)
        if (roles.includes('supplier'))
          for (const { scheme, id } of [identifier, ...additionalIdentifiers]) {
            if (scheme === 'GB-COH') counted.add(`GB-COH ${String(id).split(' ').at(-1)!.padStart(8, '0')}`)
            else if (scheme) counted.add(`${scheme} ${id}`)
            else if (/^P\w{3}-/.test(id ?? '')) counted.add(`GB-PPON ${id}`)
          }
    const suppliers = reading.procurements.flatMap((procurement) => procurement.suppliers)
    const read = new Set(
      suppliers.flatMap(({ identifiers }) => identifiers.map(({ scheme, id }) => `${scheme} ${id}`)),
    )
    expect([...read].toSorted()).toEqual([...counted].toSorted())
    expect(counted.size).toBe(135)
    const parties = new Map<string, string[]>()
    for (const { ocid, parties: named } of raw)
      for (const { id, roles, identifier, additionalIdentifiers = [] } of named)
        if (roles.includes('supplier'))
          parties.set(
            `${ocid} ${id}`,
            [identifier, ...additionalIdentifiers].flatMap((each: Raw) =>
              each.id ? [`${ocid} ${each.id}`] : [],
            ),
          )
    const met = new Set<string>()
    const organisations = [...parties.values()].filter((numbers) => {
      const known = numbers.some((number) => met.has(number))
      for (const number of numbers) met.add(number)
      return !known
    })
    expect([parties.size, organisations.length]).toEqual([122, 120])
    expect(suppliers).toHaveLength(120)
  })

  test('have the same criteria, of which the same name social value', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const criteria = new Map<string, Raw[]>()
    for (const { ocid, tender } of byDate())
      for (const { id, awardCriteria } of tender.lots ?? [])
        if (awardCriteria?.criteria) criteria.set(`${ocid} ${id}`, awardCriteria.criteria)
    const counted = [...criteria.values()].flat()
    const naming = counted.filter(({ name, description }) => /social value/i.test(`${name} ${description}`))
    const read = reading.procurements.flatMap((procurement) => procurement.criteria)
    const ofLots = read.filter(({ kind }) => kind === 'criterion')
    expect([ofLots.length, ofLots.filter(({ namesSocialValue }) => namesSocialValue).length]).toEqual([
      counted.length,
      naming.length,
    ])
    expect([counted.length, naming.length]).toEqual([104, 24])
    const stated = counted.flatMap(({ numbers = [] }) => numbers.map(({ number }: Raw) => number))
    const weights = ofLots.flatMap(({ weights }) => weights.map(({ number }) => number.toNumber()))
    expect(weights.toSorted()).toEqual(stated.toSorted())
    const notes = read.filter(({ kind }) => kind === 'note')
    expect([notes.length, notes.filter(({ namesSocialValue }) => namesSocialValue).length]).toEqual([3, 2])
    expect(reading.procurements.filter(({ namesSocialValue }) => namesSocialValue)).toHaveLength(18)
  })

  test('agree the same metrics', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const counted = new Set<string>()
    for (const { ocid, contracts = [] } of raw)
      for (const contract of contracts)
        for (const { id } of contract.agreedMetrics ?? []) counted.add(`${ocid} ${contract.id} ${id}`)
    const read = contracts().flatMap(({ agreedMetrics }) => agreedMetrics)
    expect(read).toHaveLength(counted.size)
    expect(counted.size).toBe(294)
    expect(read.filter(({ every }) => every)).toHaveLength(111)
  })

  test('report the same results of key performance indicators', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const ratings = raw
      .flatMap(({ contracts = [] }) => contracts)
      .flatMap(({ implementation }) => implementation?.metrics ?? [])
      .flatMap(({ observations }) =>
        observations.map(({ measureClassification }: Raw) => measureClassification.id),
      )
    const read = contracts().flatMap(({ kpiResults }) => kpiResults.map(({ rating }) => rating))
    expect(read.toSorted()).toEqual(ratings.toSorted())
    expect([read.length, read.filter((rating) => rating === 'met').length]).toEqual([8, 7])
  })

  test('buy under the same CPV codes', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const counted = new Set<string>()
    const walk = (part: Raw): void => {
      if (typeof part !== 'object' || part === null) return
      if (part.scheme === 'CPV') counted.add(part.id)
      for (const each of Object.values(part)) walk(each)
    }
    for (const { tender, awards, contracts } of raw) walk([tender, awards, contracts])
    const read = new Set(reading.procurements.flatMap(({ cpv }) => cpv.map(({ code }) => code)))
    expect([...read].toSorted()).toEqual([...counted].toSorted())
  })

  test('are each in the list of notices, with the type it states', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const types = new Map<string, string | undefined>()
    for (const { id, planning, tender, awards = [], contracts = [] } of raw) {
      const documents = [planning, tender, ...awards, ...contracts].flatMap((part) => part?.documents ?? [])
      types.set(id, documents.find((document: Raw) => document.id === id && document.noticeType)?.noticeType)
    }
    const read = reading.procurements.flatMap((procurement) => procurement.notices)
    expect(new Map(read.map(({ id, type }) => [id, type]))).toEqual(types)
    expect(read).toHaveLength(189)
    expect(read.filter(({ url }) => !url)).toEqual([])
  })

  test('say nothing of people or how to reach them', ({ skip }) => {
    skip(!existsSync(notices), absent)
    expect(JSON.stringify(raw)).toContain('redacted@example.invalid')
    expect(JSON.stringify(reading)).not.toMatch(/redacted@example\.invalid|contactPoint|"Redacted"/)
  })

  test('leave six things out, and say which', ({ skip }) => {
    skip(!existsSync(notices), absent)
    expect(reading.faults.map(({ releaseId, pointer, severity }) => [releaseId, pointer, severity])).toEqual([
      ['075930-2026', '/releases/0/parties/1/identifier', 'warning'],
      ['076479-2026', '/releases/17/parties/0/identifier', 'warning'],
      ['076069-2026', '/releases/18/parties/0/identifier', 'warning'],
      ['071479-2026', '/releases/105/awards/0/value', 'warning'],
      ['071480-2026', '/releases/107/awards/0/value', 'warning'],
      ['076503-2026', '/releases/112/awards/0/value', 'warning'],
    ])
  })
})

describe('the same facts come', () => {
  test('from a record package with the releases in it', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const ocids = [...new Set(raw.map(({ ocid }) => ocid as string))]
    const records = ocids.map((ocid) => ({ ocid, releases: raw.filter((release) => release.ocid === ocid) }))
    expect(readOcds({ version: '1.1', records }).procurements).toEqual(reading.procurements)
  })

  test('from records that have a single notice compiled', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const single = raw.filter(({ ocid }) => raw.filter((release) => release.ocid === ocid).length === 1)
    const records = single.map((release) => ({ ocid: release.ocid, compiledRelease: release }))
    const ocids = new Set(single.map(({ ocid }) => ocid))
    expect(readOcds({ records }).procurements).toEqual(
      reading.procurements.filter(({ ocid }) => ocids.has(ocid)),
    )
    expect(single).toHaveLength(167)
  })

  test('from the originals that are kept, once they have been in a database', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const kept = JSON.parse(JSON.stringify(reading.originals.map(({ release }) => release)))
    expect(readOcds(kept).procurements).toEqual(reading.procurements)
  })

  test('in whatever order the notices stand', ({ skip }) => {
    skip(!existsSync(notices), absent)
    expect(readOcds(raw.toReversed()).procurements).toEqual(reading.procurements)
  })
})

describe('notices that break the published schema', () => {
  test('are read all the same', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const ajv = new AjvDraft04.default({ strict: false })
    addFormats.default(ajv)
    const fits = ajv.compile(JSON.parse(readFileSync(new URL('uk-release-schema.json', folder), 'utf8')))
    const breaking = raw.filter((release) => !fits(release)).map(({ id }) => id)
    expect(breaking).toEqual([
      '076069-2026',
      '076496-2026',
      '075788-2026',
      '076129-2026',
      '076958-2026',
      '076365-2026',
    ])
    for (const id of breaking) {
      expect(procurementOfNotice(id).title).not.toBe('')
      expect(reading.originals.find(({ releaseId }) => releaseId === id)?.read).toBe(true)
    }
  })
})

describe('read by hand', () => {
  test('a framework of ESPO has eight suppliers and the end its update left alone', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const procurement = procurementOfNotice('076359-2026')
    expect(procurement).toMatchObject({
      ocid: 'ocds-h6vhtk-051d1c',
      framework: true,
      firstNoticeOn: '2026-08-11',
    })
    expect(procurement.buyer?.name).toBe('Leicestershire County Council, trading as ESPO')
    expect(procurement.contracts).toHaveLength(1)
    expect(procurement.contracts[0]).toMatchObject({
      kind: 'framework',
      period: { starts: '2026-08-06', ends: '2028-02-06', latestEnd: '2030-08-05' },
    })
    expect(procurement.contracts[0]?.supplierIds).toHaveLength(8)
  })

  test('the target hardening contract of two notices has its eight metrics once', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const [contract] = procurementOfNotice('076972-2026').contracts
    expect(contract).toMatchObject({
      id: '3',
      title: 'Provision of Target Hardening Services',
      kind: 'contract',
    })
    expect([contract?.value?.net?.toFixed(), contract?.value?.gross?.toFixed()]).toEqual([
      '191604.84',
      '229925.81',
    ])
    expect(contract?.agreedMetrics.map(({ id }) => id)).toEqual([
      '0019',
      '0020',
      '0024',
      '0018',
      '0021',
      '0023',
      '0022',
      '0017',
    ])
    expect(contract?.agreedMetrics[0]?.every).toEqual({ months: 12 })
    expect(contract?.agreedMetrics.some(({ looksLikeSocialValue }) => looksLikeSocialValue)).toBe(false)
  })

  test('two contracts for victims and perpetrators state gross sums only', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const read = procurementOfNotice('076813-2026').contracts.map(({ value, period }) => [
      value?.net,
      value?.gross?.toFixed(),
      period.latestEnd,
    ])
    expect(read).toEqual([
      [undefined, '8135018', '2031-03-31'],
      [undefined, '4417003', '2031-03-31'],
    ])
  })

  test('a network contract’s performance notice has four results, one of them social value', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const { buyer, contracts } = procurementOfNotice('076113-2026')
    expect(buyer?.name).toBe('Department for Education')
    expect(
      contracts[0]?.kpiResults.map(({ measured, rating, looksLikeSocialValue }) => [
        measured,
        rating,
        looksLikeSocialValue,
      ]),
    ).toEqual([
      ['99.7%', 'met', false],
      ['99.8%', 'met', false],
      ['100%', 'met', false],
      ['1500', 'met', true],
    ])
    expect(contracts[0]?.title).toBe(
      'Further Education Network Connectivity and Cyber Security Services (FENCCSS)',
    )
  })

  test('the metrics that look like social value are these', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const titles = contracts().flatMap(({ agreedMetrics }) =>
      agreedMetrics.filter(({ looksLikeSocialValue }) => looksLikeSocialValue).map(({ title }) => title),
    )
    expect(titles.toSorted()).toEqual([
      'A sustainable service',
      'Construction waste recycling rate',
      'Construction waste recycling rate',
      'Construction waste to Landfill',
      'Construction waste to Landfill',
      'Delivery of social value commitments relating to equal opportunity',
      'Delivery of social value commitments relating to fighting climate change',
      'Delivery of social value commitments relating to tackling economic inequality',
      'Delivery of the agreed Social Value commitments in line with the tender submission.',
      'Fleet CO2 emissions',
      'Fleet CO2 emissions',
      'Social Value',
      'Social Value',
      'Sustainability',
    ])
  })

  test('a call-off names its framework and the lot', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const procurement = procurementOfNotice('076214-2026')
    expect(procurement.calledOffFrom).toEqual({ ocid: 'ocds-h6vhtk-04eac3', lots: ['5'] })
    expect(procurement.contracts.map(({ kind }) => kind)).toEqual(['call-off'])
  })

  test('a partnership of Leicester City Council is awarded and not yet a contract, to the supplier as last named', ({
    skip,
  }) => {
    skip(!existsSync(notices), absent)
    const { awards, contracts, suppliers, notices: published } = procurementOfNotice('075863-2026')
    expect(contracts).toEqual([])
    expect(awards).toMatchObject([
      {
        standing: 'pending',
        supplierIds: ['GB-COH-03943494'],
        period: { starts: '2026-09-01', latestEnd: '2031-08-31' },
      },
    ])
    expect(suppliers.find(({ awarded }) => awarded)?.name).toBe('THE BRITISH CYCLING FEDERATION')
    expect(published.map(({ type }) => type)).toEqual(['UK5', 'UK6'])
  })

  test('a heritage contract passed from one supplier to another', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const { contracts, suppliers } = procurementOfNotice('075600-2026')
    expect(suppliers.map(({ name }) => name)).toEqual(['MYCAKE LIMITED'])
    expect(contracts[0]).toMatchObject({
      supplierIds: ['GB-COH-06378234'],
      period: {},
      changes: [
        {
          proposed: false,
          on: '2026-07-28',
          reasons: ['transferCorporateRestructuring'],
          period: { starts: '2026-07-28' },
        },
      ],
    })
  })

  test('places in a dynamic market of 127 parts are no contracts, and who has left is not in it', ({
    skip,
  }) => {
    skip(!existsSync(notices), absent)
    const { awards, contracts, suppliers, dynamicMarket } = procurementOfNotice('076993-2026')
    expect([dynamicMarket, contracts.length, awards.length]).toEqual([true, 0, 127])
    expect(new Set(awards.map(({ standing }) => standing))).toEqual(new Set(['market-member']))
    expect(suppliers.filter(({ awarded }) => !awarded).map(({ name }) => name)).toEqual([
      'KONGSBERG NORCONTROL LIMITED',
    ])
  })

  test('a contract ended early for a breach', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const [contract] = procurementOfNotice('075529-2026').contracts
    expect(contract).toMatchObject({
      status: 'terminated',
      termination: {
        on: '2026-07-22',
        reasons: ['other'],
        details: 'contract ceased 22/07/2026 - breach of contract',
      },
    })
    expect(contract?.termination?.finalValue?.net?.toFixed()).toBe('11117.08')
  })

  test('six lots each weigh social value at ten per cent', ({ skip }) => {
    skip(!existsSync(notices), absent)
    const { criteria, lots } = procurementOfNotice('075944-2026')
    const naming = criteria.filter(({ onlySocialValue }) => onlySocialValue)
    expect(lots).toHaveLength(6)
    expect(naming.map(({ lot, percent }) => `${lot}: ${percent?.toFixed()}`)).toEqual(
      ['1', '2', '3', '4', '5', '6'].map((lot) => `${lot}: 10`),
    )
  })
})

test('five thousand releases take a few seconds at most', ({ skip }) => {
  skip(!existsSync(notices), absent)
  const releases = Array.from({ length: 27 }, (_, copy) =>
    raw.map((release) => ({ ...release, ocid: `${release.ocid}-${copy}` })),
  ).flat()
  const began = performance.now()
  expect(readOcds({ releases }).procurements).toHaveLength(176 * 27)
  expect(performance.now() - began).toBeLessThan(20_000)
})
