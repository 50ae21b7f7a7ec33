import { Tag } from '../../../web/components/tag.tsx'
import { type FurtherBenefitState, furtherBenefitStates } from '../../further-benefit/further-benefit.ts'

const colours = {
  raised: 'blue',
  signed: 'yellow',
  agreed: 'yellow',
  recorded: 'green',
  declined: 'grey',
} as const

export function BenefitTag({ state }: { state: FurtherBenefitState }) {
  return <Tag colour={colours[state]}>{furtherBenefitStates[state]}</Tag>
}
