import type { FactsRefusal } from './requirement-facts.ts'
import type { UnreadableFact } from './written-facts.ts'

/** Why facts don't fit together: the field, by its name among the facts, and the sentence beside it. */
export const factsRefusals: Record<FactsRefusal, { field: string; sentence: string }> = {
  'main-part-of-a-mixture-only': {
    field: 'mainPart',
    sentence: 'Leave the main part out, or say that it is a mixture',
  },
  'light-touch-of-services-only': {
    field: 'lightTouch',
    sentence: 'Light-touch services are services. Choose services, or a mixture that is mainly services',
  },
  'health-care-of-services-only': {
    field: 'healthCare',
    sentence: 'Health care services are services. Choose services, or a mixture that is mainly services',
  },
  'value-of-pounds-and-pence': {
    field: 'estimatedValue',
    sentence: 'Enter the value in pounds and pence, like 180,000 or 1,250.50',
  },
  'value-negative': { field: 'estimatedValue', sentence: 'Enter a value that is not below nought' },
  'value-too-large': { field: 'estimatedValue', sentence: 'The value is too large. Check the figures' },
  'vat-rate-out-of-range': { field: 'vatRate', sentence: 'Enter a rate of VAT from 0 to 100' },
}

export const unreadableFacts: Record<UnreadableFact, string> = {
  estimatedValue: 'A sum is written like "180000.00"',
  vatRate: 'A rate is written like "20"',
  commences: 'A day is written YYYY-MM-DD, and stands in the calendar',
}
