import type { ApiRoute } from '../../web/api.ts'
import type { Page } from '../../web/page.ts'
import { downloadPages } from './download/page.ts'
import { openDataPages } from './find-open-data/page.tsx'
import { accessibilityPage } from './read-accessibility/page.tsx'
import { apiPage } from './read-api/page.tsx'
import { privacyPage } from './read-privacy/page.tsx'
import { statusPage } from './read-status/page.tsx'

export interface PublicationNeeds {
  /** Every address of the API, for its page. */
  apiRoutes(): readonly ApiRoute[]
}

export function publicationPages(needs: PublicationNeeds): Page[] {
  return [
    ...openDataPages(),
    ...downloadPages(),
    accessibilityPage,
    privacyPage,
    statusPage,
    apiPage(needs.apiRoutes),
  ]
}
