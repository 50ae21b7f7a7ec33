import { unitWords } from '../../../measurement/index.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import type { Plain, Visit } from '../../../web/visit.ts'
import type { RegisterEntry } from '../../entry.ts'
import { readFilter, writeFilter } from '../../filter.ts'
import { readRegister } from '../../permissions.ts'
import { newestPublished } from '../../store.ts'

const longest = 50

/** What is new in the register, for readers of feeds; filtered as the register's page is. */
export const feedPage = definePage({
  path: pattern.feed(),
  allow: readRegister,
  async get(visit): Promise<Plain> {
    const filter = readFilter(visit.query)
    const entries = await newestPublished(visit.tx, filter, longest)
    const body = feedOf(visit, entries, writeFilter(filter))
    return { kind: 'plain', status: 200, type: 'application/atom+xml; charset=utf-8', body }
  },
})

function feedOf(
  { authority, urls, platform, now }: Visit,
  entries: readonly RegisterEntry[],
  query: URLSearchParams,
): string {
  const at = (path: string) => escaped(platform.settings.baseUrl + path)
  const updated = entries[0] ? momentOf(entries[0]) : now.toISOString()
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${at(urls.feed(query))}</id>
<title>Extra benefits from contracts: ${escaped(authority.name)}</title>
<updated>${updated}</updated>
<author><name>${escaped(authority.name)}</name></author>
<link rel="self" href="${at(urls.feed(query))}"/>
<link href="${at(urls.register(query))}"/>
${entries.map((entry) => entryIn(entry, at(urls.output(entry.number)))).join('')}</feed>
`
}

function entryIn(entry: RegisterEntry, address: string): string {
  const what = `${unitWords(entry.measure, entry.quantity)}, given by ${entry.supplier.name}. ${entry.story}`
  return `<entry>
<id>${address}</id>
<title>${escaped(entry.title)}</title>
<updated>${momentOf(entry)}</updated>
<link href="${address}"/>
<category term="${escaped(entry.outcome.slug)}" label="${escaped(entry.outcome.name)}"/>
<summary>${escaped(what.trim())}</summary>
</entry>
`
}

function momentOf({ publishedOn }: RegisterEntry): string {
  return `${publishedOn}T00:00:00Z`
}

// Signs that XML 1.0 can't hold.
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

function escaped(text: string): string {
  const written = text.replaceAll(unwritable, '')
  return written
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
