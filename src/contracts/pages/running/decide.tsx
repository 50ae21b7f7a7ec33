import { longDay } from '../../../language/day.ts'
import { Decimal, quantityWords } from '../../../language/quantity.ts'
import { type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { decideOnContracts } from '../../permissions.ts'
import {
  type DecisionDue,
  decisionPointRefusals,
  decisionsDue,
  type NextStep,
  nextSteps,
} from '../../running/decision-point.ts'
import { missedIn, type Prepared } from '../../running/prepared.ts'
import {
  type ContractRecord,
  contractSettingOf,
  decideAbout,
  prepareContract,
  type PreparingNeeds,
} from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { contractFound } from '../found.ts'
import { dayTyped, runningPage } from './frame.tsx'
import { amountWords, PreparedShown } from './prepared.tsx'

interface Typed {
  missed: string
  toAsk: string
  decided: string
  reason: string
  decidedBy: string
  decidedOn: TypedDay
}

/** Before a contract is extended or ends: what was delivered so far, what to ask again, and what was decided. */
export function decideBeforePage(needs: PreparingNeeds): Page {
  return definePage({
    path: pattern.decideBefore(':contract'),
    allow: decideOnContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      const due = contract && (await dueIn(visit, contract))
      if (!contract || !due) return notFound()
      const prepared = await prepareContract(visit.tx, contract.id, needs)
      const typed = {
        ...suggested(prepared),
        decided: '',
        reason: '',
        decidedBy: '',
        decidedOn: typedDay(visit.today),
      }
      return form(visit, contract, { due, prepared, typed })
    },
    async post(visit) {
      const { tx, form: sent, urls } = visit
      const contract = await contractFound(visit, { lock: true })
      const due = contract && (await dueIn(visit, contract))
      if (!contract || !due) return notFound()
      const text = (name: string) => sent.text(name)
      const typed: Typed = {
        missed: text('missed'),
        toAsk: text('toAsk'),
        decided: text('decided'),
        reason: text('reason'),
        decidedBy: text('decidedBy'),
        decidedOn: dayIn(sent, 'decidedOn'),
      }
      const prepared = await prepareContract(tx, contract.id, needs)
      const errors: FieldErrors = {}
      if (!Object.hasOwn(nextSteps, typed.decided)) errors.decided = 'Choose what was decided'
      const decidedOn = dayTyped(typed.decidedOn, 'decidedOn', errors)
      if (Object.keys(errors).length > 0) return form(visit, contract, { due, prepared, typed, errors })
      const decision = await decideAbout(tx, contract, needs, {
        about: due.about,
        before: due.before,
        missed: typed.missed || null,
        toAsk: typed.toAsk || null,
        decided: typed.decided as NextStep,
        reason: typed.reason,
        decidedOn: decidedOn!,
        decidedBy: typed.decidedBy,
      })
      if (decision.accepted) return goTo(urls.managing(contract.id))
      const { field, sentence } = decisionPointRefusals[decision.because]
      return form(visit, contract, { due, prepared, typed, errors: { [field]: sentence } })
    },
  })
}

/** The day that the address means, else the next one. */
async function dueIn(
  { tx, today, query }: Visit,
  contract: ContractRecord,
): Promise<DecisionDue | undefined> {
  const { decideMonths } = await contractSettingOf(tx)
  const due = decisionsDue(contract, decideMonths, today)
  return due.find(({ about }) => about === query.get('about')) ?? due[0]
}

/** What was missed, and what to ask again: one line each, to be edited and carried into a note. */
function suggested(prepared: Prepared): Pick<Typed, 'missed' | 'toAsk'> {
  const missed = missedIn(prepared)
  const left = prepared.commitments.filter(({ standing }) => standing !== 'met')
  return {
    missed: missed
      .map(
        (each) =>
          `${each.title}: ${quantityWords(new Decimal(each.verified))} of ${amountWords(each.promised, each)}`,
      )
      .join('\n'),
    toAsk: left.map((each) => `${each.title}: the rest of ${amountWords(each.promised, each)}`).join('\n'),
  }
}

interface Shown {
  due: DecisionDue
  prepared: Prepared
  typed: Typed
  errors?: FieldErrors
}

function form(visit: Visit, contract: ContractRecord, { due, prepared, typed, errors = {} }: Shown): Answer {
  const what = due.about === 'end' ? 'The contract ends' : 'Its last extension ends'
  return runningPage(visit, contract, {
    title: `Decide before ${longDay(due.before)}`,
    lede: `${what} that day. Look at what it brought, and decide what to ask for next.`,
    errors,
    days: ['decidedOn'],
    children: (
      <>
        <PreparedShown prepared={prepared} />
        <form method="post" novalidate class="govuk-!-display-none-print">
          <h2 class="govuk-heading-m">What to ask, and what was decided</h2>
          <Textarea
            name="missed"
            label="What was missed (optional)"
            hint="Begun with what is due and not met in full. Change it as you like."
            rows={4}
            value={typed.missed}
            error={errors.missed}
          />
          <Textarea
            name="toAsk"
            label="What to ask for again (optional)"
            hint="A line each. Copy it into your note to the supplier, or into the next tender."
            rows={5}
            value={typed.toAsk}
            error={errors.toAsk}
          />
          <Radios
            name="decided"
            legend="What was decided"
            value={typed.decided}
            error={errors.decided}
            items={Object.entries(nextSteps).map(([value, text]) => ({ value, text }))}
          />
          <Textarea name="reason" label="Why" rows={3} value={typed.reason} error={errors.reason} />
          <Input
            name="decidedBy"
            label="Who decided"
            hint="A post or a board"
            value={typed.decidedBy}
            error={errors.decidedBy}
          />
          <DateInput
            id="decidedOn"
            namePrefix="decidedOn"
            legend="When"
            values={dayValues('decidedOn', typed.decidedOn)}
            error={errors.decidedOn}
          />
          <Button preventDoubleClick>Record the decision</Button>
        </form>
      </>
    ),
  })
}
