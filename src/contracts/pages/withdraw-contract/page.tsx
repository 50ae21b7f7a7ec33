import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import {
  type ContractWithdrawalRefusal,
  stoppedBy,
  type StandsOnContract,
  withdrawContract,
} from '../../contract-withdrawal.ts'
import { several } from '../../import-words.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepContracts } from '../../permissions.ts'
import { callOffsOf, commitmentsOf, type ContractRecord, endContract } from '../../store.ts'
import { withdrawalRefusals } from '../../withdrawal-words.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { Errors } from '../errors.tsx'
import { anyContractFound } from '../found.ts'

type Needs = Pick<ContractsNeeds, 'afterDisclosure' | 'returnsOn'>

/** Takes a contract out that was entered twice or by mistake: with a reason, and told in words what that does. */
export function withdrawContractPage(needs: Needs): Page {
  return definePage({
    path: pattern.withdrawContract(':contract'),
    allow: keepContracts,
    async get(visit) {
      const contract = await anyContractFound(visit)
      if (!contract) return notFound()
      if (contract.withdrawnAt) return goTo(visit.urls.staffContract(contract.id))
      const because = stoppedBy(await builtOn(visit, contract, needs))
      return because ? cannot(visit, contract, because) : showForm(visit, contract)
    },
    async post(visit) {
      const contract = await anyContractFound(visit, { lock: true })
      if (!contract) return notFound()
      const { tx, form, urls } = visit
      const proposed = { version: Number(form.text('version')), reason: form.text('reason') }
      const standing = { version: contract.version, withdrawn: contract.withdrawnAt !== null }
      const decision = withdrawContract(standing, await builtOn(visit, contract, needs), proposed)
      if (decision.accepted) {
        await endContract(tx, contract, decision.fact, needs.afterDisclosure)
        return goTo(urls.staffContract(contract.id))
      }
      const { because } = decision
      if (because === 'contract-withdrawn') return goTo(urls.staffContract(contract.id))
      if (because === 'reported-on' || because === 'called-off-from')
        return cannot(visit, contract, because, 409)
      return showForm(visit, contract, { reason: proposed.reason, because })
    },
  })
}

async function builtOn(
  { tx }: Visit,
  { id }: ContractRecord,
  { returnsOn }: Needs,
): Promise<StandsOnContract> {
  return { returns: await returnsOn(tx, id), callOffs: await callOffsOf(tx, id) }
}

const title = 'Withdraw a contract'

async function showForm(
  visit: Visit,
  contract: ContractRecord,
  { reason = '', because }: { reason?: string; because?: ContractWithdrawalRefusal } = {},
): Promise<Answer> {
  const { tx, urls } = visit
  const refusal = because && withdrawalRefusals[because]
  const errors: Record<string, string> = refusal ? { [refusal.field]: refusal.sentence } : {}
  const isStale = because === 'stale'
  const commitments = (await commitmentsOf(tx, contract.id)).filter(({ withdrawnOn }) => !withdrawnOn)
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading
          title={title}
          caption={contract.title}
          lede="For a contract that was entered twice, or by mistake. One that has come to an end just stays."
        />
        {isStale && (
          <InsetText>
            Somebody else changed this contract in the meantime.{' '}
            <a href={urls.staffContract(contract.id)}>Look at it as it is now</a> before you go on.
          </InsetText>
        )}
        <WarningText>{whatItDoes(commitments.length)}</WarningText>
        <form method="post" novalidate>
          <input type="hidden" name="version" value={contract.version} />
          <Textarea
            name="reason"
            label="Why it is withdrawn"
            hint="Kept with the contract. Do not name people."
            rows={3}
            value={reason}
            error={errors.reason}
          />
          <div class="govuk-button-group">
            <Button kind="warning" preventDoubleClick>
              Withdraw the contract
            </Button>
            <a class="govuk-link" href={urls.staffContract(contract.id)}>
              Leave it as it is
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show({ title, current: 'contracts', before, body }, isStale ? 409 : because ? 422 : 200)
}

function whatItDoes(commitments: number): string {
  const promised =
    commitments > 0
      ? ` So do ${several(commitments, 'commitment', 'commitments')} on it, which then count in no total.`
      : ''
  return `It leaves every list, here and on the public site.${promised} Its history stays, and you can put it back.`
}

/** What stands on it, and what can be done instead. */
function cannot(
  { urls }: Visit,
  contract: ContractRecord,
  because: 'reported-on' | 'called-off-from',
  status = 200,
): Answer {
  const { id } = contract
  const calledOff = because === 'called-off-from'
  const body = (
    <>
      <PageHeading title="This contract can’t be withdrawn" caption={contract.title} />
      <p class="govuk-body">{withdrawalRefusals[because].sentence}.</p>
      <ul class="govuk-list">
        <li>
          <a
            class="govuk-link"
            href={calledOff ? urls.staffContracts({ framework: id }) : urls.returns({ contract: id })}
          >
            {calledOff ? 'See its call-offs' : 'See its returns'}
          </a>
        </li>
        <li>
          <a class="govuk-link" href={urls.staffContract(id)}>
            Back to the contract
          </a>
        </li>
      </ul>
    </>
  )
  const before = <ContractBreadcrumbs urls={urls} contract={contract} />
  return show({ title: 'This contract can’t be withdrawn', current: 'contracts', before, body }, status)
}
