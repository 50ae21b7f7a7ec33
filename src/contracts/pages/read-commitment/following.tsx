import { exactMoney } from '../../../language/money.ts'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { owedFor } from '../../spend/scaling.ts'
import { rateWords, workingWords } from '../../spend/scaling-words.ts'
import { unitWords } from '../../../measurement/index.ts'
import type { CommitmentShown } from './shown.ts'

/** How what is owed follows from what was invoiced; before anything was, what it would be for the contract's whole value. */
export function Following({ visit: { urls }, contract, commitment, invoiced }: CommitmentShown) {
  const { scaling } = commitment
  if (!scaling || invoiced === undefined) return null
  const rows = urls.contractSpend(contract.id, { supplier: commitment.supplier })
  const { value } = contract
  return (
    <InsetText>
      <p class="govuk-body">Promised: {rateWords(commitment, scaling)}, without VAT.</p>
      {invoiced.eq(0) ? (
        <p class="govuk-body">
          Nothing is invoiced yet, so nothing is owed yet.
          {value &&
            ` For the whole value of the contract, ${exactMoney(value)}, it would be ${unitWords(commitment, owedFor(scaling, value))}.`}
        </p>
      ) : (
        <p class="govuk-body">{workingWords(commitment, scaling, invoiced)}</p>
      )}
      <a class="govuk-link" href={rows}>
        See each sum that was invoiced
      </a>
    </InsetText>
  )
}
