import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { type RatedEvery, ratedEvery, setKpi } from '../../kpi/kpi.ts'
import { kpiRefusal } from '../../kpi/refusal-words.ts'
import { keepPerformance } from '../../permissions.ts'
import { addKpi } from '../../store.ts'
import { everyWords } from '../kpi-words.ts'
import { showPerformanceForm } from '../performance-form.tsx'
import { contractFound } from '../performance-frame.tsx'
import { dayTyped, dayValues } from '../typed-fields.tsx'

interface Typed {
  title: string
  target: string
  starts: TypedDay
  months: string
}

/** Sets a key performance indicator of a contract. */
export const setKpiPage = definePage({
  path: pattern.newKpi(':contract'),
  allow: keepPerformance,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const starts = typedDay(contract.starts ?? visit.today)
    return showForm(visit, contract, { title: '', target: '', starts, months: '3' })
  },
  async post(visit) {
    const { tx, form, urls } = visit
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const typed: Typed = {
      title: form.raw('title'),
      target: form.raw('target'),
      starts: dayTyped(form, 'starts'),
      months: form.text('months'),
    }
    const starts = readTypedDay(typed.starts)
    const months = ratedEvery.find((each) => String(each) === typed.months)
    const errors: FieldErrors = {}
    if (starts === null || starts === 'not-a-day') errors.starts = 'Enter a real day, like 1 4 2026'
    if (!months) errors.months = 'Choose how often it is rated'
    if (starts === null || starts === 'not-a-day' || !months) return showForm(visit, contract, typed, errors)
    const term = { starts: contract.starts, ends: contract.ends, withdrawn: false }
    const decision = setKpi(term, { title: typed.title, target: typed.target, starts, months })
    if (!decision.accepted) return showForm(visit, contract, typed, kpiRefusal(decision.because))
    const kpi = await addKpi(tx, contract.id, decision.fact)
    return goTo(urls.kpi(contract.id, kpi))
  },
})

function showForm(visit: Visit, contract: ContractRecord, typed: Typed, errors: FieldErrors = {}): Answer {
  return showPerformanceForm(visit, contract, {
    title: 'Set a key performance indicator',
    lede: 'Something the supplier’s work is measured by. It is rated once for every period, with one of five ratings.',
    submit: 'Set it',
    errors,
    days: ['starts'],
    fields: (
      <>
        <Input
          name="title"
          label="What is measured"
          hint="For example, the share of repairs done within 24 hours"
          value={typed.title}
          error={errors.title}
        />
        <Input
          name="target"
          label="What counts as meeting it"
          hint="For example, 95% or above"
          value={typed.target}
          error={errors.target}
        />
        <DateInput
          id="starts"
          namePrefix="starts"
          legend="First day of its first period"
          values={dayValues('starts', typed.starts)}
          error={errors.starts}
        />
        <Radios
          name="months"
          legend="How often it is rated"
          hint="The law wants every KPI told of once in twelve months at least"
          value={typed.months}
          items={ratedEvery.map((every: RatedEvery) => ({ value: String(every), text: everyWords[every] }))}
          error={errors.months}
        />
      </>
    ),
  })
}
