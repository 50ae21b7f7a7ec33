import type { Page } from '../../web/page.ts'
import { methodPage, methodsPage } from './read-methods/page.tsx'

export function measurementPages(): Page[] {
  return [methodsPage, methodPage]
}
