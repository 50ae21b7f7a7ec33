export { doors } from './parties/doors.ts'

import { measurementApi } from './measurement/api.ts'
import { measurementPages } from './measurement/pages/index.ts'
import { clearAway, renewSetUpLink } from './parties/store.ts'
import { startMailSender } from './platform/mail-sender.ts'
import type { Platform } from './platform/platform.ts'
import { policyApi } from './policy/api.ts'
import { policyPages } from './policy/pages/index.ts'
import type { ApiRoute } from './web/api.ts'
import type { Page } from './web/page.ts'
import { urlsAt } from './web/urls.ts'

export const pages: Page[] = [...measurementPages(), ...policyPages()]

export const api: ApiRoute[] = [...measurementApi(), ...policyApi()]

interface Starting {
  wantsExample: boolean
  say: (sentence: string) => void
}

/** What has to be there before the first request. Answers with the links to print: the set-up's, or one for each role of the example. */
export async function prepare(platform: Platform, { wantsExample }: Starting): Promise<string[]> {
  if (wantsExample) return []
  const secret = await renewSetUpLink(platform.database, platform.clock())
  if (!secret) return []
  return [`Set it up here, within a day: ${platform.settings.baseUrl}${urlsAt('').setUp(secret)}`]
}

/** What goes on beside answering requests, once it listens. */
export function startWork(platform: Platform, say: (sentence: string) => void): { stop(): Promise<void> } {
  const mail = startMailSender({ ...platform, log: say })
  const hourly = setInterval(() => {
    clearAway(platform.database, platform.clock()).catch((error: Error) =>
      say(`Clearing away failed: ${error.message}`),
    )
  }, 3_600_000)
  return {
    async stop() {
      clearInterval(hourly)
      await mail.stop()
    },
  }
}
