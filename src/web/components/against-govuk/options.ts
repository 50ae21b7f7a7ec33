import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Attributes } from '../class-names.ts'

/** The options of a Nunjucks macro, as the fixtures give them: their shapes differ by component. */
// oxlint-disable-next-line no-explicit-any
export type Options = Record<string, any>

export interface Fixture {
  name: string
  options: Options
  html: string
}

const require = createRequire(import.meta.url)

/** Every example that GOV.UK Frontend publishes for a component, with the HTML it must give. */
export function fixturesOf(component: string): Fixture[] {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }).fixtures
}

const kept: string[] = []

/** Stands for HTML in a rendered page until `withHtml` puts it back: components take nodes, never HTML. */
export function html(markup: string): string {
  return `\uE000${kept.push(markup.trim()) - 1}\uE001`
}

export function withHtml(rendered: string): string {
  return rendered.replaceAll(/\uE000(\d+)\uE001/g, (_, place: string) => kept[Number(place)]!)
}

/** The words of a part that may give `html` or `text`. */
export function words(part: Options | undefined): string | undefined {
  if (!part) return undefined
  return part.html ? html(part.html) : part.text
}

/** Attributes given as values, or as `{ value, optional }`. */
export function attributesOf(given: Options | undefined): Attributes | undefined {
  if (!given) return undefined
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' ? value.value : value,
    ]),
  )
}
