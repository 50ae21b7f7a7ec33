import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { type PageAnswer, show, type Visit } from '../../../web/visit.ts'
import { contractKinds } from '../../contract.ts'
import type { ContractRecord } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { daysWords, exactValueWords } from '../contract-line.ts'
import { Errors } from '../errors.tsx'
import { ContractFields } from './fields.tsx'
import { type ContractOffered, offeredFor } from './offered.ts'
import type { Typed } from './typed.ts'

export interface FormShown {
  typed: Typed
  contract?: ContractRecord
  errors?: FieldErrors
  /** Somebody else changed the contract meanwhile. */
  isStale?: boolean
}

export async function showForm(visit: Visit, shown: FormShown): Promise<PageAnswer> {
  const { tx, urls } = visit
  const { typed, contract, errors = {}, isStale = false } = shown
  const offered = await offeredFor(tx, contract)
  const title = contract ? 'Change a contract' : 'Add a contract'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['starts', 'ends', 'extendableUntil']} />
        <PageHeading title={title} caption={contract?.title} />
        {isStale && contract && <Theirs contract={contract} offered={offered} />}
        <form method="post" novalidate>
          {contract && <input type="hidden" name="version" value={contract.version} />}
          <ContractFields {...{ typed, errors, offered }} newSupplierHref={urls.newSupplier()} />
          {contract && (
            <Textarea
              name="reason"
              label="Why it changes (you can leave this out)"
              hint="Kept with the contract, with what it was before"
              rows={2}
              value={typed.reason}
              error={errors.reason}
            />
          )}
          <Button name="act" value="save" preventDoubleClick>
            {isStale ? 'Save mine' : contract ? 'Save the change' : 'Add the contract'}
          </Button>
        </form>
      </div>
    </div>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'contracts', before, body }, status)
}

/** What another person saved meanwhile, to compare with what is in the form. */
function Theirs({ contract, offered }: { contract: ContractRecord; offered: ContractOffered }) {
  const { title, reference, kind, supplierNames, service, cpv, description, owner, place } = contract
  return (
    <>
      <InsetText>
        Somebody else changed this contract while you were typing. This is what they saved; what you typed is
        below. Nothing of yours is saved yet.
      </InsetText>
      <SummaryList
        rows={[
          { key: 'Title', value: title },
          { key: 'Number', value: reference ?? 'None' },
          { key: 'Suppliers', value: supplierNames.map(({ name }) => name).join(', ') || 'Not known' },
          { key: 'Kind', value: contractKinds[kind] },
          { key: 'Days', value: daysWords(contract) },
          { key: 'Value', value: exactValueWords(contract) },
          {
            key: 'Looked after by',
            value: offered.people.find(({ id }) => id === owner)?.name ?? 'Nobody yet',
          },
          { key: 'Service', value: service ?? 'Not said' },
          {
            key: 'Where',
            value: offered.places.find(({ code }) => code === place)?.name ?? 'The whole area',
          },
          { key: 'CPV codes', value: cpv.join(', ') || 'None' },
          { key: 'What it is for', value: description ?? 'Not said' },
        ]}
      />
    </>
  )
}
