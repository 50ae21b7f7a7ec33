import { expect, test } from 'vitest'
import type { Actor, Tx } from '../platform/database.ts'
import { actWith, mayAct } from './acting.ts'
import type { Permission } from './permission.ts'
import type { Visitor } from './visit.ts'

const check: Permission = { sentence: 'Contract managers check.', allows: ['contract-manager'] }
const read: Permission = { sentence: 'All read.', allows: ['contract-manager', 'legal', 'publisher'] }

/** Somebody of legal, who acts for a contract manager and for a publisher. */
function visiting(own: string[] = ['legal']) {
  const actor: Actor = { kind: 'person', id: 'sam' }
  const lender = (id: string, role: string) => ({
    id,
    name: id,
    until: '2026-11-23' as never,
    roles: new Set([role]),
  })
  const visitor: Visitor = {
    kind: 'person',
    id: 'sam',
    roles: new Set([...own, 'contract-manager', 'publisher']),
    ownRoles: new Set(own),
    suppliers: [],
    actsFor: [
      lender('bo', 'publisher'),
      lender('alex', 'contract-manager'),
      lender('ash', 'contract-manager'),
    ],
  }
  return { actor, visit: { tx: { actor } as Tx, visitor } }
}

test('what an own role allows is an own act', () => {
  const { actor, visit } = visiting()
  actWith(read, visit)
  expect(actor).toEqual({ kind: 'person', id: 'sam' })
})

test('what only lent roles allow is done for everybody who lends one that does', () => {
  const { actor, visit } = visiting()
  actWith(check, visit)
  expect(actor.for).toEqual(['alex', 'ash'])
})

test('an act that asks more than its address is done in the name of whose role allows it, or not at all', () => {
  const { actor, visit } = visiting()
  const publish: Permission = { sentence: 'Publishers.', allows: ['publisher'] }
  expect(mayAct(visit, publish)).toBe(true)
  expect(actor.for).toEqual(['bo'])
  expect(mayAct(visit, { sentence: 'Finance.', allows: ['finance'] })).toBe(false)
  expect(actor.for).toEqual(['bo'])
})
