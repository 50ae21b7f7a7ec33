import { type Day, dayIn, longDay, longMoment } from '../../language/day.ts'
import { cut, fits } from './fit.ts'
import { headlineOf } from './headline-part.ts'
import { lateOf, moreLate } from './late-part.ts'
import { laidOut } from './layout.ts'
import { type Refs, refsIn } from './refs.ts'
import type { SheetOf } from './sheet-of.ts'
import type { Sheet, StoryOnSheet } from './two-pages.ts'
import { unitIn } from './unit.ts'
import { moreWon, wonOf } from './won-part.ts'

export function sheetOf(brief: SheetOf): Sheet {
  const refs = refsIn(brief.prepared)
  const sheet = laidOut(wholeSheetOf(brief, refs))
  const { late, won } = sheet
  return {
    ...sheet,
    late: { ...late, more: moreLate(late.rows.length, refs) },
    won: { ...won, more: moreWon(brief.prepared.lines.length - won.rows.length, refs) },
  }
}

function wholeSheetOf(brief: SheetOf, refs: Refs): Sheet {
  return {
    title: `Social value brief: ${scopeName(brief)}`,
    about: aboutLines(brief),
    isDraft: brief.isDraft,
    number: brief.number,
    opening: brief.words.opening,
    headline: headlineOf(brief, refs),
    late: lateOf(brief, refs),
    won: wonOf(brief, refs),
    stories: storiesOf(brief),
    points: brief.words.points.map(({ text, figure }) => {
      const found = figure ? refs.figure(figure) : undefined
      return found ? [`${text} `, { text: 'See which', figure: found }] : [text]
    }),
    signed: signedLine(brief),
  }
}

/** Whose contracts a brief tells of. */
export function scopeName({ service, authority }: { service: string | null; authority: string }): string {
  return cut(service ?? authority, fits.service)
}

function aboutLines({
  meeting,
  meetingOn,
  on,
  preparedAt,
  replaces,
  replacedBy,
  isDraft,
}: SheetOf): string[] {
  const lines = [meetingOn ? `For ${meeting}, ${longDay(meetingOn)}` : `For ${meeting}`]
  lines.push(`Figures as they stood ${momentOf(on, preparedAt)}`)
  if (isDraft) lines.push('Draft: not signed off')
  if (replaces) lines.push(`Corrects and replaces brief ${replaces}`)
  if (replacedBy) lines.push(`Replaced by brief ${replacedBy}`)
  return lines
}

/** A day that was not over yet when the figures were prepared stands as it was at that moment. */
function momentOf(on: Day, preparedAt: Date): string {
  return dayIn(preparedAt) === on ? `on ${longMoment(preparedAt)}` : `at the end of ${longDay(on)}`
}

function storiesOf({ words, prepared }: SheetOf): StoryOnSheet[] {
  const offered = new Map(prepared.stories.map((story) => [story.delivery, story]))
  return words.stories.slice(0, fits.stories).flatMap(({ delivery, text }) => {
    const story = offered.get(delivery)
    if (!story) return []
    const what = unitIn(story, story.quantity)
    const part = story.decision === 'in-part' ? 'accepted in part' : 'accepted'
    const from = `${cut(story.supplier, fits.supplier)}, ${cut(story.contractTitle, fits.contract)}: ${what}, ${part} ${longDay(story.on)}`
    return [{ text, from, delivery }]
  })
}

function signedLine({ signedOff, preparedAt }: SheetOf): string {
  const prepared = `Prepared from the records on ${longMoment(preparedAt)}`
  return signedOff
    ? `${prepared}. Signed off by ${signedOff.by} on ${longMoment(signedOff.at)}.`
    : `${prepared}. Not signed off.`
}
