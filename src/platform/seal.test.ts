import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart } from './embedded-server/cannot-start.ts'
import { keyFile, openSeal, Seal } from './seal.ts'

const oldKey = Buffer.alloc(32, 1)
const newKey = Buffer.alloc(32, 2)

describe('what is sealed', () => {
  const seal = new Seal([oldKey])

  test('opens again, and never looks the same twice', () => {
    const sealed = seal.sealed('three small otters', 'Rowan')
    expect(seal.opened(sealed, 'Rowan')).toBe('three small otters')
    expect(seal.sealed('three small otters', 'Rowan')).not.toBe(sealed)
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('otters')
  })

  test('opens for nobody else, with no other key, and not when a letter was changed', () => {
    const sealed = seal.sealed('three small otters', 'Rowan')
    expect(seal.opened(sealed, 'Hazel')).toBeUndefined()
    expect(new Seal([newKey]).opened(sealed, 'Rowan')).toBeUndefined()
    const [name, text] = sealed.split('.') as [string, string]
    const bytes = Buffer.from(text, 'base64url')
    bytes[30]! ^= 1
    expect(seal.opened(`${name}.${bytes.toString('base64url')}`, 'Rowan')).toBeUndefined()
    for (const nonsense of ['', '.', name, `${name}.`, `${name}.AAAA`, 'A'.repeat(32)])
      expect(seal.opened(nonsense, 'Rowan')).toBeUndefined()
  })

  test('with an older key still opens, and what is sealed from then on has the newest', () => {
    const sealed = seal.sealed('three small otters', 'Rowan')
    const both = new Seal([newKey, oldKey])
    expect(both.opened(sealed, 'Rowan')).toBe('three small otters')
    expect(seal.opened(both.sealed('three small otters', 'Rowan'), 'Rowan')).toBeUndefined()
    expect([both.has(sealed.split('.')[0]!), new Seal([newKey]).has(sealed.split('.')[0]!)]).toEqual([
      true,
      false,
    ])
  })
})

describe('the key of a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gm-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const path = () => join(folder, keyFile)

  test('is made once, for this user alone, and read at every start after that', () => {
    const sealed = openSeal(folder).sealed('otters', 'Rowan')
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    const made = readFileSync(path(), 'utf8')
    expect(openSeal(folder).opened(sealed, 'Rowan')).toBe('otters')
    expect(readFileSync(path(), 'utf8')).toBe(made)
  })

  test('may have newer ones above it', () => {
    const sealed = openSeal(folder).sealed('otters', 'Rowan')
    const before = readFileSync(path(), 'utf8')
    writeFileSync(path(), `# since November\n${newKey.toString('base64')}\n\n${before}`)
    expect(openSeal(folder).opened(sealed, 'Rowan')).toBe('otters')
  })

  test.each(['', 'nonsense\n', `${Buffer.alloc(16).toString('base64')}\n`])(
    'that is none (%j) stops the start with a sentence, and is not written over',
    (text) => {
      writeFileSync(path(), text)
      expect(() => openSeal(folder)).toThrow(CannotStart)
      expect(() => openSeal(folder)).toThrow('secret.key must hold a key of 32 bytes')
      expect(readFileSync(path(), 'utf8')).toBe(text)
    },
  )
})
