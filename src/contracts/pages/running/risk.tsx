import { addMonths } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors, Form } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { runContracts } from '../../permissions.ts'
import { type Likelihood, likelihoods, type Risk, recordRisk, riskRefusals } from '../../running/risk.ts'
import { addRisk, changeRisk, closeRisk, type ContractRecord, type RiskRecord, risksOf } from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { contractFound } from '../found.ts'
import { dayTyped, runningPage } from './frame.tsx'

interface Typed {
  risk: string
  likelihood: string
  doing: string
  owner: string
  reviewOn: TypedDay
  closing: string
}

function typedIn(form: Form): Typed {
  const text = (name: string) => form.text(name)
  return {
    risk: text('risk'),
    likelihood: text('likelihood'),
    doing: text('doing'),
    owner: text('owner'),
    reviewOn: dayIn(form, 'reviewOn'),
    closing: text('closing'),
  }
}

function read(typed: Typed, { today }: Visit): { risk: Risk } | { errors: FieldErrors } {
  const errors: FieldErrors = {}
  const reviewOn = dayTyped(typed.reviewOn, 'reviewOn', errors)
  if (!Object.hasOwn(likelihoods, typed.likelihood)) errors.likelihood = 'Choose how likely it is'
  if (!reviewOn || errors.likelihood) return { errors }
  const { risk, doing, owner } = typed
  const decision = recordRisk(
    { risk, doing, owner, likelihood: typed.likelihood as Likelihood, reviewOn },
    today,
  )
  if (decision.accepted) return { risk: decision.fact }
  const { field, sentence } = riskRefusals[decision.because]
  return { errors: { [field]: sentence } }
}

/** Adds a risk to the contract's register. */
export const addRiskPage = definePage({
  path: pattern.newRisk(':contract'),
  allow: runContracts,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    const reviewOn = typedDay(addMonths(visit.today, 3))
    return form(visit, contract, { risk: '', likelihood: '', doing: '', owner: '', reviewOn, closing: '' })
  },
  async post(visit) {
    const contract = await contractFound(visit, { lock: true })
    if (!contract) return notFound()
    const typed = typedIn(visit.form)
    const found = read(typed, visit)
    if ('errors' in found) return form(visit, contract, typed, { errors: found.errors })
    await addRisk(visit.tx, contract.id, found.risk)
    return goTo(visit.urls.managing(contract.id))
  },
})

/** Changes a risk, or closes it with a reason. */
export const changeRiskPage = definePage({
  path: pattern.risk(':contract', ':risk'),
  allow: runContracts,
  async get(visit) {
    const found = await riskFound(visit)
    if (!found) return notFound()
    const { contract, risk } = found
    return form(visit, contract, { ...risk, reviewOn: typedDay(risk.reviewOn), closing: '' }, { risk })
  },
  async post(visit) {
    const { tx, form: sent, urls } = visit
    const found = await riskFound(visit, { lock: true })
    if (!found) return notFound()
    const { contract, risk } = found
    const typed = typedIn(sent)
    const of = { ...risk, version: Number(sent.text('version')) }
    const again = (errors: FieldErrors) => form(visit, contract, typed, { errors, risk })
    if (sent.text('act') === 'close') {
      if (typed.closing === '') return again({ closing: 'Say why it is closed' })
      return (await closeRisk(tx, of, typed.closing.slice(0, 1000)))
        ? goTo(urls.managing(contract.id))
        : stale(visit, found, typed)
    }
    const changed = read(typed, visit)
    if ('errors' in changed) return again(changed.errors)
    return (await changeRisk(tx, of, changed.risk))
      ? goTo(urls.managing(contract.id))
      : stale(visit, found, typed)
  },
})

interface Found {
  contract: ContractRecord
  risk: RiskRecord
}

async function riskFound(visit: Visit, options: { lock?: boolean } = {}): Promise<Found | undefined> {
  const contract = await contractFound(visit, options)
  const id = visit.params.risk ?? ''
  const risks = contract && isId(id) ? await risksOf(visit.tx, contract.id) : []
  const risk = risks.find((each) => each.id === id && each.closedBecause === null)
  return contract && risk ? { contract, risk } : undefined
}

function stale(visit: Visit, { contract, risk }: Found, typed: Typed): Answer {
  const errors = { risk: `Somebody changed this in the meantime. It now says: ${risk.risk}; ${risk.doing}` }
  return form(visit, contract, typed, { errors, risk, status: 409 })
}

function form(
  visit: Visit,
  contract: ContractRecord,
  typed: Typed,
  { errors = {}, risk, status }: { errors?: FieldErrors; risk?: RiskRecord; status?: number } = {},
): Answer {
  return runningPage(visit, contract, {
    title: risk ? 'Change a risk' : 'Add a risk',
    errors,
    days: ['reviewOn'],
    ...(status ? { status } : {}),
    children: (
      <form method="post" novalidate>
        {risk && <input type="hidden" name="version" value={risk.version} />}
        <Textarea
          name="risk"
          label="What could go wrong"
          hint="For example: no local trainees apply"
          rows={2}
          value={typed.risk}
          error={errors.risk}
        />
        <Radios
          name="likelihood"
          legend="How likely it is"
          class="govuk-radios--inline"
          value={typed.likelihood}
          error={errors.likelihood}
          items={Object.entries(likelihoods).map(([value, text]) => ({ value, text }))}
        />
        <Textarea
          name="doing"
          label="What is done about it"
          rows={2}
          value={typed.doing}
          error={errors.doing}
        />
        <Input name="owner" label="Who sees to it" hint="A post" value={typed.owner} error={errors.owner} />
        <DateInput
          id="reviewOn"
          namePrefix="reviewOn"
          legend="When to look at it again"
          values={dayValues('reviewOn', typed.reviewOn)}
          error={errors.reviewOn}
        />
        <Button name="act" value="save" preventDoubleClick>
          {risk ? 'Save' : 'Add the risk'}
        </Button>
        {risk && (
          <>
            <h2 class="govuk-heading-m">Or close it</h2>
            <Input name="closing" label="Why it is closed" value={typed.closing} error={errors.closing} />
            <Button kind="secondary" name="act" value="close" preventDoubleClick>
              Close the risk
            </Button>
          </>
        )}
      </form>
    ),
  })
}
