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
  /** Processor time of this process: what else the machine does doesn't count. */
  const work = async (kept: string | undefined) => {
    const before = process.cpuUsage()
    for (let round = 0; round < 8; round += 1) await passwordMatches(kept, 'a wrong password', cost)
    return process.cpuUsage(before).user
  }
  await work(undefined)
  const known = await work(hash)
  const unknown = await work(undefined)
  expect(unknown / known).toBeGreaterThan(0.5)
  expect(unknown / known).toBeLessThan(2)
})
