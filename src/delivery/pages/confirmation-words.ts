import { dayIn, longDay } from '../../language/day.ts'
import type { ConfirmationAnswer, ConfirmingRefusal, NamingRefusal, SettingRefusal } from '../confirmation.ts'
import type { ConfirmationRecord } from '../store.ts'

export const answerWords: Record<ConfirmationAnswer, string> = {
  yes: 'Yes, this happened',
  partly: 'Partly',
  no: 'No, this did not happen',
}

export function namingError(because: NamingRefusal): { field: 'organisation' | 'email'; text: string } {
  switch (because) {
    case 'no-organisation':
      return { field: 'organisation', text: 'Type the name of the organisation that benefited' }
    case 'organisation-too-long':
      return { field: 'organisation', text: 'Make the name shorter: at most 200 letters' }
    case 'no-email':
      return { field: 'email', text: 'Type an e-mail address, such as office@kitchen.example' }
    case 'own-address':
      return { field: 'email', text: 'Type an address of the organisation that benefited, not your own' }
    case 'already-named':
      return { field: 'email', text: 'This address was named for this already. Type another' }
  }
}

export function confirmingError(because: ConfirmingRefusal): { field: 'answer' | 'words'; text: string } {
  switch (because) {
    case 'no-answer':
      return { field: 'answer', text: 'Choose yes, partly or no' }
    case 'words-needed':
      return { field: 'words', text: 'Say in your own words what happened and what did not' }
    case 'words-too-long':
      return { field: 'words', text: 'Make this shorter: at most 2,000 letters' }
  }
}

export function settingError(because: SettingRefusal): { field: 'percent' | 'remindAfter'; text: string } {
  return because === 'percent'
    ? { field: 'percent', text: 'Type a whole number from 0 to 100' }
    : { field: 'remindAfter', text: 'Type a whole number of days from 1 to 90' }
}

/** How far the asking has come: "asked on 23 November 2026, no answer yet". */
export function askingWords({ answer, answeredAt, askedAt, remindedAt, drawn }: ConfirmationRecord): string {
  if (answer && answeredAt) return `answered ${answer} on ${longDay(dayIn(answeredAt))}`
  if (!drawn) return 'not asked: not among the share that is asked'
  if (remindedAt) return `asked once more on ${longDay(dayIn(remindedAt))}, no answer yet`
  if (askedAt) return `asked on ${longDay(dayIn(askedAt))}, no answer yet`
  return 'asked in the next letter of the month'
}
