import { type CheckRule, highFrom, type Risk } from '../check.ts'
import type { Proposal, NotTogether, WaitsFor } from '../store.ts'

/** What a rule noticed, in a word or two for a list. */
export const ruleWords: Record<CheckRule, string> = {
  plan: 'above the plan',
  promise: 'more than promised',
  evidence: 'no evidence',
  'same-file': 'the same file elsewhere',
  dates: 'dates of the contract',
  area: 'outside the area',
  additional: 'perhaps not extra',
  similar: 'unlike others',
  elsewhere: 'reported elsewhere too',
  'full-time': 'does not add up',
}

/** "Same file elsewhere · no evidence" */
export function noticedWords(noticed: readonly CheckRule[]): string {
  const words = noticed.map((rule) => ruleWords[rule]).join(' · ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const riskWords: Record<Risk, string> = { high: 'high', some: 'some', low: 'low' }
export const riskColours = { high: 'orange', some: 'yellow', low: 'grey' } as const

/** How the risk is made up, as the rules give points. */
export const howRiskIsMadeUp = {
  lede: `Plain rules look at each delivery when it or its evidence comes. Each thing they notice gives one or two points. ${highFrom} points or more are a high risk, one is some, none is low. They say where to look first; they decide nothing.`,
  two: [
    'Reported for a quarter outside the dates of the contract',
    'More than so many times what was planned (your council’s setting)',
    'Far more than other accepted reports of the same measure, in itself and beside the value of the contract (your council’s setting)',
    'A file with the same content was sent for something else',
    'Nearly the same words, or the same number in the same quarter and place, were reported elsewhere',
    'The supplier did not say that it is extra to the contract’s own work',
    'Full-time years that do not add up',
    'An inspection on site found that it did not hold up',
  ],
  one: [
    'No evidence yet',
    'None was planned for the quarter',
    'More than all that was promised',
    'The dates of the contract are not known',
    'In a place outside the area of the contract',
    'The contract’s own description names what was promised',
  ],
} as const

export const waitsForWords: Record<WaitsFor, string> = {
  answer: 'question sent',
  reading: 'answered',
  'second-person': 'to confirm',
}

/** Why a second person confirms a decision. */
export const secondPersonWords: Record<Proposal['because'], string> = {
  'contract-value': 'the contract is of a value from which your council wants two people',
  'times-plan': 'it is so many times what was planned that your council wants two people',
}

/** Why one of many can't be accepted with the others. */
export function notTogetherWords(because: NotTogether): string {
  switch (because) {
    case 'not-found':
      return 'It is not there'
    case 'noticed':
      return 'Something was noticed about it'
    case 'drawn':
      return 'It is drawn for a full check'
    case 'above-a-limit':
      return 'A second person confirms it'
    case 'waits-for-an-answer':
      return 'It waits for the supplier’s answer'
    case 'awaits-second-person':
      return 'A decision was proposed, and waits to be confirmed'
    case 'already-decided':
    case 'replaced':
      return 'It was decided meanwhile'
    case 'own-report':
      return 'You sent it yourself'
    case 'own-agreement':
      return 'You agreed or reported it yourself'
    default:
      return 'It can’t be accepted as it is'
  }
}
