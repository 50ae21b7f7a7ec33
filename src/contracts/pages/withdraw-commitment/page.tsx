import { longDay } from '../../../language/day.ts'
import { amountWords } from '../../spend/scaling-words.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { withdrawCommitment } from '../../commitment-edit.ts'
import { commitmentRefusal } from '../../commitment-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepCommitments } from '../../permissions.ts'
import { endCommitment } from '../../store.ts'
import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { addressOf, type CommitmentFound, showCommitmentAct } from '../commitment-act.tsx'
import { commitmentFound } from '../found.ts'

/** Takes a commitment back that no longer stands: with a reason, and told in words what that does. */
export function withdrawCommitmentPage(needs: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.withdrawCommitment(':contract', ':commitment'),
    allow: keepCommitments,
    async get(visit) {
      const found = await commitmentFound(visit)
      if (!found) return notFound()
      if (found.commitment.withdrawnOn) return goTo(addressOf(visit, found))
      return showForm(visit, found, {
        on: typedDay(visit.today),
        reason: visit.query.get('reason')?.slice(0, 300) ?? '',
      })
    },
    async post(visit) {
      const { tx, form, today } = visit
      const found = await commitmentFound(visit, { lock: true })
      if (!found) return notFound()
      const { contract, commitment } = found
      const typed = { on: dayIn(form, 'on'), reason: form.text('reason') }
      const on = readTypedDay(typed.on)
      if (on === null || on === 'not-a-day')
        return showForm(visit, found, typed, { on: 'Enter the day from which it no longer stands' })
      const proposed = { on, reason: typed.reason, version: Number(form.text('version')) }
      const decision = withdrawCommitment(commitment, proposed, today)
      if (!decision.accepted) {
        const { field, sentence } = commitmentRefusal(decision.because, contract)
        const place = field === 'from' ? 'on' : 'reason'
        return showForm(visit, found, typed, { [place]: sentence }, decision.because === 'stale')
      }
      await endCommitment(tx, commitment, decision.fact, needs.afterCommitmentChange)
      return goTo(addressOf(visit, found))
    },
  })
}

function showForm(
  visit: Visit,
  found: CommitmentFound,
  typed: { on: TypedDay; reason: string },
  errors: FieldErrors = {},
  isStale = false,
): Answer {
  const { contract, commitment } = found
  const { title: promise, unit, due, version } = commitment
  const title = 'Withdraw a commitment'
  return showCommitmentAct(visit, found, {
    title,
    caption: contract.title,
    lede: `${promise}: ${amountWords({ unit }, commitment)} by ${longDay(due)}, as it stands now.`,
    errors,
    days: ['on'],
    isStale,
    children: (
      <>
        <WarningText>
          It then counts in no total, and no return asks for it. What was delivered and verified before stays
          in the register. It can’t be put back: a new one would have to be recorded.
        </WarningText>
        <form method="post" novalidate>
          <input type="hidden" name="version" value={version} />
          <Textarea
            name="reason"
            label="Why it no longer stands"
            hint="Kept with the commitment, and told to whoever asks"
            rows={3}
            value={typed.reason}
            error={errors.reason}
          />
          <DateInput
            id="on"
            namePrefix="on"
            legend="From which day"
            hint="Today or before"
            values={dayValues('on', typed.on)}
            error={errors.on}
          />
          <div class="govuk-button-group">
            <Button kind="warning" preventDoubleClick>
              Withdraw the commitment
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
