import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const chromiumPath = places.find(existsSync)

/** Why no journey can be walked here; undefined where one can. With CI=true it is a failure to be without. */
export const whyNoBrowser = chromiumPath
  ? undefined
  : `there is no Chromium on this machine (looked for ${places.join(', ')})`

/** Without these it talks to its maker's hosts. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: quiet })
}

/** What a person looks through. */
export type Window = 'desk' | 'phone' | 'phone-without-scripts' | 'desk-without-scripts'

export const windows: Record<Window, BrowserContextOptions> = {
  desk: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true },
  'desk-without-scripts': { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
  'phone-without-scripts': {
    viewport: { width: 375, height: 812 },
    isMobile: true,
    hasTouch: true,
    javaScriptEnabled: false,
  },
}
