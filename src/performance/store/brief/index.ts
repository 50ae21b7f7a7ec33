export {
  addBrief,
  briefByNumber,
  type BriefInShort,
  briefOf,
  type BriefRecord,
  type BriefState,
  deleteDraft,
  keepWords,
  prepareAgain,
  recordSignOff,
} from './briefs.ts'
export { type BriefListed, briefsIn, countBriefs } from './brief-list.ts'
export { type BriefRow, rowsOfFigure } from './figure-rows.ts'
export { figuresAsAt, namesKnown } from './prepare.ts'
