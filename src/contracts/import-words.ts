import type { ImportBeside } from './import-preview.ts'
import type { BuiltOn, ImportKindName, ImportRefusal, ImportState, UndoRefusal } from './import.ts'

/** How an import stands, in a word or two for lists. */
export const importStates: Record<ImportState, string> = {
  received: 'Received',
  trying: 'Being read',
  tried: 'Tried',
  applying: 'Being brought in',
  applied: 'Brought in',
  undoing: 'Being undone',
  undone: 'Undone',
  refused: 'Cannot be read',
}

/** Why an act on an import can't be done, in a sentence. */
export const importRefusals: Record<ImportRefusal | UndoRefusal | 'records-moved' | 'stopped', string> = {
  'in-progress': 'Somebody is working on this file right now. Look again in a moment.',
  'cannot-be-read': 'This file can’t be read, so nothing can be brought in from it.',
  'not-tried': 'Try the file first, to see what it would do.',
  'has-faults':
    'Some of the file has faults, so nothing was brought in. Mend the file, or say that what has faults may be left out.',
  'applied-already': 'This file has been brought in already. Nothing was done twice.',
  'not-applied': 'This file has not been brought in, so there is nothing to undo.',
  'undone-already': 'This import has been undone. Bring the file in again if you want it after all.',
  'built-on': 'Something has been built on what this file brought, so it can’t be undone.',
  'records-moved':
    'The records have changed since this file was tried, so nothing was written. Try it again to see what it would do now.',
  stopped:
    'Something went wrong here, and the fault has been logged. Nothing was written. You can try again.',
}

/** What was built on an import, one sentence each. */
export function builtOnWords({
  commitments,
  edited,
  draftsDecided,
  callOffs,
  commitmentsEdited,
  deliveries,
}: BuiltOn): string[] {
  return [
    commitments > 0 &&
      `${several(commitments, 'commitment was', 'commitments were')} recorded on its contracts.`,
    edited > 0 && `${several(edited, 'contract was', 'contracts were')} changed afterwards.`,
    draftsDecided > 0 && `${several(draftsDecided, 'draft was', 'drafts were')} decided on.`,
    callOffs > 0 && `${several(callOffs, 'call-off was', 'call-offs were')} recorded under its frameworks.`,
    commitmentsEdited > 0 &&
      `${several(commitmentsEdited, 'of its commitments was', 'of its commitments were')} changed afterwards.`,
    deliveries > 0 && `${several(deliveries, 'delivery was', 'deliveries were')} told of afterwards.`,
  ].filter((sentence) => sentence !== false)
}

/** What comes beside the contracts of a file, in short and only what there is any of: "3 suppliers". */
export function besideWords(beside: ImportBeside): string[] {
  const { suppliers, procurements, criteria, socialCriteria, drafts, kpiResults } = beside
  return [
    suppliers > 0 && several(suppliers, 'supplier', 'suppliers'),
    procurements > 0 && several(procurements, 'procurement', 'procurements'),
    criteria > 0 && criteriaWords(criteria, socialCriteria),
    drafts > 0 && several(drafts, 'promise to decide on', 'promises to decide on'),
    kpiResults > 0 && several(kpiResults, 'performance result', 'performance results'),
  ].filter((words) => words !== false)
}

/** "412 award criteria, 63 of which name social value" */
export function criteriaWords(criteria: number, social: number): string {
  const all = several(criteria, 'award criterion', 'award criteria')
  if (social === 0) return `${all}, none of which names social value`
  return `${all}, ${social.toLocaleString('en-GB')} of which ${social === 1 ? 'names' : 'name'} social value`
}

/** What a file of this format is made of: "1 row", "12 notices". */
export function rowsOrNotices(format: 'ocds' | 'csv' | 'xlsx', count: number): string {
  return format === 'ocds' ? several(count, 'notice', 'notices') : several(count, 'row', 'rows')
}

/** "1 contract", "1,200 contracts" */
export function several(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** "1 commitment" or "12 contracts": what the lines of a file are, once they are read. */
export function linesOf(kind: ImportKindName, count: number): string {
  if (kind === 'commitments') return several(count, 'commitment', 'commitments')
  if (kind === 'spend') return several(count, 'sum', 'sums')
  if (kind === 'suppliers') return several(count, 'supplier', 'suppliers')
  return several(count, 'contract', 'contracts')
}
