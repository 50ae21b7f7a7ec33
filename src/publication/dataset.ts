/** What a column holds, for the dictionary and for spreadsheets. A code is made here and never begins like a formula. */
export type ColumnKind = 'text' | 'code' | 'decimal' | 'whole' | 'day'

export interface Column {
  name: string
  describes: string
  kind: ColumnKind
}

/** Open data declared once: its file formats, its dictionary and its tests all follow this. */
export interface Dataset {
  name: string
  title: string
  describes: string
  columns: readonly Column[]
}

/** Under which everything here may be used. */
export const licence = {
  code: 'OGL-UK-3.0',
  name: 'Open Government Licence v3.0',
  href: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const

export const formats = ['csv', 'xlsx', 'json'] as const
export type Format = (typeof formats)[number]

export const formatNames: Record<Format, string> = { csv: 'CSV', xlsx: 'Excel', json: 'JSON' }

export const mediaTypes: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

export const kindWords: Record<ColumnKind, string> = {
  text: 'text',
  code: 'text',
  decimal: 'decimal number',
  whole: 'whole number',
  day: 'day, YYYY-MM-DD',
}

const text = (name: string, describes: string): Column => ({ name, describes, kind: 'text' })
const code = (name: string, describes: string): Column => ({ name, describes, kind: 'code' })
const day = (name: string, describes: string): Column => ({ name, describes, kind: 'day' })
const whole = (name: string, describes: string): Column => ({ name, describes, kind: 'whole' })
const decimal = (name: string, describes: string): Column => ({ name, describes, kind: 'decimal' })

/** How a column is declared: by its kind, its name and what it holds. */
export const column = { text, code, day, whole, decimal }
