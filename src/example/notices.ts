import { county } from './county.ts'
import { numberOf, type ExampleSupplier, suppliers } from './suppliers.ts'

interface NoticedMetric {
  id: string
  title: string
  description: string
}

interface NoticedContract {
  ocid: string
  notice: string
  on: string
  title: string
  about: string
  supplier: string
  cpv: string
  starts: string
  ends: string
  amount: number
  metrics: readonly NoticedMetric[]
}

/** Two contracts that only notices tell of: what they promise waits for somebody to make commitments of it. */
const contracts: readonly NoticedContract[] = [
  {
    ocid: 'ocds-wrnshr-000101',
    notice: '000101-2026',
    on: '2026-09-14T09:30:00+01:00',
    title: 'Street lighting renewal, phase two',
    about: 'Renewal of 4,100 street lamps in Harrowby and Marston Heath with dimmable ones.',
    supplier: 'Lanternlight Signs and Signals Ltd',
    cpv: '45316110',
    starts: '2026-10-01T00:00:00+01:00',
    ends: '2029-09-30T23:59:59+01:00',
    amount: 2_150_000,
    metrics: [
      {
        id: '1',
        title: 'Apprenticeships',
        description:
          '4 apprentices started on the contract by September 2028, from Wrenshire where possible.',
      },
      {
        id: '2',
        title: 'Carbon savings',
        description: '60 tonnes of carbon saved against the starting point agreed at award.',
      },
      {
        id: '3',
        title: 'Careers visits',
        description: 'Visits to schools near the works, at least 6 careers talks over the contract.',
      },
      { id: '4', title: 'Lamps working', description: 'At least 99% of lamps lit on any night.' },
    ],
  },
  {
    ocid: 'ocds-wrnshr-000102',
    notice: '000102-2026',
    on: '2026-06-22T11:00:00+01:00',
    title: 'Community meals and welfare checks',
    about: 'A hot meal and a friendly check, seven days a week, for people who live alone.',
    supplier: 'The Weir Kitchen CIC',
    cpv: '55521100',
    starts: '2026-07-01T00:00:00+01:00',
    ends: '2028-06-30T23:59:59+01:00',
    amount: 640_000,
    metrics: [
      {
        id: '1',
        title: 'Volunteer hours',
        description: '300 volunteer hours given at community kitchens by June 2028.',
      },
      { id: '2', title: 'Meals on time', description: '95% of meals delivered within the agreed hour.' },
    ],
  },
]

/** What the second one’s first quarter was like, as its performance notice tells it. */
const results = [
  { id: '1', measure: '42 hours', rating: 'met' },
  { id: '2', measure: '93.8%', rating: 'slightlyBelow' },
]

/** The invented notices, as Find a Tender would hand them out. */
export function noticesOfTheCounty(): { uri: string; version: string; releases: unknown[] } {
  const releases = [...contracts.map(agreed), performance(contracts[1]!)]
  return { uri: 'https://notices.example/wrenshire', version: '1.1', releases }
}

function agreed(of: NoticedContract): unknown {
  const supplier = suppliers.find(({ name }) => name === of.supplier)!
  const { scheme, id } = numberOf(supplier)
  const named = { id: `${scheme}-${id}`, name: supplier.name }
  return {
    ...begin(of, ['award', 'contract']),
    parties: [
      {
        ...buyer,
        identifier: { scheme: county.identifier.scheme, id: county.identifier.id },
        roles: ['buyer'],
      },
      { ...named, identifier: { scheme, id }, details: sizeOf(supplier), roles: ['supplier'] },
    ],
    tender: { id: of.notice, title: of.title, description: of.about, status: 'complete' },
    awards: [
      {
        id: '1',
        status: 'active',
        suppliers: [named],
        items: [{ id: '1', additionalClassifications: [{ scheme: 'CPV', id: of.cpv }] }],
      },
    ],
    contracts: [
      {
        id: '1',
        awardID: '1',
        title: of.title,
        description: of.about,
        status: 'active',
        period: { startDate: of.starts, endDate: of.ends },
        value: { amount: of.amount, amountGross: of.amount * 1.2, currency: 'GBP' },
        dateSigned: of.on,
        agreedMetrics: of.metrics,
        documents: [noticeOf(of.notice, 'UK7', 'Contract details notice', of.on)],
      },
    ],
  }
}

function performance(of: NoticedContract): unknown {
  const [notice, on] = ['000163-2026', '2026-10-19T10:00:00+01:00']
  const period = { startDate: '2026-07-01T00:00:00+01:00', endDate: '2026-09-30T23:59:59+01:00' }
  return {
    ...begin({ ...of, notice, on }, ['implementation']),
    contracts: [
      {
        id: '1',
        awardID: '1',
        implementation: {
          metrics: of.metrics.map(({ id, title, description }, position) => ({
            id,
            title,
            description,
            observations: [
              {
                id: notice,
                period,
                measure: results[position]!.measure,
                measureClassification: { id: results[position]!.rating },
              },
            ],
          })),
        },
        documents: [noticeOf(notice, 'UK9', 'Contract performance notice', on)],
      },
    ],
  }
}

const buyer = { id: `${county.identifier.scheme}-${county.identifier.id}`, name: county.name }

function begin({ ocid, notice, on }: Pick<NoticedContract, 'ocid' | 'notice' | 'on'>, tag: string[]) {
  return { id: notice, ocid, date: on, tag, initiationType: 'tender', language: 'en', buyer }
}

function noticeOf(id: string, noticeType: string, description: string, datePublished: string) {
  return { id, noticeType, description, datePublished, url: `https://notices.example/Notice/${id}` }
}

function sizeOf({ kind }: ExampleSupplier): object {
  return kind === 'vcse' ? { scale: 'sme', vcse: true } : { scale: kind === 'large' ? 'large' : 'sme' }
}
