import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core'
import { projectFolder } from '../../src/platform/project.ts'
import { type Window, windows } from './browser.ts'

/** Where each page that was seen is kept as a picture, for a person who asks with JOURNEY_PICTURES=1 to look at. */
export const pictures = join(projectFolder, '.cache', 'journeys')
const areKept = process.env.JOURNEY_PICTURES === '1'

const picturesOf = new Map<string, number>()

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[]
}

/**
 * Somebody in a browser. Wherever they come, and whatever a page answers, is looked at: axe finds no fault, nothing
 * scrolls sideways, no script and no policy complains, and there is one heading that says where they are.
 */
export class Walker {
  readonly page: Page
  readonly #context: BrowserContext
  readonly #copies: BrowserContext | undefined
  readonly #journey: string
  readonly #complaints: string[] = []
  #copy: Page | undefined
  #isPassing = false
  /** How often a link or a button was followed, or a choice was made. */
  clicked = 0

  private constructor(page: Page, journey: string, copies?: BrowserContext) {
    this.#context = page.context()
    this.#copies = copies
    this.page = page
    this.#journey = journey
    page.on('pageerror', (error) => this.#complaints.push(error.message))
    page.on('console', (message) => {
      const isAnswer = /^Failed to load resource: .* status of 4(03|04|09|10|22)/.test(message.text())
      if (message.type() === 'error' && !(isAnswer && message.location().url === page.url()))
        this.#complaints.push(`${message.text()} (${message.location().url})`)
    })
  }

  static async open(
    browser: Browser,
    { site, journey, window = 'desk' }: { site: string; journey: string; window?: Window },
  ): Promise<Walker> {
    const seen = { ...windows[window], baseURL: site, locale: 'en-GB' }
    const context = await browser.newContext(seen)
    context.setDefaultTimeout(10_000)
    const copies =
      seen.javaScriptEnabled === false
        ? await browser.newContext({ ...seen, javaScriptEnabled: true })
        : undefined
    return new Walker(await context.newPage(), journey, copies)
  }

  async close(): Promise<void> {
    await this.#context.close()
    await this.#copies?.close()
  }

  /** Goes to an address, and looks. */
  async opens(address: string): Promise<Response> {
    const response = await this.page.goto(address)
    await this.looks()
    return response!
  }

  /** Follows a link by its words; on a phone it may stand in the menu. */
  async follows(words: string | RegExp): Promise<void> {
    const control = this.page
      .getByRole('link', { name: words })
      .or(this.page.getByRole('button', { name: words }))
      .first()
    const menu = this.page.getByRole('banner').getByText('Menu', { exact: true })
    if (!(await control.isVisible()) && (await menu.isVisible())) await menu.click()
    await this.clicks(control)
  }

  presses(words: string | RegExp): Promise<void> {
    return this.clicks(this.page.getByRole('button', { name: words }).first())
  }

  /** Activates what leads to another page, and looks at that. */
  async clicks(control: Locator): Promise<void> {
    const answered = this.page.waitForResponse((response) => response.request().isNavigationRequest())
    this.clicked += 1
    await control.click()
    await answered
    await this.page.waitForLoadState('load')
    await this.looks()
  }

  types(label: string | RegExp, text: string): Promise<void> {
    return this.page.getByLabel(label).first().fill(text)
  }

  chooses(label: string | RegExp): Promise<void> {
    this.clicked += 1
    return this.page.getByLabel(label).first().check()
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor({ state: 'visible' })
  }

  async heading(): Promise<string> {
    return (await this.page.locator('h1').innerText()).trim()
  }

  /** Goes a way whose pages another journey looks at. */
  async inPassing<Reached>(way: () => Promise<Reached>): Promise<Reached> {
    this.#isPassing = true
    try {
      return await way()
    } finally {
      this.#isPassing = false
    }
  }

  /** Looks at the page as it is now. */
  async looks(): Promise<void> {
    if (this.#isPassing) return
    const title = await this.page.title()
    if (areKept) await this.#keepPicture(title)
    const headings = await this.page.locator('h1').count()
    const faults = [
      ...(headings === 1 ? [] : [`it has ${headings} headings of the first level`]),
      ...(await this.#standingOut()),
      ...(await this.#faultsByAxe()),
      ...this.#complaints,
    ]
    if (faults.length > 0) throw new Error(`${title} <${this.page.url()}>:\n${faults.join('\n')}`)
  }

  async #keepPicture(title: string): Promise<void> {
    const folder = join(pictures, this.#journey)
    await mkdir(folder, { recursive: true })
    const seen = (picturesOf.get(this.#journey) ?? 0) + 1
    picturesOf.set(this.#journey, seen)
    const name = title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
    await this.page.screenshot({
      path: join(folder, `${String(seen).padStart(3, '0')}-${name}.png`),
      fullPage: true,
    })
  }

  /** What stands out to the right. */
  #standingOut(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return scrollWidth > clientWidth ? [`it scrolls sideways: ${scrollWidth} pixels in ${clientWidth}`] : []
    })
  }

  async #faultsByAxe(): Promise<string[]> {
    const page = this.#copies ? await this.#copyForAxe(this.#copies) : this.page
    await page.evaluate(await axe)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
      }),
    )
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
    )
  }

  /** Axe itself is a script: where none run it looks at the same page in a window where ours don't. */
  async #copyForAxe(copies: BrowserContext): Promise<Page> {
    const body = await this.page.content()
    const copy = (this.#copy ??= await copies.newPage())
    await copy.unrouteAll()
    await copy.route('**/*', (route) => {
      if (route.request().isNavigationRequest()) return route.fulfill({ contentType: 'text/html', body })
      return route.request().resourceType() === 'script' ? route.abort() : route.continue()
    })
    await copy.goto(this.page.url())
    return copy
  }
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
