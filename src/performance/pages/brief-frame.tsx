import type { Visit } from '../../web/visit.ts'
import { Breadcrumbs } from '../../web/components/breadcrumbs.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import type { FieldErrors, Form } from '../../web/form.ts'
import type { Urls } from '../../web/urls.ts'
import { isId } from '../../language/identifier.ts'
import { mayPass } from '../../web/permission.ts'
import type { TypedDay } from '../../language/typed-day.ts'
import { readDrafts } from '../permissions.ts'
import { briefOf, type BriefRecord } from '../store.ts'

/** The brief of the address; a draft only for those who may read drafts, as if it were not there for others. */
export async function briefFound(
  { tx, params, visitor }: Visit,
  { lock = false }: { lock?: boolean } = {},
): Promise<BriefRecord | undefined> {
  const { brief: id = '' } = params
  if (!isId(id)) return undefined
  const brief = await briefOf(tx, id, { lock })
  const isOpen = brief?.state === 'signed-off' || mayPass(readDrafts, visitor.roles, false)
  return isOpen ? brief : undefined
}

/** "Brief 7" */
export function briefName({ number }: Pick<BriefRecord, 'number'>): string {
  return `Brief ${number}`
}

export function BriefBreadcrumbs({ urls, brief }: { urls: Urls; brief?: BriefRecord }) {
  const list = { text: 'Briefs', href: urls.briefs() }
  return (
    <Breadcrumbs items={brief ? [list, { text: briefName(brief), href: urls.brief(brief.id) }] : [list]} />
  )
}

/** Every error of the page, each leading to its field; those of a day to its first box. */
export function Errors({ errors, days = [] }: { errors: FieldErrors; days?: readonly string[] }) {
  const found = Object.entries(errors)
  if (found.length === 0) return null
  const href = (field: string) => (days.includes(field) ? `#${field}-day` : `#${field}`)
  return <ErrorSummary errors={found.map(([field, text]) => ({ text, href: href(field) }))} />
}

/** A day as it was typed in the three boxes of that name. */
export function dayTyped(form: Form, name: string): TypedDay {
  return {
    day: form.text(`${name}-day`),
    month: form.text(`${name}-month`),
    year: form.text(`${name}-year`),
  }
}

export function dayValues(name: string, { day, month, year }: TypedDay): Record<string, string> {
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}
