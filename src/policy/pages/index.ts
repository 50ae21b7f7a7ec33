import type { Page } from '../../web/page.ts'
import type { PolicyNeeds } from '../needs.ts'
import { checkDutyPage } from './check-duty/page.tsx'
import { assessmentsPage } from './list-assessments/page.tsx'
import { assessmentPage } from './read-assessment/page.tsx'
import { policyPage } from './read-policy/page.tsx'

export function policyPages(needs: PolicyNeeds): Page[] {
  return [policyPage, checkDutyPage(needs), assessmentsPage, assessmentPage]
}
