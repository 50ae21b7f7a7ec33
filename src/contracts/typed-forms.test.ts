import { expect, test } from 'vitest'
import { readCommitment } from './typed-commitment.ts'
import { readContract } from './typed-contract.ts'
import { typedDay } from '../language/typed-day.ts'

const none = typedDay(null)

test('a commitment form that was left empty says everything at once, in the order of its fields', () => {
  const words = {
    title: '',
    supplier: '',
    measure: '',
    outcome: '',
    quantity: '',
    profile: 'once',
    place: '',
  }
  const people = { beneficiaries: '', supplierOwner: '', supplierEmail: '', owner: '', evidenceWanted: '' }
  const typed = { ...words, ...people, due: none, targets: new Map(), origin: 'tender', standing: '' }
  const choices = {
    measures: new Map(),
    outcomes: new Set<string>(),
    places: new Set<string>(),
    owners: new Set<string>(),
  }
  const read = readCommitment(typed, choices)
  expect('errors' in read && Object.keys(read.errors)).toEqual([
    'measure',
    'title',
    'supplier',
    'quantity',
    'due',
    'standing',
  ])
})

test('a contract form says everything at once, in the order of its fields', () => {
  const words = { title: ' ', reference: '', kind: 'contract', value: 'a lot', valueGross: '', cpv: '' }
  const days = { starts: { day: '31', month: '2', year: '2026' }, ends: none, extendableUntil: none }
  const rest = { suppliers: [], service: '', place: '', owner: '', description: '' }
  const typed = { ...words, ...days, ...rest }
  const choices = { suppliers: new Map(), places: new Set<string>(), owners: new Set<string>() }
  const read = readContract(typed, choices)
  expect('errors' in read && Object.keys(read.errors)).toEqual(['title', 'starts', 'value'])
})
