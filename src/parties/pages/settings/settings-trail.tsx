import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import type { Urls } from '../../../web/urls.ts'

/** Where a page of the settings stands: "Settings › People › …". */
export function SettingsTrail({
  urls,
  items = [],
}: {
  urls: Urls
  items?: { text: string; href: string }[]
}) {
  return <Breadcrumbs items={[{ text: 'Settings', href: urls.settings() }, ...items]} />
}
