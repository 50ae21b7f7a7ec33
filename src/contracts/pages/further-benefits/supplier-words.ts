import type { FurtherBenefitState } from '../../further-benefit/further-benefit.ts'

/** How far an idea has come, as its supplier is told. */
export const supplierStates: Record<FurtherBenefitState, string> = {
  raised: 'The council is looking at it',
  signed: 'The council is deciding on it',
  agreed: 'Agreed. The council will write it down as a commitment',
  recorded: 'Agreed, and now one of your commitments',
  declined: 'Not taken up',
}
