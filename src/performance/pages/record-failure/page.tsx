import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { breachResults, failureKinds, recordFailure } from '../../kpi/performance-failure.ts'
import { failureRefusal } from '../../kpi/refusal-words.ts'
import { keepPerformance } from '../../permissions.ts'
import { addFailure } from '../../store.ts'
import { showPerformanceForm } from '../performance-form.tsx'
import { contractFound } from '../performance-frame.tsx'
import { dayTyped, dayValues } from '../typed-fields.tsx'

interface Typed {
  kind: string
  result: string
  on: TypedDay
  requirement: string
  words: string
  chance: string
}

/** Records a breach, or poor performance that was not improved. */
export const recordFailurePage = definePage({
  path: pattern.newFailure(':contract'),
  allow: keepPerformance,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const typed = { kind: '', result: '', on: typedDay(null), requirement: '', words: '', chance: '' }
    return showForm(visit, contract, typed)
  },
  async post(visit) {
    const { tx, form, today, urls } = visit
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const typed: Typed = {
      kind: form.text('kind'),
      result: form.text('result'),
      on: dayTyped(form, 'on'),
      requirement: form.raw('requirement'),
      words: form.raw('words'),
      chance: form.raw('chance'),
    }
    const on = readTypedDay(typed.on)
    const decision = recordFailure({ ...typed, on: on === 'not-a-day' ? null : on }, today)
    if (!decision.accepted) return showForm(visit, contract, typed, failureRefusal(decision.because))
    await addFailure(tx, contract.id, decision.fact)
    return goTo(urls.contractPerformance(contract.id))
  },
})

function showForm(visit: Visit, contract: ContractRecord, typed: Typed, errors: FieldErrors = {}): Answer {
  return showPerformanceForm(visit, contract, {
    title: 'Record a breach or poor performance',
    lede: 'Some of it must be published within thirty days, whatever the contract is worth: Procurement Act 2023, section 71.',
    submit: 'Record it',
    errors,
    days: ['on'],
    fields: (
      <>
        <Radios
          name="kind"
          legend="What happened"
          value={typed.kind}
          error={errors.kind}
          items={[
            {
              value: 'breach',
              text: failureKinds.breach,
              conditional: (
                <Radios
                  name="result"
                  legend="What it came to"
                  value={typed.result}
                  error={errors.result}
                  items={Object.entries(breachResults).map(([value, text]) => ({ value, text }))}
                />
              ),
            },
            {
              value: 'poor-performance',
              text: failureKinds['poor-performance'],
              conditional: (
                <Textarea
                  name="chance"
                  label="Which chance to improve there was, and when"
                  rows={3}
                  value={typed.chance}
                  error={errors.chance}
                />
              ),
            },
          ]}
        />
        <DateInput
          id="on"
          namePrefix="on"
          legend="Day"
          hint="Of the termination, award or settlement; or the day it was concluded that nothing had improved"
          values={dayValues('on', typed.on)}
          error={errors.on}
        />
        <Input
          name="requirement"
          label="Which duty of the contract was not kept"
          value={typed.requirement}
          error={errors.requirement}
        />
        <Textarea
          name="words"
          label="What happened, and what came of it"
          hint="A notice may publish it: do not name people."
          rows={5}
          value={typed.words}
          error={errors.words}
        />
      </>
    ),
  })
}
