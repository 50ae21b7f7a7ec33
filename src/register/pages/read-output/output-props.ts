import type { Decimal } from '../../../language/quantity.ts'
import type { PolicyRecord } from '../../../policy/store.ts'
import type { Urls } from '../../../web/urls.ts'
import type { AuthorityHere } from '../../../web/visit.ts'
import type { RegisterEntry } from '../../entry.ts'
import type { Behind } from '../../store.ts'
import type { CountedReport, WorkingLine } from '../../working.ts'

export interface OutputProps {
  entry: RegisterEntry
  behind: Behind
  /** Chosen to be shown, with what is on them in words. */
  pictures: readonly { id: string; words: string }[]
  policy: PolicyRecord | undefined
  reports: readonly CountedReport[]
  /** Reported under the same commitment and not checked yet. */
  waiting: Decimal
  working: readonly WorkingLine[]
  authority: AuthorityHere
  urls: Urls
  address: string
}
