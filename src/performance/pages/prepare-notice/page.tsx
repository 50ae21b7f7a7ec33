import { addDays, type Day, earlier } from '../../../language/day.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import type { ContractRecord } from '../../../contracts/store.ts'
import { DateInput } from '../../../web/components/date-input.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { prepareNotice } from '../../kpi/notice.ts'
import { noticeRefusal } from '../../kpi/refusal-words.ts'
import { keepPerformance } from '../../permissions.ts'
import { addNotice, kpisOf, noticeFacts, noticeMaterial } from '../../store.ts'
import { showPerformanceForm } from '../performance-form.tsx'
import { contractFound } from '../performance-frame.tsx'
import { dayTyped, dayValues } from '../typed-fields.tsx'

interface Typed {
  starts: TypedDay
  ends: TypedDay
}

/** Prepares a contract performance notice from what was rated and recorded. */
export const prepareNoticePage = definePage({
  path: pattern.newPerformanceNotice(':contract'),
  allow: keepPerformance,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const { starts, ends } = await usualDays(visit, contract)
    return showForm(visit, contract, { starts: typedDay(starts), ends: typedDay(ends) })
  },
  async post(visit) {
    const { tx, form, today, urls } = visit
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const typed = { starts: dayTyped(form, 'starts'), ends: dayTyped(form, 'ends') }
    const [starts, ends] = [readTypedDay(typed.starts), readTypedDay(typed.ends)]
    const errors: FieldErrors = {}
    if (starts === null || starts === 'not-a-day') errors.starts = 'Enter a real day, like 1 4 2026'
    if (ends === null || ends === 'not-a-day') errors.ends = 'Enter a real day, like 31 3 2026'
    if (starts === null || starts === 'not-a-day' || ends === null || ends === 'not-a-day')
      return showForm(visit, contract, typed, errors)
    const decision = prepareNotice(await noticeMaterial(tx, contract, { starts, ends }), today)
    if (!decision.accepted) return showForm(visit, contract, typed, noticeRefusal(decision.because))
    return goTo(urls.performanceNotice(await addNotice(tx, decision.fact)))
  },
})

/** From the day after the last notice, or from the first KPI, until today or the end of the contract. */
async function usualDays(
  { tx, today }: Visit,
  contract: ContractRecord,
): Promise<{ starts: Day; ends: Day }> {
  const { toldUntil } = await noticeFacts(tx, contract)
  const first = (await kpisOf(tx, contract.id))[0]?.starts ?? contract.starts ?? today
  const ends = contract.ends ? earlier(contract.ends, today) : today
  return { starts: earlier(toldUntil ? addDays(toldUntil, 1) : first, ends), ends }
}

function showForm(visit: Visit, contract: ContractRecord, typed: Typed, errors: FieldErrors = {}): Answer {
  return showPerformanceForm(visit, contract, {
    title: 'Prepare a contract performance notice',
    lede: 'It tells every rating of a period that ended in these days, and what went wrong that no notice told of yet. You publish it on the central digital platform; here it is kept as it was prepared.',
    submit: 'Prepare the notice',
    errors,
    days: ['starts', 'ends'],
    fields: (
      <>
        <DateInput
          id="starts"
          namePrefix="starts"
          legend="From"
          values={dayValues('starts', typed.starts)}
          error={errors.starts}
        />
        <DateInput
          id="ends"
          namePrefix="ends"
          legend="To"
          values={dayValues('ends', typed.ends)}
          error={errors.ends}
        />
      </>
    ),
  })
}
