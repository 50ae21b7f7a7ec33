import { Secret, TOTP } from 'otpauth'
import type { Walker } from './walker.ts'

/** Somebody's account, with what their phone's app knows. */
export class Account {
  readonly name: string
  readonly email: string
  readonly password: string
  /** The key in the app. */
  key = ''
  #lastStep = 0

  constructor(name: string, email: string) {
    this.name = name
    this.email = email
    this.password = `a long evening walk of ${name}`
  }

  /** The next code that was not used yet: the app's clock may go half a minute before ours. */
  nextCode(): string {
    const step = Math.max(Math.floor(Date.now() / 30_000), this.#lastStep + 1)
    this.#lastStep = step
    return new TOTP({ secret: Secret.fromBase32(this.key) }).generate({ timestamp: step * 30_000 })
  }

  /** The password is chosen; from the page of the second factor to the first page of one's own. */
  async setsUpSecondFactor(walker: Walker): Promise<void> {
    this.key = (await walker.page.locator('.gm-key').innerText()).replaceAll(' ', '')
    await walker.types('6-digit code', '000000')
    await walker.presses('Continue')
    await walker.sees('The code is wrong')
    await walker.types('6-digit code', this.nextCode())
    await walker.presses('Continue')
    await walker.sees('Keep your recovery codes')
    await walker.follows('I have kept them')
  }

  async signsIn(walker: Walker): Promise<void> {
    await walker.opens('/sign-in')
    await walker.types('E-mail address', this.email)
    await walker.types('Password', this.password)
    await walker.presses('Continue')
    await walker.types('6-digit code', this.nextCode())
    await walker.presses('Sign in')
  }
}
