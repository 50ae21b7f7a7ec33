import { type Day, dayOf } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import type { FieldErrors, Form } from '../../../web/form.ts'
import { mayPass } from '../../../web/permission.ts'
import type { AttentionKind } from '../../attention.ts'
import { longestMarkReason } from '../../mark.ts'
import { moveCommitments } from '../../../contracts/index.ts'
import { chooseMeasures } from '../../permissions.ts'
import type { ActRefusal, ProposedAct } from '../../store.ts'

export const actsOffered = [
  'assigned',
  'dated',
  'dismissed',
  'moved',
  'put-back',
  'measured',
  'kept',
] as const
export type ActOffered = (typeof actsOffered)[number]

/** What was ticked and typed below a list. */
export interface Typed {
  ticked: string[]
  all: boolean
  act: string
  who: string
  owns: string
  reason: string
  measure: string
  /** The day to deal with it by, in three boxes, for giving it to somebody and for setting a day alone. */
  days: Record<'by' | 'on', { day: string; month: string; year: string }>
}

const noDay = { day: '', month: '', year: '' }
export const typedNothing: Typed = {
  ticked: [],
  all: false,
  act: '',
  who: '',
  owns: 'commitments',
  reason: '',
  measure: '',
  days: { by: noDay, on: noDay },
}

export function typedIn(form: Form): Typed {
  const dayOfBoxes = (name: string) => ({
    day: form.text(`${name}-day`),
    month: form.text(`${name}-month`),
    year: form.text(`${name}-year`),
  })
  return {
    ticked: form.all('tick'),
    all: form.text('all') === 'yes',
    act: form.text('act'),
    who: form.text('who'),
    owns: form.text('owns') || 'commitments',
    reason: form.raw('reason'),
    measure: form.text('measure'),
    days: { by: dayOfBoxes('by'), on: dayOfBoxes('on') },
  }
}

/** What may be done about rows of a kind, by somebody with these roles. */
export function actsFor(kind: AttentionKind, dismissed: boolean, roles: ReadonlySet<string>): ActOffered[] {
  if (dismissed) return ['put-back']
  const measures: ActOffered[] =
    kind === 'no-measure' && mayPass(chooseMeasures, roles, false) ? ['measured', 'kept'] : []
  const moves: ActOffered[] = areMovable(kind) && mayPass(moveCommitments, roles, false) ? ['moved'] : []
  return [
    ...measures,
    'assigned',
    ...(kind === 'no-owner' ? [] : (['dated'] as const)),
    ...moves,
    'dismissed',
  ]
}

/** Kinds whose rows are commitments with a day that may have to be another one. */
export function areMovable(kind: AttentionKind): boolean {
  return kind === 'overdue' || kind === 'behind-plan' || kind === 'ending-soon'
}

/** Reads what is to be done; or the errors, by field. */
export function readAct(
  typed: Typed,
  kind: AttentionKind,
  roles: ReadonlySet<string>,
): { act: ProposedAct } | { errors: FieldErrors } {
  const offered = [...actsFor(kind, false, roles), 'put-back']
  if (!offered.includes(typed.act)) return { errors: { act: 'Choose what to do with what is ticked' } }
  switch (typed.act as ActOffered) {
    case 'assigned': {
      if (typed.who === '') return { errors: { who: 'Choose who deals with it' } }
      const day = readDay(typed.days.by)
      if (day === 'not-a-day') return { errors: { by: 'Enter a day like 31 3 2027, or leave it empty' } }
      const who = typed.who === 'nobody' ? null : typed.who
      if (who !== null && !isId(who)) return { errors: { who: 'Choose who deals with it' } }
      const owns = typed.owns === 'contracts' ? 'contracts' : 'commitments'
      return { act: { act: 'assigned', who, owns, ...(day ? { day } : {}) } }
    }
    case 'dated': {
      const day = readDay(typed.days.on)
      if (day === 'not-a-day') return { errors: { on: 'Enter a day like 31 3 2027, or leave it empty' } }
      return { act: { act: 'dated', day } }
    }
    case 'dismissed':
      return { act: { act: 'dismissed', reason: typed.reason } }
    case 'measured':
      if (!isId(typed.measure)) return { errors: { measure: 'Choose a measure' } }
      return { act: { act: 'measured', measure: typed.measure } }
    case 'moved':
      return { errors: actErrors('nothing-chosen') }
    case 'put-back':
    case 'kept':
      return { act: { act: typed.act as 'put-back' | 'kept' } }
  }
}

function readDay({ day, month, year }: Typed['days']['by']): Day | null | 'not-a-day' {
  if (day === '' && month === '' && year === '') return null
  const figures = [day, month].every((text) => /^\d{1,2}$/.test(text)) && /^\d{4}$/.test(year)
  if (!figures) return 'not-a-day'
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) ?? 'not-a-day'
}

/** What to mend, beside its field. */
export function actErrors(because: ActRefusal): FieldErrors {
  switch (because) {
    case 'nothing-chosen':
      return { rows: 'Tick at least one row. One that somebody dealt with meanwhile has gone from the list' }
    case 'nobody-here':
      return { who: 'Choose somebody who works for the council today' }
    case 'nobody-named':
      return { who: 'Choose who looks after them' }
    case 'day-past':
      return { by: 'The day must be today or later', on: 'The day must be today or later' }
    case 'no-reason':
      return { reason: 'Say why it needs no attention' }
    case 'reason-too-long':
      return { reason: `The reason must be ${longestMarkReason} letters or fewer` }
    case 'no-measure':
      return { measure: 'Choose a measure' }
    case 'not-of-this-kind':
      return { act: 'Choose what to do with what is ticked' }
  }
}
