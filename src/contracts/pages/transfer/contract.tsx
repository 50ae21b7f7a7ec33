import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { suppliersIn } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { lifeRefusal } from '../../life-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepContracts } from '../../permissions.ts'
import { type ContractRecord, novate } from '../../store.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { contractFound } from '../found.ts'
import { termsIn } from '../describe-contract/offered.ts'
import { WhenAndWhy } from './when-and-why.tsx'

interface Typed {
  from: string
  name: string
  on: TypedDay
  reason: string
}

/** Passes a supplier's whole part in a contract to another supplier (novation). */
export function novateContractPage(
  needs: Pick<ContractsNeeds, 'afterCommitmentChange' | 'afterDisclosure'>,
): Page {
  return definePage({
    path: pattern.novateContract(':contract'),
    allow: keepContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const from = contract.suppliers.length === 1 ? contract.suppliers[0]! : ''
      return showForm(visit, contract, { from, name: '', on: typedDay(visit.today), reason: '' })
    },
    async post(visit) {
      const contract = await contractFound(visit, { lock: true })
      if (!contract) return notFound()
      const { tx, form, today, urls } = visit
      const typed: Typed = {
        from: form.text('from'),
        name: form.text('to').trim(),
        on: dayIn(form, 'on'),
        reason: form.text('reason'),
      }
      const on = readTypedDay(typed.on)
      const to = await supplierNamed(visit, typed.name)
      const errors: Record<string, string> = {}
      if (!contract.suppliers.includes(typed.from)) errors.from = 'Choose who passes it on'
      if (!to) errors.to = 'Enter the full name of a supplier that is in the list of suppliers'
      if (on === null || on === 'not-a-day') errors.on = 'Enter a day, like 31 3 2027'
      if (Object.keys(errors).length > 0) return showForm(visit, contract, typed, errors)
      const proposed = {
        from: typed.from,
        to: to!,
        on: on as typeof today,
        reason: typed.reason,
        version: Number(form.text('version')),
      }
      const decision = await novate(tx, { ...contract, terms: termsIn(contract) }, proposed, { today, needs })
      if (decision.accepted) return goTo(urls.contractTimeline(contract.id))
      const { field, sentence } = lifeRefusal(decision.because, contract)
      const place = ['to', 'on', 'reason', 'from'].includes(field) ? field : 'reason'
      return showForm(visit, contract, typed, { [place]: sentence }, decision.because === 'stale' ? 409 : 422)
    },
  })
}

/** The one supplier of that name, however it is written. */
async function supplierNamed({ tx }: Visit, name: string): Promise<string | undefined> {
  if (name === '') return undefined
  const { suppliers } = await suppliersIn(tx, { search: name, limit: 20 })
  const same = suppliers.filter((each) => each.name.toLowerCase() === name.toLowerCase())
  return same.length === 1 ? same[0]!.id : undefined
}

function showForm(
  visit: Visit,
  contract: ContractRecord,
  typed: Typed,
  errors: FieldErrors = {},
  status?: number,
): Answer {
  const { urls } = visit
  const title = 'Pass the contract to another supplier'
  const [only, ...more] = contract.supplierNames
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['on']} />
        <PageHeading title={title} caption={contract.title} />
        <WarningText>
          Every promise of the old supplier that stands passes to the new one. What was delivered before stays
          the old supplier’s, in the register too.
        </WarningText>
        <form method="post" novalidate>
          <input type="hidden" name="version" value={contract.version} />
          {only && more.length === 0 ? (
            <>
              <input type="hidden" name="from" value={only.id} />
              <p class="govuk-body">{only.name} has it now.</p>
            </>
          ) : (
            <Select
              name="from"
              label="Who passes it on"
              items={[
                { value: '', text: 'Choose' },
                ...contract.supplierNames.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              value={typed.from}
              error={errors.from}
            />
          )}
          <Input
            name="to"
            label="Name of the new supplier"
            hint="As it stands in the list of suppliers"
            value={typed.name}
            autocomplete="off"
            error={errors.to}
          />
          <p class="govuk-body">
            <a class="govuk-link" href={urls.newSupplier()}>
              Add a supplier
            </a>{' '}
            that is not in the list yet.
          </p>
          <WhenAndWhy on={typed.on} reason={typed.reason} errors={errors} />
          <div class="govuk-button-group">
            <Button preventDoubleClick>Pass the contract on</Button>
            <a class="govuk-link" href={urls.staffContract(contract.id)}>
              Leave it as it is
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show(
    { title, current: 'contracts', before, body },
    status ?? (Object.keys(errors).length > 0 ? 422 : 200),
  )
}
