import { accept, type Decision, refuse } from '../../language/decision.ts'

/** What an authority chose for how its contracts are run. */
export interface ContractSetting {
  /** Calendar months before the end, or the last day of extension, at which is decided what comes next. */
  decideMonths: number
  /** Calendar months before a waiver expires at which it needs attention. */
  waiverMonths: number
  /** What is done when a contract begins, in order. */
  mobilisationSteps: readonly string[]
}

/** What holds where an authority chose nothing. */
export const proposedSetting: ContractSetting = {
  decideMonths: 9,
  waiverMonths: 3,
  mobilisationSteps: [
    'Agree who looks after the promises on each side, and swap contact details',
    'Go through every commitment together: what counts, what does not, and how it is shown',
    'Agree the day by which each return is sent, and send a trial return',
    'Check that each commitment has somebody who looks after it here',
    'Name the community groups, schools or places that should benefit first',
    'Agree what happens when a promise is late',
    'Put the first review meeting in both diaries',
  ],
}

export type SettingRefusal =
  'months-not-right' | 'waiver-months-not-right' | 'no-steps' | 'too-many-steps' | 'step-too-long'

export const settingRefusals: Record<SettingRefusal, { field: string; sentence: string }> = {
  'months-not-right': { field: 'decideMonths', sentence: 'Enter whole months from 1 to 36' },
  'waiver-months-not-right': { field: 'waiverMonths', sentence: 'Enter whole months from 1 to 36' },
  'no-steps': { field: 'mobilisationSteps', sentence: 'Enter at least one step' },
  'too-many-steps': { field: 'mobilisationSteps', sentence: 'Enter 30 steps or fewer' },
  'step-too-long': { field: 'mobilisationSteps', sentence: 'Each step must be 300 characters or fewer' },
}

const isMonths = (months: number) => Number.isInteger(months) && months >= 1 && months <= 36

/** Decides whether an authority may run its contracts like that. */
export function chooseContractSetting(proposed: ContractSetting): Decision<ContractSetting, SettingRefusal> {
  if (!isMonths(proposed.decideMonths)) return refuse('months-not-right')
  if (!isMonths(proposed.waiverMonths)) return refuse('waiver-months-not-right')
  const steps = [...new Set(proposed.mobilisationSteps.map((step) => step.trim()).filter(Boolean))]
  if (steps.length === 0) return refuse('no-steps')
  if (steps.length > 30) return refuse('too-many-steps')
  if (steps.some((step) => step.length > 300)) return refuse('step-too-long')
  return accept({ ...proposed, mobilisationSteps: steps })
}
