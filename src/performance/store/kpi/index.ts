export { addFailure, type FailureRecord, failuresOf } from './failures.ts'
export {
  addKpi,
  addRating,
  type KpiRecord,
  kpisOf,
  type RatingRecord,
  recordKpiEnding,
  standingRatings,
} from './kpis.ts'
export {
  addNotice,
  noticeFacts,
  noticeMaterial,
  noticeOf,
  type NoticeRecord,
  noticesOf,
  recordPublication,
} from './notices.ts'
export { addRemedy, remediesOf, type RemedyRecord } from './remedies.ts'
export { releaseOf } from './release.ts'
