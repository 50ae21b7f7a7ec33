import type { Page } from '../../web/page.ts'
import { methodPage } from './read-method/page.tsx'
import { methodsPage } from './read-methods/page.tsx'

export function measurementPages(): Page[] {
  return [methodsPage, methodPage]
}
