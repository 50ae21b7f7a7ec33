import { day } from '../src/language/day.ts'
import { longestMeeting } from '../src/performance/brief/brief.ts'
import {
  type Counted,
  figuresOf,
  metKinds,
  standings,
  type WonLine,
} from '../src/performance/brief/figures.ts'
import { fits } from '../src/performance/brief/fit.ts'
import type { LateShown, PreparedBrief } from '../src/performance/brief/prepared.ts'
import type { SheetOf } from '../src/performance/brief/sheet-of.ts'
import type { StoryOffered } from '../src/performance/brief/story-choice.ts'
import { Decimal } from '../src/language/quantity.ts'
import { newId } from '../src/language/identifier.ts'

const sample =
  'Community wealth management programmes throughout Wrenshire’s northern neighbourhoods accommodated unemployed householders. '

/** Words of just so many letters, wider than most. */
function sampleOf(letters: number): string {
  return sample.repeat(Math.ceil(letters / sample.length)).slice(0, letters - 1) + 'm'
}

const longUnit = { one: 'tonne of carbon dioxide equivalent', many: 'tonnes of carbon dioxide equivalent' }
const shortUnit = { one: 'day', many: 'days' }

/**
 * A brief in which there is as much of everything as there can be, each text as long as it may be: no other fills more of its
 * two pages. With `letters` no text is longer than that, and so there is room for many more rows.
 */
export function longestBrief({ letters = 4000 } = {}): SheetOf {
  const wordsOf = (most: number) => sampleOf(Math.min(most, letters))
  const unit = letters < 50 ? shortUnit : longUnit
  const lines = Array.from({ length: 40 }, (_, place): WonLine => ({
    outcome: `outcome-${place}`,
    outcomeName: wordsOf(200),
    measure: `measure-${place}`,
    measureName: wordsOf(200),
    unit,
  }))
  const counted = new Map<string, Counted>()
  const add = (key: string) => counted.set(key, { count: 1_234_567, quantity: new Decimal('1234567.891') })
  for (const key of ['due', ...metKinds])
    for (const suffix of ['', ...standings.map((standing) => `.${standing}`)]) add(key + suffix)
  for (const key of ['late', 'not-yet-due', 'held-back', 'won', 'earlier', 'added', 'ending']) add(key)
  for (const { outcome, measure } of lines)
    for (const kind of ['won', 'earlier', 'added']) add(`${kind}.${outcome}.${measure}`)
  const late = Array.from({ length: fits.late }, () => lateRow(wordsOf, unit))
  const stories = Array.from({ length: fits.stories }, () => story(wordsOf, unit))
  const prepared: PreparedBrief = {
    figures: figuresOf(counted, lines),
    late,
    lines,
    stories,
    points: [],
    line: '50000',
  }
  return {
    service: wordsOf(200),
    on: day('2026-09-30'),
    since: day('2025-10-01'),
    meeting: wordsOf(longestMeeting),
    meetingOn: day('2026-12-30'),
    number: 99_999,
    authority: 'Royal Borough of Northern Wrenshire and Port Averill Combined County Authority',
    isDraft: false,
    words: {
      opening: wordsOf(fits.opening),
      late: Object.fromEntries(late.map(({ commitmentId }) => [commitmentId, wordsOf(fits.sentence)])),
      stories: stories.map(({ delivery }) => ({ delivery, text: wordsOf(fits.story) })),
      points: Array.from({ length: fits.points }, () => ({ text: wordsOf(fits.point), figure: 'ending' })),
    },
    prepared,
    preparedAt: new Date('2026-09-30T11:58:00Z'),
    signedOff: { at: new Date('2026-10-01T12:48:00Z'), by: 'Maximiliane Featherstonehaugh-Cholmondeley' },
    replaces: 99_998,
    replacedBy: 100_000,
  }
}

type Words = (most: number) => string

function lateRow(wordsOf: Words, unit: typeof longUnit): LateShown {
  return {
    title: wordsOf(200),
    contract: wordsOf(200),
    supplier: wordsOf(200),
    measure: 'carbon',
    measureName: wordsOf(200),
    unit: unit.one,
    units: unit.many,
    outcome: 'clean-and-green',
    outcomeName: wordsOf(200),
    standing: 'agreed-in-writing',
    due: day('2024-09-30'),
    met: 'in-part',
    quantity: '1234567.891',
    verified: '123456.789',
    earlier: '234567.891',
    why: {
      isOwnerless: true,
      waiting: 0,
      decision: 'in-part',
      decidedOn: day('2025-09-30'),
      reason: wordsOf(2000),
    },
    commitmentId: newId(),
    contractId: newId(),
  }
}

function story(wordsOf: Words, unit: typeof longUnit): StoryOffered {
  return {
    delivery: newId(),
    commitment: newId(),
    contract: newId(),
    title: wordsOf(200),
    contractTitle: wordsOf(200),
    supplier: wordsOf(200),
    outcome: 'clean-and-green',
    measureName: wordsOf(200),
    unit: unit.one,
    units: unit.many,
    quantity: '1234567.891',
    decision: 'in-part',
    on: day('2026-09-30'),
    story: wordsOf(4000),
    files: 3,
    links: 1,
  }
}

/** A brief of a service that has nothing yet. */
export function emptyBrief(): SheetOf {
  return {
    service: 'Libraries',
    on: day('2026-09-30'),
    since: day('2025-10-01'),
    meeting: 'Scrutiny Commission',
    meetingOn: null,
    number: 1,
    authority: 'Wrenshire County Council',
    isDraft: true,
    words: { opening: '', late: {}, stories: [], points: [] },
    prepared: { figures: [], late: [], lines: [], stories: [], points: [], line: null },
    preparedAt: new Date('2026-10-04T11:58:00Z'),
    signedOff: undefined,
    replaces: null,
    replacedBy: null,
  }
}
