import type { Page } from '../../web/page.ts'
import { policyPage } from './read-policy/page.tsx'

export function policyPages(): Page[] {
  return [policyPage]
}
