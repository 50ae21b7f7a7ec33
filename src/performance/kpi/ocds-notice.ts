import type { Day } from '../../language/day.ts'
import type { Named, PerformanceNotice } from './notice.ts'
import { breachResults, failureKinds } from './performance-failure.ts'
import { ratingMeans, ratings } from './rating.ts'

interface Release {
  notice: PerformanceNotice & { contract: { ocid: string } }
  id: string
  at: Date
  /** The procurement it came from, and the law it was held under, where known. */
  procurement: { title: string } | undefined
}

/**
 * A contract performance notice as an OCDS 1.1 release of the UK profile, tagged `implementation` like those of the central
 * platform: KPIs are metrics, each rated period an observation, and failures stand in performanceFailures.
 */
export function ocdsNotice({ notice, id, at, procurement }: Release): object {
  const { contract, buyer, suppliers, kpis, failures } = notice
  const parties = [party(buyer, 'buyer'), ...suppliers.map((supplier) => party(supplier, 'supplier'))]
  return {
    ocid: contract.ocid,
    id,
    date: at.toISOString(),
    tag: ['implementation'],
    initiationType: 'tender',
    language: 'en',
    parties,
    buyer: reference(buyer),
    tender: {
      id: contract.ocid,
      title: procurement?.title ?? contract.title,
      legalBasis: {
        scheme: 'UKPGA',
        id: '2023/54',
        uri: 'https://www.legislation.gov.uk/ukpga/2023/54/contents',
      },
    },
    contracts: [
      {
        id: contract.reference ?? contract.id,
        awardID: contract.reference ?? contract.id,
        title: contract.title,
        implementation: {
          ...(kpis.length > 0 ? { metrics: kpis.map(metric) } : {}),
          ...(failures.length > 0
            ? { performanceFailures: failures.map((each) => failure(each, suppliers)) }
            : {}),
        },
      },
    ],
  }
}

function idOf({ identifier, name }: Named): string {
  return identifier ? `${identifier.scheme}-${identifier.id}` : name
}

function reference(organisation: Named): object {
  return { id: idOf(organisation), name: organisation.name }
}

function party(organisation: Named, role: 'buyer' | 'supplier'): object {
  const { identifier, name } = organisation
  return {
    ...reference(organisation),
    roles: [role],
    ...(identifier ? { identifier: { ...identifier, legalName: name } } : {}),
  }
}

function metric({ id, title, target, ratings: rated }: PerformanceNotice['kpis'][number]): object {
  return {
    id,
    title,
    description: target,
    observations: rated.map((each) => ({
      id: `${id}-${each.starts}`,
      period: periodOf(each.starts, each.ends),
      measure: each.measured,
      measureClassification: {
        id: each.rating,
        description: `${ratings[each.rating]} - ${ratingMeans[each.rating]}`,
      },
      ...(each.why === '' ? {} : { notes: each.why }),
    })),
  }
}

/** Whole days, from the first moment of the first to the last second of the last. */
function periodOf(starts: Day, ends: Day): object {
  return { startDate: `${starts}T00:00:00Z`, endDate: `${ends}T23:59:59Z` }
}

function failure(
  { id, kind, result, on, requirement, words, chance }: PerformanceNotice['failures'][number],
  suppliers: readonly Named[],
): object {
  const isBreach = kind === 'breach'
  return {
    id,
    category: failureKinds[kind],
    requirement,
    description: [words, chance].filter((text) => text !== '').join('\n\n'),
    ...(isBreach ? { penaltyDate: `${on}T00:00:00Z` } : { decisionDate: `${on}T00:00:00Z` }),
    ...(result === 'termination' ? { partialTermination: words } : {}),
    ...(result && result !== 'termination' ? { penaltyImposed: breachResults[result] } : {}),
    suppliers: suppliers.map(reference),
  }
}
