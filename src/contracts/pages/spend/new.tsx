import { isId } from '../../../language/identifier.ts'
import type { Decimal } from '../../../language/quantity.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { FieldErrors, Form } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepSpend } from '../../permissions.ts'
import type { Spend } from '../../spend/spend.ts'
import { spendRefusals } from '../../spend/spend-words.ts'
import { addSpend, type ContractRecord, suppliersInvoicing } from '../../store.ts'
import { figureOf } from '../../typed-amount.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'

interface Typed {
  supplier: string
  starts: TypedDay
  ends: TypedDay
  amount: string
  reference: string
}

/** Records a sum by hand: an invoice, a month, a credit. */
export function newSpendPage({
  afterCommitmentChange: after,
}: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.newSpend(':contract'),
    allow: keepSpend,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const none = typedDay(null)
      const supplier = contract.suppliers.length === 1 ? contract.suppliers[0]! : ''
      return showForm(visit, contract, { supplier, starts: none, ends: none, amount: '', reference: '' })
    },
    async post(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const { tx, form, today, urls } = visit
      const typed = typedIn(form)
      const read = readTyped(typed)
      if ('errors' in read) return showForm(visit, contract, typed, read.errors)
      const decision = await addSpend(tx, contract.id, read.spend, { today, after })
      if (decision.accepted) return goTo(urls.contractSpend(contract.id))
      const { field, sentence } = spendRefusals[decision.because]
      return showForm(visit, contract, typed, { [field]: sentence })
    },
  })
}

function typedIn(form: Form): Typed {
  return {
    supplier: form.text('supplier'),
    starts: dayIn(form, 'starts'),
    ends: dayIn(form, 'ends'),
    amount: form.text('amount'),
    reference: form.text('reference'),
  }
}

function readTyped(typed: Typed): { spend: Spend } | { errors: FieldErrors } {
  const errors: Record<string, string> = {}
  if (!isId(typed.supplier)) errors.supplier = 'Choose who invoiced it'
  const amount = amountOf(typed.amount)
  if (!amount) errors.amount = 'Enter the sum in pounds, like 12,500.50; a credit like -300'
  const starts = readTypedDay(typed.starts)
  if (starts === null || starts === 'not-a-day') errors.starts = 'Enter the day, like 31 5 2026'
  const ends = readTypedDay(typed.ends)
  if (ends === 'not-a-day') errors.ends = 'Enter the last day, like 31 5 2026, or leave it empty'
  if (Object.keys(errors).length > 0) return { errors }
  const from = starts as Spend['starts']
  const { supplier, reference } = typed
  return {
    spend: {
      supplier,
      starts: from,
      ends: (ends as Spend['ends'] | null) ?? from,
      amount: amount!,
      reference,
    },
  }
}

function amountOf(text: string): Decimal | undefined {
  const [, sign, rest] = /^\s*([-−]?)\s*(.*)$/s.exec(text)!
  const figure = figureOf(rest!)
  return sign && figure ? figure.times(-1) : figure
}

async function showForm(
  visit: Visit,
  contract: ContractRecord,
  typed: Typed,
  errors: FieldErrors = {},
): Promise<Answer> {
  const { tx, urls } = visit
  const suppliers = await suppliersInvoicing(tx, contract.id)
  const title = 'Record what was invoiced'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['starts', 'ends']} />
        <PageHeading
          title={title}
          caption={contract.title}
          lede="One invoice, or all of a month. Many at once come more easily in a file."
        />
        <form method="post" novalidate>
          <Select
            name="supplier"
            label="Who invoiced it"
            items={[
              { value: '', text: 'Choose' },
              ...suppliers.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            value={typed.supplier}
            error={errors.supplier}
          />
          <Input
            name="amount"
            label="The sum, without VAT"
            hint="A credit has a minus, like -300"
            value={typed.amount}
            prefix="£"
            inputmode="text"
            autocomplete="off"
            class="govuk-input--width-10"
            error={errors.amount}
          />
          <DateInput
            id="starts"
            namePrefix="starts"
            legend="The day of the invoice, or the first day it is for"
            values={dayValues('starts', typed.starts)}
            error={errors.starts}
          />
          <DateInput
            id="ends"
            namePrefix="ends"
            legend="The last day it is for (you can leave this out)"
            hint="Of a month’s sum: the last day of the month"
            values={dayValues('ends', typed.ends)}
            error={errors.ends}
          />
          <Input
            name="reference"
            label="Number of the invoice, or a note (you can leave this out)"
            value={typed.reference}
            autocomplete="off"
            spellcheck={false}
            error={errors.reference}
          />
          <div class="govuk-button-group">
            <Button preventDoubleClick>Record it</Button>
            <a class="govuk-link" href={urls.contractSpend(contract.id)}>
              Cancel
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const further = [{ text: 'What was invoiced', href: urls.contractSpend(contract.id) }]
  const before = <ContractBreadcrumbs urls={urls} contract={contract} further={further} />
  return show({ title, current: 'contracts', before, body }, Object.keys(errors).length > 0 ? 422 : 200)
}
