import type { Day } from '../../language/day.ts'
import type { AdmittedRelease } from './admission.ts'
import { documentsIn } from './release.ts'

/** A notice that was published, by its own number. */
export interface NoticedNotice {
  id: string
  /** UK1 … UK17 under the Procurement Act 2023; not given for notices of other regimes. */
  type?: string
  on: Day
  /** What the release says it is: planning, tender, award, contract, implementation … */
  tags: string[]
  url?: string
}

const findATender = /^ocds-h6vhtk-/i
const findATenderNotice = /^\d{6}-\d{4}$/

function webAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(url) && URL.canParse(url) ? url : undefined
}

function addressOf({ ocid, id, release }: AdmittedRelease): string | undefined {
  const stated = documentsIn(release).find(
    ({ noticeType, documentType, url }) =>
      webAddress(url) && (noticeType || /notice$/i.test(documentType ?? '')),
  )
  if (stated) return webAddress(stated.url)
  return findATender.test(ocid) && findATenderNotice.test(id)
    ? `https://www.find-tender.service.gov.uk/Notice/${id}`
    : undefined
}

function noticesOf(admitted: AdmittedRelease): NoticedNotice[] {
  const { id, on, release } = admitted
  const { tag: tags = [] } = release
  const stated = new Map<string, NoticedNotice>()
  for (const { id: number, noticeType: type, datePublished, url } of documentsIn(release))
    if (number && type && !stated.has(number))
      stated.set(number, { id: number, type, on: datePublished ?? on, tags, url: webAddress(url) })
  if (!stated.has(id) && !tags.includes('compiled'))
    stated.set(id, { id, on, tags, url: addressOf(admitted) })
  return [...stated.values()]
}

/** The notices behind these releases, the earliest first; each once, as the release of its own says it. */
export function noticesIn(ordered: readonly AdmittedRelease[]): NoticedNotice[] {
  const found = new Map<string, NoticedNotice>()
  for (const admitted of ordered)
    for (const notice of noticesOf(admitted))
      if (!found.has(notice.id) || notice.id === admitted.id) found.set(notice.id, notice)
  return [...found.values()].toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
}
