import { type Day, dayOf } from './day.ts'

/** A day as it is typed in three boxes. */
export interface TypedDay {
  day: string
  month: string
  year: string
}

/** The day; nothing when all boxes are empty; `not-a-day` when they are no day of the calendar. */
export function readTypedDay({ day, month, year }: TypedDay): Day | null | 'not-a-day' {
  if (day === '' && month === '' && year === '') return null
  const figures = [day, month].every((text) => /^\d{1,2}$/.test(text)) && /^\d{4}$/.test(year)
  if (!figures) return 'not-a-day'
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'not-a-day'
}

export function typedDay(of: Day | null): TypedDay {
  if (!of) return { day: '', month: '', year: '' }
  const [year, month, day] = of.split('-').map(Number)
  return { day: String(day), month: String(month), year: String(year) }
}
