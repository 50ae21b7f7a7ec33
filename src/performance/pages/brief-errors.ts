import type { FieldErrors } from '../../web/form.ts'
import { type BriefRefusal, longestMeeting } from '../brief/brief.ts'

const errors: Record<BriefRefusal, [field: string, sentence: string]> = {
  'service-not-known': ['service', 'Choose a service that contracts name, or the whole council'],
  'day-missing': ['on', 'Enter the day of the figures'],
  'day-to-come': ['on', 'The day of the figures must be today or before'],
  'since-missing': ['since', 'Enter the day from which to tell what was won'],
  'since-after-the-day': ['since', 'This must be on or before the day of the figures'],
  'since-too-early': ['since', 'This must be within ten years before the day of the figures'],
  'meeting-missing': ['meeting', 'Enter the name of the meeting'],
  'meeting-too-long': ['meeting', `The name of the meeting must be ${longestMeeting} characters or fewer`],
  'meeting-before-the-day': ['meetingOn', 'The meeting must be on or after the day of the figures'],
}

/** A refusal as the sentence beside the field it is about. */
export function briefErrors(because: BriefRefusal): FieldErrors {
  const [field, sentence] = errors[because]
  return { [field]: sentence }
}
