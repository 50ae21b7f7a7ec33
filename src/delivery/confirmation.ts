import { accept, type Decision, refuse } from '../language/decision.ts'
import { isEmail } from '../parties/index.ts'

/** What the organisation that benefited says of a delivery. */
export const confirmationAnswers = ['yes', 'partly', 'no'] as const
export type ConfirmationAnswer = (typeof confirmationAnswers)[number]

/** The organisation that benefited, as it is named. */
export interface Beneficiary {
  organisation: string
  email: string
}

export type NamingRefusal =
  'no-organisation' | 'organisation-too-long' | 'no-email' | 'own-address' | 'already-named'

/** Decides whether an organisation may be asked about a delivery: by its own address, and once. */
export function nameBeneficiary(
  typed: Beneficiary,
  { ownAddresses, named }: { ownAddresses: readonly string[]; named: readonly string[] },
): Decision<Beneficiary, NamingRefusal> {
  const organisation = typed.organisation.trim()
  const email = typed.email.trim()
  const isAmong = (addresses: readonly string[]) =>
    addresses.some((address) => address.trim().toLowerCase() === email.toLowerCase())
  if (organisation === '') return refuse('no-organisation')
  if (organisation.length > 200) return refuse('organisation-too-long')
  if (!isEmail(email)) return refuse('no-email')
  if (isAmong(ownAddresses)) return refuse('own-address')
  return isAmong(named) ? refuse('already-named') : accept({ organisation, email })
}

/** Letters that the words of a confirmation may have. */
export const longestWords = 2000

export type ConfirmingRefusal = 'no-answer' | 'words-needed' | 'words-too-long'

/** Decides whether an answer can be recorded: with words of their own, unless it is a plain yes. */
export function confirmDelivery(typed: {
  answer: string
  words: string
}): Decision<{ answer: ConfirmationAnswer; words: string }, ConfirmingRefusal> {
  const answer = confirmationAnswers.find((each) => each === typed.answer)
  const words = typed.words.trim()
  if (!answer) return refuse('no-answer')
  if (words.length > longestWords) return refuse('words-too-long')
  return answer !== 'yes' && words === '' ? refuse('words-needed') : accept({ answer, words })
}

/** How an authority has organisations asked. */
export interface ConfirmationSetting {
  /** Of a hundred deliveries, how many are asked about. */
  percent: number
  /** Days after which they are asked once more. */
  remindAfter: number
}

export const usualConfirmationSetting: ConfirmationSetting = { percent: 100, remindAfter: 14 }

export type SettingRefusal = 'percent' | 'remind-after'

export function readConfirmationSetting(typed: {
  percent: string
  remindAfter: string
}): Decision<ConfirmationSetting, SettingRefusal> {
  const whole = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN)
  const percent = whole(typed.percent)
  const remindAfter = whole(typed.remindAfter)
  if (!(percent >= 0 && percent <= 100)) return refuse('percent')
  return remindAfter >= 1 && remindAfter <= 90 ? accept({ percent, remindAfter }) : refuse('remind-after')
}

/** Whether a delivery is among the share that is asked about: by the first four bytes of the digest of its id, for ever the same. */
export function isDrawn(digest: string, percent: number): boolean {
  return Number.parseInt(digest.slice(0, 8), 16) % 100 < percent
}
