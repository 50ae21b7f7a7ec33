import type { Page } from '../../web/page.ts'
import type { ContractsNeeds } from '../needs.ts'
import { bringInFilePage } from './bring-in-file/page.tsx'
import { chooseColumnsPage } from './choose-columns/page.tsx'
import { decideDoubtsPage } from './decide-doubts/page.tsx'
import { fetchNowPage, noticeSourcePage } from './fetch-notices/page.tsx'
import { listImportsPage } from './list-imports/page.tsx'
import { applyImportPage, tryImportPage } from './read-import/acts.ts'
import { faultyRowsPage, faultyWorkbookPage } from './read-import/faulty-rows.ts'
import { readImportPage } from './read-import/page.tsx'
import { undoImportPage } from './undo-import/page.tsx'

/** The pages for bringing files in. */
export function importPages(needs: ContractsNeeds): Page[] {
  return [
    listImportsPage,
    bringInFilePage(needs),
    readImportPage,
    chooseColumnsPage(needs),
    tryImportPage(needs),
    applyImportPage(needs),
    undoImportPage(needs),
    faultyRowsPage(needs),
    faultyWorkbookPage(needs),
    decideDoubtsPage(needs),
    noticeSourcePage,
    fetchNowPage,
  ]
}
