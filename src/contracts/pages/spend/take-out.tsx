import { isId } from '../../../language/identifier.ts'
import { exactMoney } from '../../../language/money.ts'
import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepSpend } from '../../permissions.ts'
import { spendRefusals } from '../../spend/spend-words.ts'
import { type ContractRecord, spendOf, type SpendRecord, takeOut } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'
import { invoicedWords } from './days.ts'

/** Takes a sum out of the count that was recorded wrongly. It stays to be read, with the reason. */
export function takeOutSpendPage({
  afterCommitmentChange: after,
}: Pick<ContractsNeeds, 'afterCommitmentChange'>): Page {
  return definePage({
    path: pattern.takeOutSpend(':contract', ':spend'),
    allow: keepSpend,
    async get(visit) {
      const found = await spendFound(visit)
      return found ? showForm(visit, found, '') : notFound()
    },
    async post(visit) {
      const found = await spendFound(visit)
      if (!found) return notFound()
      const reason = visit.form.text('reason')
      const decision = await takeOut(visit.tx, found.spend, { reason }, { after })
      if (decision.accepted) return goTo(visit.urls.contractSpend(found.contract.id))
      return showForm(visit, found, reason, { reason: spendRefusals[decision.because].sentence })
    },
  })
}

interface Found {
  contract: ContractRecord
  spend: SpendRecord
}

async function spendFound(visit: Visit): Promise<Found | undefined> {
  const contract = await contractFound(visit)
  const id = visit.params.spend ?? ''
  const spend = contract && isId(id) ? await spendOf(visit.tx, id) : undefined
  return spend && spend.contract === contract!.id ? { contract: contract!, spend } : undefined
}

function showForm(
  { urls }: Visit,
  { contract, spend }: Found,
  reason: string,
  errors: FieldErrors = {},
): Answer {
  const title = 'Take out a sum'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title={title}
          caption={contract.title}
          lede="It no longer counts, and promises that grow with invoices are worked out anew. The sum stays in the record with your reason."
        />
        <SummaryList
          rows={[
            { key: 'Sum', value: exactMoney(spend.amount) },
            { key: 'When', value: invoicedWords(spend) },
            { key: 'Supplier', value: spend.supplierName },
            { key: 'Number or note', value: spend.reference ?? 'None' },
          ]}
        />
        <form method="post" novalidate>
          <Textarea name="reason" label="Why" rows={3} value={reason} error={errors.reason} />
          <div class="govuk-button-group">
            <Button kind="warning" preventDoubleClick>
              Take it out
            </Button>
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
