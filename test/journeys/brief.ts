import type { Download, Page } from 'playwright-core'
import type { Walker } from './walker.ts'

/** Signs in as one of the example's people, by the link that the start prints for that role. */
export async function signInToExample(walker: Walker, link: string): Promise<void> {
  await walker.opens(link)
  await walker.clicks(walker.page.getByRole('main').getByRole('button').first())
}

/** From the page of one's work to a brief that stands prepared. */
export async function prepareBrief(walker: Walker, meeting: string): Promise<void> {
  await walker.follows('Briefs for meetings')
  await walker.follows('Write a brief')
  await walker.types('Which meeting', meeting)
  await walker.presses('Prepare the brief')
  await walker.sees('What members are asked for')
}

/** The Word file of the brief that is open. */
export async function openInWord({ page }: Walker): Promise<Buffer> {
  const began = page.waitForEvent('download')
  await page
    .getByRole('button', { name: 'Open in Word' })
    .or(page.getByRole('link', { name: 'Open in Word' }))
    .click()
  return bytesOf(await began)
}

async function bytesOf(download: Download): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** The addresses that the figures of a Word file lead to. */
export function figureAddresses(relations: string): string[] {
  return [...relations.matchAll(/Target="([^"]*\/figures\/[^"]*)"/g)].map(([, target]) => target!)
}

/** How many sheets of paper a page takes, printed as its style says. */
export async function sheetsOfPaper(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}
