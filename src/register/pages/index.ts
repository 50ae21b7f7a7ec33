import type { Page } from '../../web/page.ts'
import { registerPage } from './browse-register/page.tsx'
import { feedPage } from './follow-register/page.ts'
import { outputPage } from './read-output/page.tsx'
import { showPicturePage } from './show-picture/page.ts'

export function registerPages(): Page[] {
  return [registerPage, outputPage, showPicturePage, feedPage]
}
