import { type Day, dayIn, dayOf } from '../../language/day.ts'

const dateTime = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i
const wholeDay = /^(?:00:00(?::00(?:\.0+)?)?|23:59(?::59(?:\.9+)?)?)$/
const ukOffset = /^(?:Z|\+00:?00|-00:?00|\+01:?00)$/i

/** What publishers write where a day was never filled in is before this, or after the other. */
const earliest = '1950-01-01'
const latest = '2150-01-01'

interface Written {
  written: Day
  clock: string | undefined
  offset: string | undefined
}

function parsed(text: string): Written | undefined {
  const match = dateTime.exec(text.trim())
  const written = match && dayOf(match[1]!)
  if (!match || !written || written < earliest || written > latest) return undefined
  const [hours, minutes, seconds] = (match[2] ?? '').split(':').map(Number)
  if ((hours ?? 0) > 23 || (minutes ?? 0) > 59 || (seconds ?? 0) >= 60) return undefined
  return { written, clock: match[2], offset: match[3] }
}

/** The moment a text names, as milliseconds; a text without an offset is taken as UTC. */
export function momentOf(text: string): number | undefined {
  const read = parsed(text)
  if (!read) return undefined
  const offset = (read.offset ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase()
  const moment = Date.parse(`${read.written}T${read.clock ?? '00:00'}${offset}`)
  return Number.isNaN(moment) ? undefined : moment
}

/**
 * The day in England that a date, or a date with a time, names. 2026-03-31T23:00:00Z is 1 April. The first and the
 * last moment of a day mark that day, also where the offset is an hour out, as in summer days written with a Z:
 * 2026-06-30T23:59:59Z is 30 June.
 */
export function localDayOf(text: string): Day | undefined {
  const read = parsed(text)
  if (!read) return undefined
  const { written, clock, offset } = read
  if (!clock || !offset || (wholeDay.test(clock) && ukOffset.test(offset))) return written
  const moment = momentOf(text)
  return moment === undefined ? undefined : dayIn(new Date(moment))
}
