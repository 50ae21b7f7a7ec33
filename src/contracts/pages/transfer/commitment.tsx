import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { lifeRefusal } from '../../life-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepCommitments } from '../../permissions.ts'
import { transfer } from '../../store.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { addressOf, type CommitmentFound, showCommitmentAct } from '../commitment-act.tsx'
import { commitmentFound } from '../found.ts'
import { WhenAndWhy } from './when-and-why.tsx'

interface Typed {
  to: string
  on: TypedDay
  reason: string
}

/** Passes one commitment to another supplier of the contract. */
export function transferCommitmentPage(needs: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.transferCommitment(':contract', ':commitment'),
    allow: keepCommitments,
    async get(visit) {
      const found = await commitmentFound(visit)
      if (!found) return notFound()
      if (found.commitment.withdrawnOn) return goTo(addressOf(visit, found))
      return showForm(visit, found, { to: '', on: typedDay(visit.today), reason: '' })
    },
    async post(visit) {
      const found = await commitmentFound(visit, { lock: true })
      if (!found) return notFound()
      const { tx, form, today } = visit
      const typed = { to: form.text('to'), on: dayIn(form, 'on'), reason: form.text('reason') }
      const on = readTypedDay(typed.on)
      if (on === null || on === 'not-a-day')
        return showForm(visit, found, typed, { on: 'Enter a day, like 31 3 2027' })
      const proposed = { to: typed.to, on, reason: typed.reason, version: Number(form.text('version')) }
      const decision = await transfer(tx, found, proposed, { today, after: needs.afterCommitmentChange })
      if (decision.accepted) return goTo(addressOf(visit, found))
      const { field, sentence } = lifeRefusal(decision.because, found.contract)
      const place = ['to', 'on', 'reason'].includes(field) ? field : 'reason'
      return showForm(visit, found, typed, { [place]: sentence }, decision.because === 'stale')
    },
  })
}

function showForm(
  visit: Visit,
  found: CommitmentFound,
  typed: Typed,
  errors: FieldErrors = {},
  isStale = false,
): Answer {
  const { urls } = visit
  const { contract, commitment } = found
  const others = contract.supplierNames.filter(({ id }) => id !== commitment.supplier)
  const title = 'Pass it to another supplier'
  return showCommitmentAct(visit, found, {
    title,

    lede: `${commitment.supplierName} keeps it now. What was delivered before the day below stays theirs.`,
    errors,
    days: ['on'],
    isStale,
    children: (
      <>
        {others.length === 0 ? (
          <InsetText>
            No other supplier is on this contract.{' '}
            <a class="govuk-link" href={urls.novateContract(contract.id)}>
              Pass the whole contract to another supplier
            </a>
            , or{' '}
            <a class="govuk-link" href={urls.editContract(contract.id)}>
              add a supplier to it
            </a>{' '}
            first.
          </InsetText>
        ) : (
          <form method="post" novalidate>
            <input type="hidden" name="version" value={commitment.version} />
            <Select
              name="to"
              label="Who keeps it from then on"
              items={[
                { value: '', text: 'Choose' },
                ...others.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              value={typed.to}
              error={errors.to}
            />
            <WhenAndWhy on={typed.on} reason={typed.reason} errors={errors} />
            <div class="govuk-button-group">
              <Button preventDoubleClick>Pass it on</Button>
              <a class="govuk-link" href={addressOf(visit, found)}>
                Leave it as it is
              </a>
            </div>
          </form>
        )}
      </>
    ),
  })
}
