import type { ComponentChildren } from 'preact'
import { PageHeading } from '../../web/components/page-heading.tsx'
import type { FieldErrors } from '../../web/form.ts'
import type { Urls } from '../../web/urls.ts'
import { type Answer, show, type Visit } from '../../web/visit.ts'
import type { CommitmentRecord, ContractRecord } from '../store.ts'
import { ContractBreadcrumbs } from './contract-frame.tsx'
import { Errors } from './errors.tsx'

export interface CommitmentFound {
  contract: ContractRecord
  commitment: CommitmentRecord
}

/** The page of the commitment. */
export function addressOf({ urls }: { urls: Urls }, { contract, commitment }: CommitmentFound): string {
  return urls.staffCommitment(contract.id, commitment.id)
}

interface CommitmentAct {
  title: string
  caption?: string
  lede: string
  errors: FieldErrors
  /** Fields that are days. */
  days: readonly string[]
  /** Somebody else changed it meanwhile. */
  isStale?: boolean
  children: ComponentChildren
}

/** The page of one act on a commitment; with errors it is answered as one that can't be done, or that came too late. */
export function showCommitmentAct(
  visit: Visit,
  found: CommitmentFound,
  { title, caption = found.commitment.title, lede, errors, days, isStale = false, children }: CommitmentAct,
): Answer {
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={days} />
        <PageHeading title={title} caption={caption} lede={lede} />
        {children}
      </div>
    </div>
  )
  const further = [{ text: found.commitment.title, href: addressOf(visit, found) }]
  const before = <ContractBreadcrumbs urls={visit.urls} contract={found.contract} further={further} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'contracts', before, body }, status)
}
