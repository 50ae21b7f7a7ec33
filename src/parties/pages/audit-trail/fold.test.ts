import { expect, test } from 'vitest'
import type { AuditRecord } from '../../store.ts'
import { foldActs } from './fold.ts'

function act(hour: number, more: Partial<AuditRecord> = {}): AuditRecord {
  return {
    position: hour,
    number: 0,
    at: new Date(Date.UTC(2026, 10, 23, hour)),
    actorKind: 'person',
    actor: 'ash',
    actingFor: [],
    action: 'signed-in',
    subject: 'person',
    subjectId: 'ash',
    words: 'Signed in.',
    erasedAt: null,
    ...more,
  }
}

const told = (acts: AuditRecord[]) => foldActs(acts).map(({ times, since }) => [times, since.getUTCHours()])

test('equal acts that follow each other are one line, with how many and since when', () => {
  expect(told([act(12), act(11), act(9)])).toEqual([[3, 9]])
})

test('somebody else’s act between them keeps them apart', () => {
  expect(told([act(12), act(11, { actor: 'briar' }), act(9)])).toEqual([
    [1, 12],
    [1, 11],
    [1, 9],
  ])
})

test('acts on different records, in other words or other names, and erased ones stay lines of their own', () => {
  const others: Partial<AuditRecord>[] = [
    { subjectId: 'briar' },
    { words: 'Signed out.' },
    { actingFor: ['Alex'] },
  ]
  for (const other of others) expect(foldActs([act(12), act(11, other)])).toHaveLength(2)
  expect(foldActs([act(12, { words: null }), act(11, { words: null })])).toHaveLength(2)
})
