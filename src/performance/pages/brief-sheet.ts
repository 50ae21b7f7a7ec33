import { namesOf } from '../../parties/store.ts'
import type { Visit } from '../../web/visit.ts'
import { sheetOf } from '../brief/sheet.ts'
import type { Sheet } from '../brief/two-pages.ts'
import type { BriefRecord } from '../store.ts'

/** The two pages of a brief at this authority. */
export async function sheetOfBrief({ tx, authority }: Visit, brief: BriefRecord): Promise<Sheet> {
  const { signedOffAt, signedOffBy } = brief
  const names = await namesOf(tx, [signedOffBy])
  return sheetOf({
    ...brief,
    authority: authority.name,
    isDraft: brief.state === 'draft',
    signedOff: signedOffAt ? { at: signedOffAt, by: names.get(signedOffBy ?? '') ?? 'a program' } : undefined,
    replaces: brief.replaces?.number ?? null,
    replacedBy: brief.replacedBy?.number ?? null,
  })
}
