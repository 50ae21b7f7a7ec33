import type { Visit } from '../../web/visit.ts'
import { Breadcrumbs } from '../../web/components/breadcrumbs.tsx'
import type { Urls } from '../../web/urls.ts'
import { isId } from '../../language/identifier.ts'
import { mayPass } from '../../web/permission.ts'
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
