import { describe, expect, test } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { choosePassword } from './password-strength.ts'

const about = ['Rowan Ashworth', 'rowan.ashworth@wrenshire.example']
const decided = async (password: string) => choosePassword(password, about, await commonPasswords())

describe('a password', () => {
  test.each(['three small otters', 'kettle-window-brick', 'Ünser Gärtchen blüht', 'zxqvwnrtplmk'])(
    'of twelve characters or more that nobody would try first is taken: %s',
    async (password) => {
      expect(await decided(password)).toEqual({ accepted: true, fact: password })
    },
  )

  test('needs no capitals, digits or signs', async () => {
    expect((await decided('otters swim slowly')).accepted).toBe(true)
  })

  test('of eleven characters is too short, whatever is in it', async () => {
    expect(await decided('aB3$eF6&iJ9')).toEqual({ accepted: false, because: 'too-short' })
  })

  test('is counted in characters as people see them, not in bytes', async () => {
    expect(await decided('ööööööääääü')).toEqual({ accepted: false, because: 'too-short' })
  })

  test('of more than 200 characters is too long to hash', async () => {
    expect(await decided('otter '.repeat(40))).toEqual({ accepted: false, because: 'too-long' })
  })

  test.each([
    'password1234',
    'Password2026!',
    '!!!password!!!!',
    'passwordpassword',
    'qwertyqwerty',
    'qwertyuiop123',
    'abcdeabcdeabcde',
  ])('that is tried first is too common: %s', async (password) => {
    expect(await decided(password)).toEqual({ accepted: false, because: 'too-common' })
  })

  test.each(['aaaaaaaaaaaaaa', 'ababababababab', '111122223333'])(
    'of fewer than five different characters is not taken: %s',
    async (password) => {
      expect(await decided(password)).toEqual({ accepted: false, because: 'too-few-letters' })
    },
  )

  test.each([
    'Rowan Ashworth',
    'rowanashworth1',
    'rowan.ashworth',
    'rowan.ashworth@wrenshire.example',
    '99rowan ashworth99',
  ])('that is the person’s own name or address is not taken: %s', async (password) => {
    expect(await decided(password)).toEqual({ accepted: false, because: 'about-you' })
  })
})
