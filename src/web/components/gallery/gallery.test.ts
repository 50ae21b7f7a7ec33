import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from '../../../../bin/build.js'
import { documentOf } from './document.tsx'
import { galleryPages } from './pages.ts'

const project = join(import.meta.dirname, '../../../..')
const assets = join(project, 'dist/assets')
const folder = join(project, '.cache/gallery')
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)

beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  const manifest = JSON.parse(readFileSync(join(assets, 'manifest.json'), 'utf8')) as Record<string, string>
  const address = (name: string) => pathToFileURL(join(assets, manifest[name]!)).href
  await mkdir(folder, { recursive: true })
  for (const page of galleryPages) {
    const html = documentOf(page, { style: address('main.css'), script: address('app.js') })
    await writeFile(join(folder, `${page.name}.html`), html)
  }
}, 60_000)

function htmlOf(name: string): string {
  return readFileSync(join(folder, `${name}.html`), 'utf8')
}

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].flatMap(([, found]) => found!.split(' '))
}

describe.each(galleryPages.map(({ name }) => name))('the gallery page %s', (name) => {
  test('has no style of its own, which the content security policy would forbid', () => {
    expect(htmlOf(name)).not.toMatch(/<style|\sstyle=/)
  })

  test('has each id once, and every reference to an id finds it', () => {
    const html = htmlOf(name)
    const ids = all(html, /\sid="([^"]*)"/g)
    expect(ids).toEqual([...new Set(ids)])
    const referred = all(html, /\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g)
    expect(referred.filter((id) => !ids.includes(id))).toEqual([])
  })
})

test('every component is shown in the gallery', () => {
  const shown = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('')
  const parts = /^(chart|choice|error-message|field-group|form-group|hint|label|navigation-list|shape)$/
  const components = readdirSync(join(import.meta.dirname, '..'))
    .filter((file) => file.endsWith('.tsx') && !file.includes('.test.'))
    .map((file) => file.slice(0, -4))
  expect(components.filter((name) => !parts.test(name) && !shown.includes(`'../${name}.tsx'`))).toEqual([])
})

describe.skipIf(!browserPath && process.env['CI'] !== 'true')('in a browser', () => {
  let browser: Browser
  const axe = createRequire(import.meta.url).resolve('axe-core')

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: browserPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--allow-file-access-from-files',
      ],
    })
  }, 60_000)
  afterAll(() => browser.close())

  async function open(name: string, width: number, javaScriptEnabled = true): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href)
    return page
  }

  describe.each(galleryPages.map(({ name }) => name))('%s', (name) => {
    test.each([1280, 320])(
      'has no fault that axe finds and no scrolling sideways, %i pixels wide',
      async (width) => {
        const page = await open(name, width)
        await page.addScriptTag({ path: axe })
        const faults = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run(options: object): Promise<{ violations: Fault[] }> }
          }
          const { violations } = await axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          })
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
        })
        expect(faults).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.context().close()
      },
    )
  })

  test('filters are folded away on a phone, open on a wide window, and open where no script runs', async () => {
    const isOpen = async (width: number, scripts: boolean): Promise<boolean> => {
      const page = await open('register', width, scripts)
      const seen = await page.getByLabel('Clean and Green').isVisible()
      await page.context().close()
      return seen
    }
    expect([await isOpen(375, true), await isOpen(1280, true), await isOpen(375, false)]).toEqual([
      false,
      true,
      true,
    ])
  })

  test('the links of the header open on a phone without scripts', async () => {
    const page = await open('home', 375, false)
    const link = page.getByRole('link', { name: 'Case studies' })
    expect(await link.count()).toBe(0)
    await page.getByText('Menu').click()
    expect(await link.count()).toBe(1)
    await page.context().close()
  })

  test('what a radio button reveals is there only while it is chosen, scripts or not', async () => {
    for (const scripts of [true, false]) {
      const page = await open('verify', 1280, scripts)
      const hours = page.getByLabel('How many hours count?')
      expect(await hours.isVisible()).toBe(true)
      await page.getByLabel('Not accepted').check()
      expect(await hours.isVisible()).toBe(false)
      await page.context().close()
    }
  })

  test('on paper there is no navigation, and links are written out', async () => {
    const page = await open('output', 1280)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').count()).toBe(0)
    await page.context().close()
  })
})

interface Fault {
  id: string
  nodes: { html: string }[]
}
