import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '../../language/day.ts'
import { ocdsNotice } from './ocds-notice.ts'

const folder = new URL('../../../../shared/data/ocds/', import.meta.url)
const whyNot = existsSync(folder)
  ? undefined
  : 'the published schemas and notices are not beside this checkout'

const quarter = { starts: day('2026-07-01'), ends: day('2026-09-30') }
const notice = {
  contract: { id: '01a2', title: 'Highways repairs', reference: 'W-101', ocid: 'ocds-h6vhtk-000000' },
  buyer: { name: 'Wrenshire County Council', identifier: { scheme: 'GB-LAE', id: 'WRN' } },
  suppliers: [{ name: 'Ashdown Highways Ltd', identifier: null }],
  starts: day('2026-04-01'),
  ends: day('2026-09-30'),
  kpis: [
    {
      id: 'k1',
      title: 'Repairs on time',
      target: '95% or above',
      ratings: [
        { ...quarter, rating: 'below' as const, measured: '88%', why: 'Two vans were off the road.' },
        {
          starts: day('2026-04-01'),
          ends: day('2026-06-30'),
          rating: 'met' as const,
          measured: '96%',
          why: '',
        },
      ],
    },
  ],
  failures: [
    {
      id: 'f1',
      kind: 'breach' as const,
      result: 'damages' as const,
      on: day('2026-09-01'),
      requirement: 'Repairs within 24 hours',
      words: 'Forty repairs were late.',
      chance: '',
    },
    {
      id: 'f2',
      kind: 'poor-performance' as const,
      result: null,
      on: day('2026-09-02'),
      requirement: 'A monthly report',
      words: 'Three reports were missing.',
      chance: 'A plan from June to August.',
    },
  ],
}
const release = ocdsNotice({
  notice,
  id: 'gm-1',
  at: new Date('2026-11-23T10:00:00Z'),
  procurement: { title: 'Highways repairs 2026' },
})

describe.skipIf(whyNot)('a contract performance notice as a release', () => {
  test('keeps to the published schema of the United Kingdom', () => {
    const ajv = new AjvDraft04.default({ strict: false })
    addFormats.default(ajv)
    const fits = ajv.compile(
      JSON.parse(readFileSync(new URL('uk-release-schema.json', folder), 'utf8')) as object,
    )
    fits(release)
    expect(fits.errors ?? []).toEqual([])
  })

  test('tells KPIs and ratings in the same places as the two real ones', () => {
    const found = readFileSync(new URL('find-a-tender-189-releases.json', folder), 'utf8')
    const { releases } = JSON.parse(found) as { releases: Release[] }
    const real = releases.filter(({ contracts }) =>
      contracts?.some(({ documents }) => documents?.some(({ noticeType }) => noticeType === 'UK9')),
    )
    expect(real).toHaveLength(2)
    const ours = release as Release
    for (const theirs of real) {
      expect(ours.tag).toEqual(theirs.tag)
      expect(Object.keys(ours)).toEqual(
        expect.arrayContaining(['ocid', 'parties', 'tender', 'contracts', 'language']),
      )
      expect(placesIn(metricsOf(ours))).toEqual(expect.arrayContaining(placesIn(metricsOf(theirs))))
      expect(theirs.tender.legalBasis).toEqual(ours.tender.legalBasis)
    }
    const descriptions = new Map(real.flatMap((each) => classes(each)))
    for (const [rating, words] of classes(ours).filter(([id]) => descriptions.has(id)))
      expect(words.split(' - ')[0]).toBe(descriptions.get(rating)!.split(' - ')[0])
  })
})

interface Metric {
  observations: { measureClassification: { id: string; description: string } }[]
}

interface Release {
  tag: string[]
  tender: { legalBasis: object }
  contracts?: { documents?: { noticeType?: string }[]; implementation?: { metrics?: Metric[] } }[]
}

const metricsOf = ({ contracts = [] }: Release) =>
  contracts.flatMap(({ implementation }) => implementation?.metrics ?? [])

const classes = (of: Release) =>
  metricsOf(of)
    .flatMap(({ observations }) => observations)
    .map(({ measureClassification: { id, description } }): [string, string] => [id, description])

/** "observations.period.startDate": every name under which something stands. */
function placesIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => placesIn(each, path)))]
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, each]) =>
    placesIn(each, path === '' ? name : `${path}.${name}`),
  )
}
