import { isId } from '../../../language/identifier.ts'
import { type Day, dayOf } from '../../../language/day.ts'
import { type Quarter, quarterFrom } from '../../../language/quarter.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { askForReturns } from '../../permissions.ts'
import { answerBy, periodsDue, usualPeriod } from '../../return.ts'
import { ask, contractTitleOf, rhythmOf, type SupplierToAsk, suppliersToAsk } from '../../store.ts'
import { askError } from '../staff-words.ts'
import { tellingOf } from '../telling.ts'
import { AskForm, type AskTyped } from './form.tsx'

export const askForReturnPage = definePage({
  path: pattern.askForReturn(':contract'),
  allow: askForReturns,
  async get(visit) {
    const found = await foundContract(visit)
    if (!found) return notFound()
    const first = found.suppliers.find(({ term }) => term.lastDue) ?? found.suppliers[0]
    const wanted = quarterFrom(visit.query.get('quarter') ?? '')
    const quarter = wanted ?? (first && usualPeriod(first.term, visit.today))
    return showForm(visit, found, {
      supplier: visit.query.get('supplier') ?? first?.supplier ?? '',
      quarter: quarter ?? '',
      email: first?.email ?? '',
      due: dueFields(quarter && answerBy(quarter, visit.today, (await rhythmOf(visit.tx)).answerDays)),
    })
  },
  async post(visit) {
    const found = await foundContract(visit)
    if (!found) return notFound()
    const typed = typedIn(visit)
    const supplier = found.suppliers.find((each) => each.supplier === typed.supplier)
    if (!supplier) return showForm(visit, found, typed, { field: 'supplier', text: 'Choose a supplier' })
    const of = { ...supplier, contract: found.contract, contractTitle: found.title }
    const proposed = { quarter: typed.quarter, due: dayTyped(typed.due), email: typed.email }
    const decision = await ask(visit.tx, tellingOf(visit), of, { proposed, today: visit.today })
    if (!decision.accepted) return showForm(visit, found, typed, askError(decision.because))
    return goTo(`${visit.urls.staffReturn(decision.fact)}?asked=yes`)
  },
})

interface FoundContract {
  contract: string
  title: string
  suppliers: SupplierToAsk[]
}

async function foundContract({ tx, params }: Visit): Promise<FoundContract | undefined> {
  const contract = params.contract ?? ''
  const title = isId(contract) ? await contractTitleOf(tx, contract) : undefined
  return title === undefined ? undefined : { contract, title, suppliers: await suppliersToAsk(tx, contract) }
}

function typedIn({ form }: Visit): AskTyped {
  const due = { day: form.text('due-day'), month: form.text('due-month'), year: form.text('due-year') }
  return { supplier: form.text('supplier'), quarter: form.text('quarter'), email: form.text('email'), due }
}

function dueFields(due: Day | undefined): AskTyped['due'] {
  const [year = '', month = '', day = ''] = due?.split('-') ?? []
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

/** The day of three typed numbers; undefined when there is no such day. */
function dayTyped({ day, month, year }: AskTyped['due']): Day | undefined {
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function showForm(
  visit: Visit,
  found: FoundContract,
  typed: AskTyped,
  error?: { field: string; text: string },
): Answer {
  const title = 'Ask for a return'
  const supplier = found.suppliers.find((each) => each.supplier === typed.supplier) ?? found.suppliers[0]
  const quarters: Quarter[] = supplier ? periodsDue(supplier.term, visit.today) : []
  return show(
    {
      title,
      current: 'contracts',
      before: <BackNavigation href={visit.urls.staffContract(found.contract)} />,
      body: (
        <AskForm
          visit={visit}
          title={title}
          found={found}
          typed={typed}
          quarters={quarters}
          supplier={supplier}
          error={error}
        />
      ),
    },
    error ? 422 : 200,
  )
}
