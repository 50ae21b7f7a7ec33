import { type TypedDay, typedDay } from '../../../language/typed-day.ts'
import type { Form } from '../../../web/form.ts'
import { type BriefWords, pointsInOrder, tidy } from '../../brief/brief-words.ts'
import { fits } from '../../brief/fit.ts'
import type { BriefRecord } from '../../store.ts'
import { dayTyped } from '../typed-fields.tsx'

/** What stands in the form, as it was typed. */
export interface TypedBrief {
  meeting: string
  meetingOn: TypedDay
  opening: string
  /** By the commitment's id. */
  late: Map<string, string>
  /** Deliveries whose story is ticked. */
  told: string[]
  /** The text of each story, by its delivery. */
  stories: Map<string, string>
  points: TypedPoint[]
}

export interface TypedPoint {
  place: string
  text: string
  figure: string
}

/** The draft as the form begins. */
export function typedBrief({ meeting, meetingOn, words, prepared }: BriefRecord): TypedBrief {
  const told = new Map(words.stories.map(({ delivery, text }) => [delivery, text]))
  return {
    meeting,
    meetingOn: typedDay(meetingOn),
    opening: words.opening,
    late: new Map(Object.entries(words.late)),
    told: [...told.keys()],
    stories: new Map(prepared.stories.map(({ delivery, story }) => [delivery, told.get(delivery) ?? story])),
    points: Array.from({ length: fits.points }, (_, place) => ({
      place: String(place + 1),
      text: words.points[place]?.text ?? '',
      figure: words.points[place]?.figure ?? '',
    })),
  }
}

/** What was sent: only of what the draft shows. */
export function typedIn(form: Form, { prepared }: BriefRecord): TypedBrief {
  const deliveries = prepared.stories.map(({ delivery }) => delivery)
  return {
    meeting: form.raw('meeting'),
    meetingOn: dayTyped(form, 'meetingOn'),
    opening: form.raw('opening'),
    late: new Map(prepared.late.map(({ commitmentId: id }) => [id, form.raw(`late-${id}`)])),
    told: form.all('stories').filter((delivery) => deliveries.includes(delivery)),
    stories: new Map(deliveries.map((delivery) => [delivery, form.raw(`story-${delivery}`)])),
    points: Array.from({ length: fits.points }, (_, place) => ({
      place: form.text(`place-${place + 1}`),
      text: form.raw(`point-${place + 1}`),
      figure: form.text(`figure-${place + 1}`),
    })),
  }
}

/** The words the form would keep; sentences on commitments that are no longer shown stay as they were. */
export function wordsTyped(typed: TypedBrief, { words, prepared }: BriefRecord): BriefWords {
  const late = { ...words.late }
  for (const [id, sentence] of typed.late) {
    if (tidy(sentence) === '') delete late[id]
    else late[id] = tidy(sentence)
  }
  const known = new Set(prepared.figures.map(({ key }) => key))
  return {
    opening: tidy(typed.opening),
    late,
    stories: typed.told.map((delivery) => ({ delivery, text: tidy(typed.stories.get(delivery) ?? '') })),
    points: pointsInOrder(
      typed.points.map(({ place, text, figure }) =>
        known.has(figure) ? { place, text, figure } : { place, text },
      ),
    ),
  }
}
