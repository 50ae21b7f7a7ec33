import { sum } from '../../../language/quantity.ts'
import { financialYearWords, quarterCode } from '../../../language/quarter.ts'
import { unitWords } from '../../../measurement/index.ts'
import { QuarterColumns } from '../../../web/components/quarter-columns.tsx'
import type { Urls } from '../../../web/urls.ts'
import type { CommitmentQuarter } from '../../commitment-quarters.ts'
import type { PublicCommitment } from '../../store.ts'

/** The commitment of a contract that was planned for the most quarters, and how it went: one measure, so one unit. */
export interface ByQuarterProps {
  commitment: PublicCommitment
  quarters: readonly CommitmentQuarter[]
  urls: Urls
}

export function ByQuarter({ commitment, quarters, urls }: ByQuarterProps) {
  const words = (amount: CommitmentQuarter['promised']) => unitWords(commitment, amount)
  const [first, last] = [quarters[0]!.quarter, quarters.at(-1)!.quarter]
  const verified = sum(quarters.map((quarter) => quarter.verified))
  const promised = sum(quarters.map((quarter) => quarter.promised))
  return (
    <QuarterColumns
      id="by-quarter"
      title={`${commitment.title}: ${words(verified)} verified of ${words(promised)} planned`}
      lede={`${quarterCode(first)} to ${quarterCode(last)}, in ${commitment.unit.many}. Outline: planned. Light: reported. Dark: verified, with its figure.`}
      unit={commitment.unit.many}
      columns={quarters.map(({ quarter, ...amounts }) => ({
        name: `Q${quarter.slice(-1)}`,
        year: financialYearWords(Number(quarter.slice(0, 4))),
        ...amounts,
      }))}
      links={[{ text: 'How this was worked out', href: urls.method(commitment.measureCode) }]}
    />
  )
}
