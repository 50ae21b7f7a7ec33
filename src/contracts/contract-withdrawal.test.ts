import { describe, expect, test } from 'vitest'
import { refuse } from '../language/decision.ts'
import { putBackContract, withdrawContract } from './contract-withdrawal.ts'

const nothing = { returns: 0, callOffs: 0 }
const standing = { version: 3, withdrawn: false }
const reason = ' It was entered twice. '

describe('a contract', () => {
  test('is withdrawn with a reason while nothing stands on it', () => {
    const decision = withdrawContract(standing, nothing, { version: 3, reason })
    expect(decision).toMatchObject({ accepted: true, fact: { reason: 'It was entered twice.' } })
  })

  test.each([
    [{ returns: 1, callOffs: 0 }, 'reported-on'],
    [{ returns: 0, callOffs: 2 }, 'called-off-from'],
  ] as const)('on which something stands (%o) is not withdrawn', (built, because) => {
    expect(withdrawContract(standing, built, { version: 3, reason })).toEqual(refuse(because))
  })

  test.each([
    [{ version: 3, withdrawn: true }, { version: 3, reason }, 'contract-withdrawn'],
    [standing, { version: 2, reason }, 'stale'],
    [standing, { version: 3, reason: ' ' }, 'reason-missing'],
    [standing, { version: 3, reason: 'x'.repeat(2001) }, 'reason-too-long'],
  ] as const)('%o with %o is refused: %s', (of, proposed, because) => {
    expect(withdrawContract(of, nothing, proposed)).toEqual(refuse(because))
  })
})

describe('a contract that was withdrawn', () => {
  const withdrawn = { version: 4, withdrawn: true, withdrawalReason: 'It was entered twice.' }

  test('can stand again', () => {
    expect(putBackContract(withdrawn, { version: 4 }).accepted).toBe(true)
  })

  test('comes back with its file when its import was undone', () => {
    expect(putBackContract({ ...withdrawn, withdrawalReason: null }, { version: 4 })).toEqual(
      refuse('import-undone'),
    )
  })

  test('must be withdrawn, and unchanged since it was looked at', () => {
    expect(putBackContract({ ...withdrawn, withdrawn: false }, { version: 4 })).toEqual(
      refuse('not-withdrawn'),
    )
    expect(putBackContract(withdrawn, { version: 3 })).toEqual(refuse('stale'))
  })
})
