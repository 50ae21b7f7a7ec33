import { longDay } from '../../../language/day.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { lifeRefusal } from '../../life-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { pausedWords } from '../../pause.ts'
import { keepCommitments } from '../../permissions.ts'
import { type CommitmentRecord, pause, takeUp } from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { addressOf, type CommitmentFound, showCommitmentAct } from '../commitment-act.tsx'
import { commitmentFound } from '../found.ts'

interface Typed {
  from: TypedDay
  until: TypedDay
  on: TypedDay
  moves: string
  reason: string
}

const noDay: TypedDay = { day: '', month: '', year: '' }

/** Pauses a commitment for a while, or takes one up again that is paused. */
export function pauseCommitmentPage(needs: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.pauseCommitment(':contract', ':commitment'),
    allow: keepCommitments,
    async get(visit) {
      const found = await commitmentFound(visit)
      if (!found) return notFound()
      if (found.commitment.withdrawnOn) return goTo(addressOf(visit, found))
      const today = typedDay(visit.today)
      return showForm(visit, found, { from: today, until: noDay, on: today, moves: '', reason: '' })
    },
    async post(visit) {
      const found = await commitmentFound(visit, { lock: true })
      if (!found) return notFound()
      const { tx, form, today } = visit
      const typed: Typed = {
        from: dayIn(form, 'from'),
        until: dayIn(form, 'until'),
        on: dayIn(form, 'on'),
        moves: form.text('moves'),
        reason: form.text('reason'),
      }
      const version = Number(form.text('version'))
      const when = { today, after: needs.afterCommitmentChange }
      const read = (name: 'from' | 'until' | 'on') => readTypedDay(typed[name])
      const errors: Record<string, string> = {}
      const dayOf = (name: 'from' | 'until' | 'on') => {
        const day = read(name)
        if (day !== null && day !== 'not-a-day') return day
        errors[name] = 'Enter a day, like 31 3 2027'
        return undefined
      }
      if (form.text('act') === 'take-up') {
        const on = dayOf('on')
        if (!on) return showForm(visit, found, typed, errors)
        const decision = await takeUp(tx, found, { version, on, reason: typed.reason }, when)
        return decision.accepted
          ? goTo(addressOf(visit, found))
          : refusedAs(visit, found, typed, decision.because)
      }
      const [from, until] = [dayOf('from'), dayOf('until')]
      if (typed.moves !== 'move' && typed.moves !== 'stay') errors.moves = 'Choose what becomes of its days'
      if (!from || !until || Object.keys(errors).length > 0) return showForm(visit, found, typed, errors)
      const proposed = { version, from, until, reason: typed.reason, moves: typed.moves === 'move' }
      const decision = await pause(tx, found, proposed, when)
      return decision.accepted
        ? goTo(addressOf(visit, found))
        : refusedAs(visit, found, typed, decision.because)
    },
  })
}

function refusedAs(
  visit: Visit,
  found: CommitmentFound,
  typed: Typed,
  because: Parameters<typeof lifeRefusal>[0],
): Answer {
  const { field, sentence } = lifeRefusal(because, found.contract)
  const place = ['from', 'until', 'on', 'moves', 'reason'].includes(field) ? field : 'reason'
  return showForm(visit, found, typed, { [place]: sentence }, because === 'stale')
}

function showForm(
  visit: Visit,
  found: CommitmentFound,
  typed: Typed,
  errors: FieldErrors = {},
  isStale = false,
): Answer {
  const { today } = visit
  const { commitment } = found
  const standing = pausedWords(commitment, today)
  const title = standing ? 'Take it up again' : 'Pause a commitment'
  return showCommitmentAct(visit, found, {
    title,

    lede: standing
      ? `${standing}.`
      : 'Until it goes on nobody is reminded of it, and it is called late nowhere. Something may still be reported.',
    errors,
    days: ['from', 'until', 'on'],
    isStale,
    children: (
      <>
        <form method="post" novalidate>
          <input type="hidden" name="version" value={commitment.version} />
          {standing ? (
            <DateInput
              id="on"
              namePrefix="on"
              legend="From which day it goes on"
              hint="If its days were moved, they stay moved. Change the commitment to move them back"
              values={dayValues('on', typed.on)}
              error={errors.on}
            />
          ) : (
            <PauseFields commitment={commitment} typed={typed} errors={errors} />
          )}
          <Textarea
            name="reason"
            label="Why"
            hint="Kept with the commitment"
            rows={3}
            value={typed.reason}
            error={errors.reason}
          />
          <div class="govuk-button-group">
            <Button name="act" value={standing ? 'take-up' : 'pause'} preventDoubleClick>
              {standing ? 'Take it up again' : 'Pause the commitment'}
            </Button>
            <a class="govuk-link" href={addressOf(visit, found)}>
              Leave it as it is
            </a>
          </div>
        </form>
      </>
    ),
  })
}

function PauseFields({
  commitment,
  typed,
  errors,
}: {
  commitment: CommitmentRecord
  typed: Typed
  errors: FieldErrors
}) {
  return (
    <>
      <DateInput
        id="from"
        namePrefix="from"
        legend="First day of the pause"
        values={dayValues('from', typed.from)}
        error={errors.from}
      />
      <DateInput
        id="until"
        namePrefix="until"
        legend="Last day of the pause"
        values={dayValues('until', typed.until)}
        error={errors.until}
      />
      <Radios
        name="moves"
        legend="What becomes of its days"
        value={typed.moves}
        error={errors.moves}
        items={[
          {
            value: 'move',
            text: 'They move by the length of the pause',
            hint: 'The day it is due, and what is planned from the first day of the pause on',
          },
          { value: 'stay', text: `They stay: due on ${longDay(commitment.due)}` },
        ]}
      />
    </>
  )
}
