import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { commitmentsOf, type ContractRecord } from '../../../contracts/store.ts'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Select } from '../../../web/components/select.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { recordRemedy, remedyKinds } from '../../kpi/remedy.ts'
import { remedyRefusal } from '../../kpi/refusal-words.ts'
import { keepPerformance } from '../../permissions.ts'
import { addRemedy } from '../../store.ts'
import { showPerformanceForm } from '../performance-form.tsx'
import { contractFound } from '../performance-frame.tsx'
import { dayTyped, dayValues } from '../typed-fields.tsx'

interface Typed {
  kind: string
  commitment: string
  on: TypedDay
  amount: string
  words: string
}

/** Records what was done, or taken, because something was not delivered. */
export const recordRemedyPage = definePage({
  path: pattern.newRemedy(':contract'),
  allow: keepPerformance,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const commitment = visit.query.get('commitment') ?? ''
    const typed = { kind: '', commitment, on: typedDay(visit.today), amount: '', words: '' }
    return showForm(visit, contract, typed)
  },
  async post(visit) {
    const { tx, form, today, urls } = visit
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const typed: Typed = {
      kind: form.text('kind'),
      commitment: form.text('commitment'),
      on: dayTyped(form, 'on'),
      amount: form.text('amount'),
      words: form.raw('words'),
    }
    const amount = amountOf(typed.amount)
    if (typed.kind === 'deduction' && amount === 'not-a-sum')
      return showForm(visit, contract, typed, { amount: 'Enter pounds and pence, like 1,250.50' })
    const on = readTypedDay(typed.on)
    const decision = recordRemedy(
      await commitmentsOf(tx, contract.id),
      {
        ...typed,
        commitment: typed.commitment || null,
        on: on === 'not-a-day' ? null : on,
        amount: amount === 'not-a-sum' ? null : amount,
      },
      today,
    )
    if (!decision.accepted) return showForm(visit, contract, typed, remedyRefusal(decision.because))
    await addRemedy(tx, contract.id, decision.fact)
    return goTo(urls.contractPerformance(contract.id))
  },
})

function amountOf(text: string): Decimal | null | 'not-a-sum' {
  const plain = text.replaceAll(/[£,\s]/g, '')
  if (plain === '') return null
  return /^\d{1,15}(\.\d{1,4})?$/.test(plain) ? new Decimal(plain) : 'not-a-sum'
}

async function showForm(
  visit: Visit,
  contract: ContractRecord,
  typed: Typed,
  errors: FieldErrors = {},
): Promise<Answer> {
  const commitments = (await commitmentsOf(visit.tx, contract.id)).filter(({ withdrawnOn }) => !withdrawnOn)
  return showPerformanceForm(visit, contract, {
    title: 'Record a remedy',
    lede: 'What the council did, or took, because something was not delivered as the contract says.',
    submit: 'Record it',
    errors,
    days: ['on'],
    fields: (
      <>
        <Radios
          name="kind"
          legend="What was done"
          value={typed.kind}
          error={errors.kind}
          items={Object.entries(remedyKinds).map(([value, text]) => ({
            value,
            text,
            ...(value === 'deduction' && {
              conditional: (
                <Input
                  name="amount"
                  label="How much"
                  prefix="£"
                  inputmode="decimal"
                  value={typed.amount}
                  error={errors.amount}
                />
              ),
            }),
          }))}
        />
        <Select
          name="commitment"
          label="Which commitment it is about"
          value={typed.commitment}
          items={[
            { text: 'Another duty of the contract', value: '' },
            ...commitments.map(({ id, title: words }) => ({ text: words, value: id })),
          ]}
          error={errors.commitment}
        />
        <DateInput
          id="on"
          namePrefix="on"
          legend="Day"
          values={dayValues('on', typed.on)}
          error={errors.on}
        />
        <Textarea name="words" label="What it was for" rows={4} value={typed.words} error={errors.words} />
      </>
    ),
  })
}
