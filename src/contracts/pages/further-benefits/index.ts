import type { Page } from '../../../web/page.ts'
import { checkFurtherBenefitPage } from './check.tsx'
import { agreeFurtherBenefitPage, declineFurtherBenefitPage } from './decide.tsx'
import { furtherBenefitsOfContractPage } from './of-contract.tsx'
import { myFurtherBenefitsPage, offerFurtherBenefitPage } from './of-supplier.tsx'
import { furtherBenefitsPage } from './overview.tsx'
import { raiseFurtherBenefitPage } from './raise.tsx'
import { readFurtherBenefitPage } from './read.tsx'
import { rewordFurtherBenefitPage } from './reword.tsx'
import { signFurtherBenefitPage } from './sign.tsx'

/** Ideas for more value while a contract runs, from either side, up to the commitment they become. */
export const furtherBenefitPages: Page[] = [
  furtherBenefitsPage,
  furtherBenefitsOfContractPage,
  raiseFurtherBenefitPage,
  readFurtherBenefitPage,
  rewordFurtherBenefitPage,
  checkFurtherBenefitPage,
  signFurtherBenefitPage,
  agreeFurtherBenefitPage,
  declineFurtherBenefitPage,
  myFurtherBenefitsPage,
  offerFurtherBenefitPage,
]
