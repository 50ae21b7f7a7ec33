import type { Page } from '../../web/page.ts'
import { myWorkPage } from './see-my-work/page.tsx'

/** The page of what there is to do. */
export function performancePages(): Page[] {
  return [myWorkPage]
}
