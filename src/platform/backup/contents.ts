/** What stands at the beginning of a back-up: what it is of, and what is needed to read it. */
export interface BackupHead {
  product: 'Good Measure'
  format: 1
  madeAt: string
  /** Of the program that made it. */
  version: string
  postgresql: string
  /** The schema's level: the migrations that were applied, with the digest of each. */
  migrations: { name: string; digest: string }[]
  tables: TableColumns[]
  /** Whether the keys that stand outside the database are in it: only where it is encrypted (decision 0022). */
  holdsKeys: boolean
}

export interface TableColumns {
  schema: string
  name: string
  columns: string[]
}

/** What stands at its end, and shows that it is whole. */
export interface BackupManifest {
  tables: TableCount[]
  files: { count: number; bytes: number }
  /** Files that the records name and that were not there. */
  missing: string[]
  /** The end of each authority's audit chain. */
  chains: { authority: string; position: number; hash: string }[]
}

export interface TableCount {
  schema: string
  name: string
  rows: number
  bytes: number
  /** SHA-256 of its rows as COPY wrote them. */
  sha256: string
}

export const names = {
  head: 'good-measure.json',
  keys: 'secret.key',
  manifest: 'manifest.json',
} as const

/** Larger content stands in parts one after the other, so that neither side holds more than one. */
export const largestPart = 4 * 1024 * 1024

export function tableFile({ schema, name }: { schema: string; name: string }): string {
  return `tables/${schema}.${name}.csv`
}

/** A kept file: of an authority, or of one trial return of it. */
export interface KeptFile {
  authority: string
  trial?: string
  sha256: string
}

export function fileName({ authority, trial, sha256 }: KeptFile): string {
  return ['files', authority, ...(trial === undefined ? [] : [`trial-${trial}`]), sha256].join('/')
}

/** What a name in the archive is of: the file itself, or one of its later parts. */
export function wholeName(name: string): string {
  return name.replace(/\.part-\d{4,}$/, '')
}

export function keptFileOf(name: string): KeptFile | undefined {
  const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
  const found = new RegExp(`^files/(${uuid})/(?:trial-(${uuid})/)?([0-9a-f]{64})$`).exec(name)
  if (!found) return undefined
  const [, authority, trial, sha256] = found as unknown as [string, string, string | undefined, string]
  return { authority, sha256, ...(trial === undefined ? {} : { trial }) }
}
