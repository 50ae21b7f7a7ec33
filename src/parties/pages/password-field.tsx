import type { ComponentChildren } from 'preact'
import { PasswordInput } from '../../web/components/password-input.tsx'
import { commonPasswords } from '../common-passwords.ts'
import {
  choosePassword,
  longestPassword,
  type PasswordRefusal,
  shortestPassword,
} from '../password-strength.ts'

const because: Record<PasswordRefusal, string> = {
  'too-short': `The password must have ${shortestPassword} characters or more`,
  'too-long': `The password must have ${longestPassword} characters or fewer`,
  'too-common': 'This password is one that many people use. Choose another',
  'about-you': 'The password must not be your name or your e-mail address',
  'too-few-letters': 'The password must have at least five different characters',
}

/** The sentence that says why the password can't be used; undefined when it can. */
export async function passwordFault(password: string, about: readonly string[]): Promise<string | undefined> {
  if (password === '') return 'Enter a password'
  const decision = choosePassword(password, about, await commonPasswords())
  return decision.accepted ? undefined : because[decision.because]
}

/** The field for a password somebody chooses. */
export function NewPassword({ error, label = 'Password' }: { error?: ComponentChildren; label?: string }) {
  return (
    <PasswordInput
      name="password"
      label={label}
      hint={`${shortestPassword} characters or more. Three words that have nothing to do with each other are a good one. It needs no digits or signs.`}
      autocomplete="new-password"
      error={error}
    />
  )
}
