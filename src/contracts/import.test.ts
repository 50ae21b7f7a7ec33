import { describe, expect, test } from 'vitest'
import { changeOf, type Known, PlanDigest } from './change-plan.ts'
import { decideDisclosure } from './disclosure.ts'
import { reopenDraft, setDraftAside, takeDraft } from './draft.ts'
import { applyImport, type ImportState, nothingBuilt, stateWithout, tryImport, undoImport } from './import.ts'
import { builtOnWords } from './import-words.ts'

const states: ImportState[] = [
  'received',
  'trying',
  'tried',
  'applying',
  'applied',
  'undoing',
  'undone',
  'refused',
]
const nothing = nothingBuilt
const said = (decision: { accepted: boolean; fact?: unknown; because?: string }) =>
  decision.accepted ? 'yes' : decision.because

test('what may follow each state of an import', () => {
  const table = states.map((state) => [
    state,
    said(tryImport(state)),
    said(applyImport(state, { refused: 0 }, false)),
    said(undoImport(state, nothing)),
  ])
  expect(table).toEqual([
    ['received', 'yes', 'not-tried', 'not-applied'],
    ['trying', 'in-progress', 'in-progress', 'in-progress'],
    ['tried', 'yes', 'yes', 'not-applied'],
    ['applying', 'in-progress', 'in-progress', 'in-progress'],
    ['applied', 'applied-already', 'applied-already', 'yes'],
    ['undoing', 'in-progress', 'in-progress', 'in-progress'],
    ['undone', 'undone-already', 'undone-already', 'undone-already'],
    ['refused', 'cannot-be-read', 'cannot-be-read', 'not-applied'],
  ])
})

test('one fault is enough for nothing to be applied, unless faults are allowed', () => {
  expect(said(applyImport('tried', { refused: 1 }, false))).toBe('has-faults')
  expect(said(applyImport('tried', { refused: 1 }, true))).toBe('yes')
})

test('work that broke off counts as not begun', () => {
  expect(states.map((state) => stateWithout(state, false))).toEqual([
    'received',
    'received',
    'tried',
    'tried',
    'applied',
    'applied',
    'undone',
    'refused',
  ])
  expect(states.map((state) => stateWithout(state, true))).toEqual(states)
})

test.each(['commitments', 'edited', 'draftsDecided', 'callOffs', 'commitmentsEdited', 'deliveries'] as const)(
  'an import with %s built on it can’t be undone, and it is said why',
  (what) => {
    const built = { ...nothing, [what]: 1 }
    expect(undoImport('applied', built)).toEqual({ accepted: false, because: 'built-on' })
    expect(builtOnWords(built)).toHaveLength(1)
    expect(builtOnWords({ ...nothing, [what]: 1200 })[0]).toMatch(/^1,200 .*were/)
  },
)

describe('what a contract of a file does', () => {
  const known: Known = { id: 'one', version: 4, digest: 'a', withdrawn: false, byHand: false }

  test('adds what is new or had been withdrawn, changes what says something else', () => {
    expect(changeOf(undefined, 'a')).toBe('added')
    expect(changeOf({ ...known, withdrawn: true }, 'a')).toBe('added')
    expect(changeOf(known, 'b')).toBe('changed')
    expect(changeOf({ ...known, digest: null }, 'a')).toBe('changed')
    expect(changeOf(known, 'a')).toBe('unchanged')
  })

  const digestOf = (...taken: Parameters<PlanDigest['take']>[]) => {
    const digest = new PlanDigest()
    for (const one of taken) digest.take(...one)
    return digest.value()
  }

  test('has another fingerprint once a record it would change has moved', () => {
    const plan = digestOf(['k', 'changed', known])
    expect(digestOf(['k', 'changed', known])).toBe(plan)
    expect(digestOf(['k', 'changed', { ...known, version: 5 }])).not.toBe(plan)
    expect(digestOf(['k', 'unchanged', known])).not.toBe(plan)
    expect(digestOf(['k', 'added', undefined])).not.toBe(plan)
  })

  test('keeps its fingerprint when only a record moved that it leaves alone', () => {
    const moved = { ...known, version: 9 }
    expect(digestOf(['k', 'unchanged', known])).toBe(digestOf(['k', 'unchanged', moved]))
  })
})

describe('what a contract’s page shows', () => {
  const standing = { disclosure: 'published', reason: null, version: 2, withdrawn: false } as const
  const hold = { version: 2, disclosure: 'held-back', reason: ' A court order. ' }

  test('is held back with a reason, and published again without one', () => {
    const held = { disclosure: 'held-back', reason: 'A court order.' } as const
    expect(decideDisclosure(standing, hold)).toEqual({ accepted: true, fact: held })
    const again = decideDisclosure(
      { ...standing, ...held },
      { version: 2, disclosure: 'published', reason: 'x' },
    )
    expect(again).toEqual({ accepted: true, fact: { disclosure: 'published', reason: null } })
  })

  test.each([
    ['contract-withdrawn', { withdrawn: true }, {}],
    ['stale', {}, { version: 1 }],
    ['no-decision', {}, { disclosure: 'secret' }],
    ['reason-missing', {}, { reason: ' ' }],
    ['reason-too-long', {}, { reason: 'x'.repeat(2001) }],
    ['nothing-changed', {}, { disclosure: 'published' }],
  ])('stays as it is: %s', (because, stands, change) => {
    expect(decideDisclosure({ ...standing, ...stands }, { ...hold, ...change })).toEqual({
      accepted: false,
      because,
    })
  })
})

test('a draft is taken once, and may be thought of again while it is only set aside', () => {
  expect([takeDraft('open'), takeDraft('set-aside'), takeDraft('taken')].map(said)).toEqual([
    'yes',
    'yes',
    'taken-already',
  ])
  expect([setDraftAside('open'), setDraftAside('set-aside'), setDraftAside('taken')].map(said)).toEqual([
    'yes',
    'set-aside-already',
    'taken-already',
  ])
  expect([reopenDraft('open'), reopenDraft('set-aside'), reopenDraft('taken')].map(said)).toEqual([
    'not-set-aside',
    'yes',
    'not-set-aside',
  ])
})
