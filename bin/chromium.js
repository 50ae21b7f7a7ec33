import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './problem.js'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** How a person gets one. */
export const howToGetChromium =
  'install the package "chromium" of your system, such as by "apt-get install chromium"'

/** The browser that tests drive. Root on a Debian gets it installed; anybody else has it or not. */
export function findChromium() {
  return places.find((place) => existsSync(place)) ?? installed()
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('Installing Chromium with apt-get, for the tests in a browser. This happens once.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']])
    spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 })
  return places.find((place) => existsSync(place))
}
