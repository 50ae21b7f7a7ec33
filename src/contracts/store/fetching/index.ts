export { fetchNotices } from './fetch-notices.ts'
export { fetchNow, type NoticeFetch, noticeFetches } from './fetches.ts'
export { keepNoticeSource, noticeSourceOf, type NoticeSourceRecord } from './source.ts'
