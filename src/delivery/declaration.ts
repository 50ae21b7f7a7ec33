import { type Day, longDay } from '../language/day.ts'
import { accept, type Decision, refuse } from '../language/decision.ts'

/** What a supplier signs in the place of a list of people: how many there are, and that the records may be looked at where they are. */
export interface Declaration {
  people: number
  /** What records it holds, in its own words, without names. */
  records: string
  /** The last day on which it has them for certain. */
  keptUntil: Day
  /** Of whoever declares; never a name. */
  role: string
}

/** A declaration as it was typed. */
export interface DeclarationTyped {
  people: string
  records: string
  keptUntil: Day | null | 'not-a-day'
  role: string
  agreed: boolean
}

/** The field at fault, and the sentence beside it. */
export const declarationRefusals = {
  'no-people': { field: 'people', sentence: 'Say how many people, in figures, such as 8' },
  'no-records': {
    field: 'records',
    sentence: 'Say what records you hold, such as “signed attendance sheets”',
  },
  'records-too-long': { field: 'records', sentence: 'Make this shorter: at most 500 letters' },
  'no-day': { field: 'keptUntil', sentence: 'Enter the day until which you keep them, such as 31 3 2029' },
  'kept-too-short': {
    field: 'keptUntil',
    sentence: 'Keep them at least until the council has checked this: two weeks from today',
  },
  'no-role': { field: 'role', sentence: 'Say in what role you declare this, such as “Contract lead”' },
  'role-too-long': { field: 'role', sentence: 'Make this shorter: at most 100 letters' },
  'not-agreed': { field: 'agreed', sentence: 'Tick the box to sign it' },
} as const

export type DeclarationRefusal = keyof typeof declarationRefusals

/** Decides whether a declaration can stand as evidence; the records must be there long enough to be looked at. */
export function declare(
  typed: DeclarationTyped,
  { keptFrom }: { keptFrom: Day },
): Decision<Declaration, DeclarationRefusal> {
  const [people, records, role] = [typed.people, typed.records, typed.role].map((text) => text.trim())
  if (!/^[1-9]\d{0,5}$/.test(people!)) return refuse('no-people')
  if (records === '') return refuse('no-records')
  if (records!.length > 500) return refuse('records-too-long')
  if (typed.keptUntil === null || typed.keptUntil === 'not-a-day') return refuse('no-day')
  if (typed.keptUntil < keptFrom) return refuse('kept-too-short')
  if (role === '') return refuse('no-role')
  if (role!.length > 100) return refuse('role-too-long')
  if (!typed.agreed) return refuse('not-agreed')
  return accept({ people: Number(people), records: records!, keptUntil: typed.keptUntil, role: role! })
}

/** What is signed beside the box: kept as it stood, with what was typed. */
export function declaredWords(
  of: { supplier: string; title: string; quarter: string },
  said: Declaration,
): string {
  const people = said.people === 1 ? '1 person was' : `${said.people} people were`
  return [
    `For ${of.supplier} I declare that ${people} counted for “${of.title}” in ${of.quarter}, each of them once.`,
    `We hold the records that show it (${said.records}) and keep them until ${longDay(said.keptUntil)}.`,
    'People of the council may look at them where we keep them, after asking us.',
    `Signed by role: ${said.role}.`,
  ].join(' ')
}
