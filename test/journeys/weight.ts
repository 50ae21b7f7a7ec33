import type { Page } from 'playwright-core'

/** What a journey asks of a person on a telephone: pages read, fields to fill, and bytes that come over the air. */
export interface Weight {
  pages: number
  fields: number
  bytes: number
}

/** Weighs what the page shows from now on. Bytes are those of the bodies as they are sent, compressed where they are. */
export function weigh(page: Page): () => Promise<Weight> {
  const weighed: Promise<Weight>[] = []
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && response.status() === 200
    const measured = async (): Promise<Weight> => {
      const { responseBodySize } = await response.request().sizes()
      const html = isPage ? await response.text() : ''
      return { pages: isPage ? 1 : 0, fields: fieldsIn(html), bytes: Math.max(0, responseBodySize) }
    }
    weighed.push(measured().catch(() => ({ pages: isPage ? 1 : 0, fields: 0, bytes: 0 })))
  })
  return async () => {
    const all = await Promise.all(weighed)
    const sum = (of: keyof Weight) => all.reduce((total, each) => total + each[of], 0)
    return { pages: sum('pages'), fields: sum('fields'), bytes: sum('bytes') }
  }
}

/** The fields of a page's own form; choices of one question are one. */
function fieldsIn(html: string): number {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const inputs = [...main.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => tag)
  const names = inputs
    .filter((tag) => !/type="(?:hidden|submit)"/.test(tag))
    .map((tag) => /name="([^"]*)"/.exec(tag)?.[1])
  return new Set(names).size
}
