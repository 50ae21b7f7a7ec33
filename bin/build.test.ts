import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { build } from './build.js'

const assets = join(import.meta.dirname, '..', 'dist', 'assets')

beforeAll(() => build({ quiet: true, entries: [] }), 60_000)

function manifest(): Record<string, string> {
  return JSON.parse(readFileSync(join(assets, 'manifest.json'), 'utf8')) as Record<string, string>
}

async function sizeOf(name: string): Promise<number> {
  return (await readFile(join(assets, name))).length
}

test('a second build finds nothing to do', async () => {
  expect(await build({ quiet: true, entries: [] })).toEqual([])
})

test('the manifest names every asset by a hash of what is in it', () => {
  expect(Object.keys(manifest()).sort()).toEqual(['app.js', 'atkinson.woff2', 'favicon.svg', 'main.css'])
  for (const [name, file] of Object.entries(manifest())) {
    const [stem, end] = name.split('.')
    expect(file).toMatch(new RegExp(`^${stem}\\.[0-9a-f]{10}\\.${end}$`))
  }
})

test('style, script and font together leave room for the page within 65 KB', async () => {
  const names = manifest()
  const style = await sizeOf(`${names['main.css']}.br`)
  const script = await sizeOf(`${names['app.js']}.br`)
  expect(style).toBeLessThan(16 * 1024)
  expect(await sizeOf(`${names['main.css']}.gz`)).toBeLessThan(20 * 1024)
  expect(style + script + (await sizeOf(names['atkinson.woff2']!))).toBeLessThan(57 * 1024)
})

test('the style loads our own typeface from beside it, and nothing reserved to GOV.UK', () => {
  const style = readFileSync(join(assets, manifest()['main.css']!), 'utf8')
  expect(style).toContain(`url("${manifest()['atkinson.woff2']}")`)
  expect([...style.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url)).toHaveLength(1)
  expect(style).not.toMatch(/GDS Transport|crown\b(?! copyright)/i)
})
