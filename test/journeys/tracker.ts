import type { SheetMade } from '../trackers/workbook.ts'
import { workbookMade } from '../trackers/workbook.ts'
import type { Walker } from './walker.ts'

const patience = { timeout: 30_000 }

/** Chooses a workbook of commitments and sends it; the walker stands on the page for bringing in a file. */
export async function sendTracker(walker: Walker, sheets: readonly SheetMade[], name = 'SV tracker.xlsx') {
  await walker.chooses(/^Commitments, and what was delivered/)
  await walker.page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await workbookMade(sheets),
  })
  await walker.presses('Send and look at it')
}

/** Takes the columns as they are guessed, and waits until the file was read. */
export async function takeColumns(walker: Walker): Promise<void> {
  await walker.presses('Try it with these columns')
  await readThrough(walker)
}

/** Waits until the file was read; where no script runs the page asks again by itself too. */
export async function readThrough(walker: Walker): Promise<void> {
  await walker.page.getByRole('button', { name: /^Bring it in/ }).waitFor(patience)
  await walker.looks()
}

/** Says of each doubtful one what it is, by the words of the file. */
export async function decideDoubts(walker: Walker, choices: Record<string, string>): Promise<void> {
  await walker.follows(/^(?:Decide the doubtful ones|Check the matches)/)
  for (const [words, label] of Object.entries(choices))
    await walker.page.getByLabel(`What “${words}” is`).selectOption({ label })
  await walker.presses('Try it like this')
  await readThrough(walker)
}

/** Brings in what was tried; rows with faults are left out when there are any. */
export async function bringItIn(walker: Walker): Promise<void> {
  const leaveOut = walker.page.getByLabel(/^Leave out/)
  if (await leaveOut.count()) await leaveOut.check()
  await walker.presses(/^Bring it in/)
  await walker.page.getByRole('link', { name: 'Undo this import' }).waitFor(patience)
  await walker.looks()
}

/** Takes back what was brought in; the walker stands on the file's page. */
export async function undoIt(walker: Walker): Promise<void> {
  await walker.follows('Undo this import')
  await walker.presses('Undo the import')
  await walker.page.getByText('This import has been undone').waitFor(patience)
  await walker.looks()
}
