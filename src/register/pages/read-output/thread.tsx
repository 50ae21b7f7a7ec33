import { dayIn, longDay } from '../../../language/day.ts'
import { Decimal, sum } from '../../../language/quantity.ts'
import { quarterCode } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { GoldenThread, type ThreadPlace } from '../../../web/components/golden-thread.tsx'
import { termWords, valueWords } from '../../entry-words.ts'
import type { OutputProps } from './output-props.ts'

const standings: Readonly<Record<string, string>> = {
  contractual: 'in the contract itself',
  'agreed-in-writing': 'agreed in writing',
  voluntary: 'without being bound',
}

/** From the policy to this entry, step by step, each step a link where it has a page. */
export function Thread(props: OutputProps) {
  return <GoldenThread places={[...promised(props), ...delivered(props)]} />
}

function promised({ entry, behind, policy, urls }: OutputProps): ThreadPlace[] {
  const term = termWords(behind.contractStarts, behind.contractEnds)
  const words = (amount: Decimal) => unitWords(entry.measure, amount)
  return [
    ...(policy ? [{ title: `Policy ${policy.version}`, href: urls.policy(), detail: policy.title }] : []),
    {
      title: entry.outcome.name,
      href: urls.outcome(entry.outcome.slug),
      detail: `counted as ${lowered(entry.measure.name)}`,
    },
    {
      title: `${behind.isFramework ? 'Framework' : 'Contract'}${term ? `, ${term}` : ''}`,
      href: urls.contract(entry.contract.id),
      detail: [entry.contract.title, valueWords(behind.contractValue)].filter(Boolean).join(', '),
    },
    {
      title: `Commitment: ${words(new Decimal(behind.promised))}`,
      href: `${urls.contract(entry.contract.id)}#commitment-${entry.commitment}`,
      detail: [
        `by ${longDay(behind.due)}`,
        behind.origin === 'added' ? 'added during the contract' : 'offered in the winning tender',
        standings[behind.standing],
      ]
        .filter(Boolean)
        .join(', '),
    },
  ]
}

function delivered({ entry, behind, reports }: OutputProps): ThreadPlace[] {
  const words = (amount: Decimal) => unitWords(entry.measure, amount)
  const quarters = [...new Set(reports.map(({ quarter }) => quarterCode(quarter)))]
  const verified = words(sum(reports.map(({ accepted }) => accepted)))
  const isOnlyOne = reports.length === 1
  return [
    {
      title: isOnlyOne ? `Return for ${quarterCode(entry.quarter)}` : `Returns for ${listed(quarters)}`,
      detail: isOnlyOne
        ? `${words(new Decimal(behind.reported))} reported on ${longDay(dayIn(behind.reportedAt))}`
        : `${words(sum(reports.map(({ reported }) => reported)))} reported in all, ${verified} verified`,
    },
    {
      title: entry.status === 'verified' ? 'Verified' : 'Verified in part',
      detail: `${words(entry.quantity)} of ${words(new Decimal(behind.reported))} for ${quarterCode(entry.quarter)}, ${longDay(entry.verifiedOn)}`,
    },
    {
      title: 'Published in the register',
      detail: `${entry.number}, ${longDay(entry.publishedOn)}`,
      current: true,
    },
  ]
}

function lowered(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

/** "Q1 2026/27 and Q2 2026/27"; of many, the first and the last. */
function listed(quarters: readonly string[]): string {
  if (quarters.length > 3) return `${quarters[0]} to ${quarters.at(-1)}`
  return quarters.length > 1
    ? `${quarters.slice(0, -1).join(', ')} and ${quarters.at(-1)}`
    : (quarters[0] ?? '')
}
