import type { ApiRoute } from '../../web/api.ts'
import type { Page } from '../../web/page.ts'
import { contractsPage } from './browse-contracts/page.tsx'
import { homePage } from './open-home/page.tsx'
import { contractPage } from './read-contract/page.tsx'
import { headlineMethodPage } from './read-headline-method/page.tsx'
import { outcomePage, outcomesPage } from './read-outcomes/page.tsx'
import { placePage } from './read-place/page.tsx'
import { supplierPage } from './read-supplier/page.tsx'
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
    homePage,
    outcomesPage,
    outcomePage,
    contractsPage,
    contractPage,
    placePage,
    supplierPage,
    headlineMethodPage,
    ...openDataPages(),
    ...downloadPages(),
    accessibilityPage,
    privacyPage,
    statusPage,
    apiPage(needs.apiRoutes),
  ]
}
