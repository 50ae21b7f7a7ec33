import { expect, test } from 'vitest'
import { hashPassword, passwordMatches } from './password.ts'

const cheap = { memoryCost: 1024, timeCost: 1 }

test('a password matches its own hash alone, and no two hashes are alike', async () => {
  const hash = await hashPassword('three small otters', cheap)
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(await hashPassword('three small otters', cheap)).not.toBe(hash)
  expect(await passwordMatches(hash, 'three small otters', cheap)).toBe(true)
  expect(await passwordMatches(hash, 'three small otter', cheap)).toBe(false)
})

test('the same letters from another keyboard are the same password', async () => {
  const hash = await hashPassword('Gärtchen blüht nicht'.normalize('NFD'), cheap)
  expect(await passwordMatches(hash, 'Gärtchen blüht nicht'.normalize('NFC'), cheap)).toBe(true)
})

test('nobody’s password matches nothing, not even the one the dummy was made of', async () => {
  expect(await passwordMatches(undefined, 'nobody has this one', cheap)).toBe(false)
})

test('an unknown account takes as much work as a known one', async () => {
  const cost = { memoryCost: 20_000, timeCost: 3 }
  const hash = await hashPassword('three small otters', cost)
  const fastest = async (kept: string | undefined) => {
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now()
      await passwordMatches(kept, 'a wrong password', cost)
      times.push(performance.now() - began)
    }
    return Math.min(...times)
  }
  await fastest(undefined)
  const known = await fastest(hash)
  const unknown = await fastest(undefined)
  expect(unknown).toBeGreaterThan(known / 2)
  expect(unknown).toBeLessThan(known * 2)
})
