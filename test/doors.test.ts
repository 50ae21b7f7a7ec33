import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../bin/build.js'
import { projectFolder } from '../src/platform/project.ts'
import { addressOf } from './address.ts'
import { addRecords, type Records } from './records.ts'
import { returnLinkCookie, routes } from './visitors.ts'
import { openFilledWorld, type World } from './world.ts'

test('who reads across authorities is known, each with the reason', () => {
  const calls = globSync('src/**/*.{ts,tsx}', { cwd: projectFolder })
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => {
      const text = readFileSync(join(projectFolder, file), 'utf8')
      return [...text.matchAll(/\.acrossAuthorities\(\s*'([^']+)'/g)].map(
        ([, reason]) => `${file}: ${reason}`,
      )
    })
  expect(calls.sort()).toEqual([
    'src/parties/store/membership.ts: a person sees which authorities they belong to',
  ])
})

/** A page as one visitor got it. */
interface Seen {
  path: string
  visitor: string
  html: string
}

let world: World
let records: Records
let cookies: Record<string, string>
const seen: Seen[] = []

beforeAll(async () => {
  await build({ quiet: true, entries: [] })
  world = await openFilledWorld()
  records = await addRecords(world, world.authority)
  cookies = {
    stranger: '',
    administrator: await world.signInAs('administrator'),
    'contract-manager': await world.signInAs('contract-manager'),
    supplier: await world.signInAs('supplier'),
    'return-link': await returnLinkCookie(world, world.authority, records.return),
    'trial-link': await returnLinkCookie(world, world.authority, records.trial, 'trial'),
  }
  for (const { path } of routes.filter(({ isApi, method }) => !isApi && method === 'GET')) {
    for (const [visitor, cookie] of Object.entries(cookies)) {
      const url = addressOf(path, records)
      const answer = await world.server.inject({ url, headers: { cookie } })
      const isPage = String(answer.headers['content-type']).startsWith('text/html')
      if (isPage && answer.statusCode === 200) seen.push({ path, visitor, html: answer.body })
    }
  }
}, 120_000)
afterAll(() => world?.close())

/** The pages where the check finds something, with what it finds. */
function faults(check: (html: string, page: Seen) => string[]): string[] {
  return seen.flatMap((page) =>
    check(page.html, page).map((what) => `${page.path} for ${page.visitor}: ${what}`),
  )
}

const all = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([whole, part]) => part ?? whole)

test('every page was seen', () => {
  expect(seen.length).toBeGreaterThan(20)
})

test('no page has a style or a script of its own: the content security policy forbids them', () => {
  const own = /<style[\s>][^<]*|\sstyle="[^"]*"|<script(?![^>]*\ssrc=)[^>]*>|\son\w+="[^"]*"|javascript:/g
  expect(faults((html) => all(html, own))).toEqual([])
})

test('every page has one heading that names it, a language and a title of its own', () => {
  const odd = faults((html) => [
    ...(all(html, /<h1[\s>]/g).length === 1 ? [] : [`${all(html, /<h1[\s>]/g).length} headings`]),
    ...(html.includes('<html lang="en-GB"') ? [] : ['no language']),
    ...(/<title>(?!undefined)[^<]{3,} – [^<]+<\/title>/.test(html) ? [] : ['no title']),
  ])
  expect(odd).toEqual([])
})

test('every id stands once, and what refers to an id finds it', () => {
  const odd = faults((html) => {
    const ids = all(html, /\sid="([^"]*)"/g)
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
    const referring = /\s(?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"/g
    const missing = all(html, referring).flatMap((list) => list.split(' ').filter((id) => !ids.includes(id)))
    return [...twice.map((id) => `id ${id} twice`), ...missing.map((id) => `no id ${id}`)]
  })
  expect(odd).toEqual([])
})

test('nothing on a page says undefined, NaN, null or an object', () => {
  expect(
    faults((html) =>
      all(html.replaceAll(/<[^>]*>/g, ' '), /undefined|\bNaN\b|\bnull\b|\[object \w+\]|Invalid Date/g),
    ),
  ).toEqual([])
})

test('a first visit to any page is at most 100 KB, compressed, with its styles, script and typeface', () => {
  const folder = join(projectFolder, 'dist', 'assets')
  const sent = readdirSync(folder).filter((name) => /^[\w-]+\.[0-9a-f]{10}\.\w+$/.test(name))
  const bytesOf = (path: string) => statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size
  const assets = sent.reduce((sum, name) => sum + bytesOf(join(folder, name)), 0)
  const tooLarge = faults((html) => {
    const bytes = brotliCompressSync(html).length + assets
    return bytes > 100 * 1024 ? [`${Math.round(bytes / 1024)} KB`] : []
  })
  expect(tooLarge).toEqual([])
})
/** One address of a kind is enough. */
function kindOf(address: string): string {
  return address
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':')
    .replaceAll(/GM-\d+-\d+/g, ':')
    .replace(/\?.*$/, '')
}

const isPosted = (address: string) =>
  routes.some(
    ({ method, path }) =>
      method === 'POST' &&
      new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(address.replace(/\?.*$/, '')),
  )

test('no page leads to an address that is not there', async () => {
  const leads = new Map<string, { to: string; page: Seen }>()
  for (const page of seen) {
    for (const href of all(page.html, /\s(?:href|src|action)="(\/[^"#]*)/g)) {
      const to = href.replaceAll('&amp;', '&')
      leads.set(`${page.visitor} ${kindOf(to)}`, { to, page })
    }
  }
  const dead = new Map<string, string>()
  for (const { to, page } of leads.values()) {
    const { statusCode } = await world.server.inject({ url: to, headers: { cookie: cookies[page.visitor] } })
    const isDead = statusCode >= 500 || statusCode === 403 || (statusCode === 404 && !isPosted(to))
    if (isDead) dead.set(kindOf(to), `${to} (${statusCode}), from ${page.path} for ${page.visitor}`)
  }
  expect([...dead.values()]).toEqual([])
}, 120_000)
