const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** A moment as Find a Tender is asked: the time in England, `2026-08-10T22:38:39`, without an offset. */
export function localTime(moment: Date): string {
  return parts.format(moment).replace(' ', 'T')
}
