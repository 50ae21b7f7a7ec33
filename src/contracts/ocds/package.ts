import type { Fault } from './fault.ts'

/** A release found in what was given, not yet looked at. */
export interface FoundRelease {
  given: unknown
  pointer: string
}

export interface FoundReleases {
  releases: FoundRelease[]
  faults: Fault[]
}

const notOcds =
  'This is not in the Open Contracting Data Standard: there are no releases and no records in it. Check that it is the file you meant.'
const onlyLinks =
  'This record has only links to its releases. Bring in a record with the releases in it, or with its compiled release.'

function isGroup(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function partOf(given: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(given, key) ? given[key] : undefined
}

function listIn(given: Record<string, unknown>, key: string): unknown[] | undefined {
  const part = partOf(given, key)
  return Array.isArray(part) ? part : undefined
}

function together(parts: FoundReleases[]): FoundReleases {
  return {
    releases: parts.flatMap(({ releases }) => releases),
    faults: parts.flatMap(({ faults }) => faults),
  }
}

function refused(pointer: string, message: string): FoundReleases {
  return { releases: [], faults: [{ pointer, message, severity: 'refused' }] }
}

/** A release that stands elsewhere: its address, date and tag only. */
function isLink(given: unknown): boolean {
  return isGroup(given) && Object.hasOwn(given, 'url') && !Object.hasOwn(given, 'ocid')
}

/** The releases of a record when they are all in it, else its compiled release. */
function inRecord(record: Record<string, unknown>, pointer: string): FoundReleases {
  const releases = listIn(record, 'releases') ?? []
  const compiled = partOf(record, 'compiledRelease')
  const here = releases
    .map((given, index) => ({ given, pointer: `${pointer}/releases/${index}` }))
    .filter(({ given }) => !isLink(given))
  if (here.length > 0 && here.length === releases.length) return { releases: here, faults: [] }
  if (isGroup(compiled))
    return { releases: [{ given: compiled, pointer: `${pointer}/compiledRelease` }], faults: [] }
  const links = releases.length > here.length ? refused(pointer, onlyLinks) : refused(pointer, notOcds)
  return { releases: here, faults: links.faults }
}

function each(list: unknown[], pointer: string, key: string, find: typeof inAny): FoundReleases {
  const within = key ? `${pointer}/${key}` : pointer
  return together(list.map((item, index) => find(item, `${within}/${index}`)))
}

function found(given: unknown, pointer: string): FoundReleases {
  return { releases: [{ given, pointer }], faults: [] }
}

function inAny(given: unknown, pointer: string): FoundReleases {
  if (!isGroup(given)) return refused(pointer, notOcds)
  const records = listIn(given, 'records')
  if (records)
    return each(records, pointer, 'records', (item, at) =>
      isGroup(item) ? inRecord(item, at) : refused(at, 'This record is not a group of fields.'),
    )
  if (Object.hasOwn(given, 'compiledRelease')) return inRecord(given, pointer)
  const releases = listIn(given, 'releases')
  if (releases && Object.hasOwn(given, 'ocid')) return inRecord(given, pointer)
  if (releases) return each(releases, pointer, 'releases', found)
  return Object.hasOwn(given, 'ocid') || Object.hasOwn(given, 'tender')
    ? found(given, pointer)
    : refused(pointer, notOcds)
}

/**
 * The releases in a release package, a record package, a record, one release, or a list of any of these; also in the
 * answer of Contracts Finder's search, which is a group of packages.
 */
export function releasesIn(input: unknown): FoundReleases {
  if (Array.isArray(input)) return each(input, '', '', inAny)
  const results = isGroup(input) ? listIn(input, 'results') : undefined
  return results ? each(results, '', 'results', inAny) : inAny(input, '')
}
