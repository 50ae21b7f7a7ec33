export { doors } from './parties/doors.ts'

import { measurementApi } from './measurement/api.ts'
import { measurementPages } from './measurement/pages/index.ts'
import type { Platform } from './platform/platform.ts'
import { policyApi } from './policy/api.ts'
import { policyPages } from './policy/pages/index.ts'
import type { ApiRoute } from './web/api.ts'
import type { Page } from './web/page.ts'

export const pages: Page[] = [...measurementPages(), ...policyPages()]

export const api: ApiRoute[] = [...measurementApi(), ...policyApi()]

interface Starting {
  wantsExample: boolean
  say: (sentence: string) => void
}

/** What goes on beside answering requests: the set-up link, the example, mail. */
export async function startWork(
  _platform: Platform,
  _starting: Starting,
): Promise<{ stop(): Promise<void> }> {
  return { stop: async () => undefined }
}
