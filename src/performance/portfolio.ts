import type { AttentionKind } from './attention.ts'

/** By what a portfolio is laid out. */
export const portfolioBy = {
  service: 'Service',
  team: 'Team',
  person: 'Person',
  supplier: 'Supplier',
  outcome: 'Outcome',
} as const

export type PortfolioBy = keyof typeof portfolioBy

export function isPortfolioBy(text: string): text is PortfolioBy {
  return Object.hasOwn(portfolioBy, text)
}

/** What is counted, in the order it is shown: late, at risk, and not verified. */
export const portfolioKinds = [
  'overdue',
  'behind-plan',
  'ending-soon',
  'to-verify',
] as const satisfies readonly AttentionKind[]

export type PortfolioKind = (typeof portfolioKinds)[number]

export type PortfolioCounts = Record<PortfolioKind, number>

/** How each is headed. */
export const portfolioHeads: Record<PortfolioKind, string> = {
  overdue: 'Late',
  'behind-plan': 'Behind plan',
  'ending-soon': 'Due soon',
  'to-verify': 'To check',
}
