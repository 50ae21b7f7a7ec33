import { namesOf, placesOf } from '../../../parties/store.ts'
import { assessmentsKept } from '../../../policy/store.ts'
import type { Tx } from '../../../platform/database.ts'
import { Button } from '../../../web/components/button.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Tag } from '../../../web/components/tag.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { standsOn } from '../../contract.ts'
import { isBeginning } from '../../running/beginning.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { keepCommitments, keepContracts, seeContracts } from '../../permissions.ts'
import {
  agreementsAbove,
  commitmentsOf,
  type ContractRecord,
  countContracts,
  draftsOf,
  extensionToReview,
  kpiResultsOf,
  mobilisationOf,
  procurementOf,
} from '../../store.ts'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { daysWords, valueWords } from '../contract-line.ts'
import { anyContractFound } from '../found.ts'
import { PromisedAbove } from './above.tsx'
import { PlansToCatchUp } from '../plans-to-catch-up.tsx'
import { Commitments } from './commitments.tsx'
import { DutyChecks } from './duty-checks.tsx'
import { Facts } from './facts.tsx'
import { FromNotices } from './notices.tsx'
import type { ContractShown } from './shown.ts'
import { WithdrawnContract } from './withdrawn.tsx'

/** One contract: what was promised on it, how that stands, and what is known of the agreement. */
export function readContractPage(needs: Pick<ContractsNeeds, 'progressOf' | 'plansToCatchUp'>): Page {
  return definePage({
    path: pattern.staffContract(':contract'),
    allow: seeContracts,
    async get(visit) {
      const contract = await anyContractFound(visit)
      if (!contract) return notFound()
      const before = <ContractBreadcrumbs urls={visit.urls} />
      if (contract.withdrawnAt) {
        const body = <WithdrawnContract visit={visit} contract={contract} />
        return show({ title: contract.title, current: 'contracts', before, body })
      }
      const shown = await shownOf(visit, contract, needs)
      return show({
        title: contract.title,
        current: 'contracts',
        width: 'wide',
        before,
        body: <Contract {...shown} />,
      })
    },
  })
}

async function shownOf(
  visit: Visit,
  contract: ContractRecord,
  needs: Pick<ContractsNeeds, 'progressOf' | 'plansToCatchUp'>,
): Promise<ContractShown> {
  const { tx, today } = visit
  const commitments = await commitmentsOf(tx, contract.id)
  const above = await aboveOf(tx, contract)
  const shownAbove = above.flatMap((one) => one.commitments)
  const ids = [...commitments, ...shownAbove].map(({ id }) => id)
  const places = new Map((await placesOf(tx)).map(({ code, name }) => [code, name]))
  const holdsOthers = contract.kind === 'framework' || contract.kind === 'lot'
  return {
    visit,
    contract,
    commitments,
    progress: await needs.progressOf(tx, ids),
    plans: await needs.plansToCatchUp(tx, { contract: contract.id, isOpen: true }),
    drafts: (await draftsOf(tx, contract.id)).filter(({ state }) => state === 'open').length,
    people: await namesOf(tx, [contract.owner, ...commitments.map(({ owner }) => owner)]),
    placeName: contract.place ? (places.get(contract.place) ?? contract.place) : undefined,
    above,
    callOffs: holdsOthers ? await countContracts(tx, { framework: contract.id, today }) : 0,
    procurement: contract.procurement ? await procurementOf(tx, contract.procurement) : undefined,
    kpiResults: await kpiResultsOf(tx, contract.id),
    extension: await extensionToReview(tx, contract.id),
    beginning: isBeginning(contract, today) ? await mobilisationOf(tx, contract.id) : [],
    assessments: (await assessmentsKept(tx, { contract: contract.id, limit: 4 })).assessments,
  }
}

/** The agreements it belongs to, and what of theirs its own suppliers promised. */
async function aboveOf(tx: Tx, contract: ContractRecord): Promise<ContractShown['above']> {
  const above: ContractShown['above'] = []
  for (const one of await agreementsAbove(tx, contract.framework)) {
    const promised = await commitmentsOf(tx, one.id)
    const commitments = promised.filter(
      ({ withdrawnOn, supplier }) => !withdrawnOn && contract.suppliers.includes(supplier),
    )
    above.push({ ...one, commitments })
  }
  return above
}

const standingTags = { now: undefined, ended: 'Ended', future: 'Not begun' } as const

/** Steps of the contract's beginning that nobody has ticked yet. */
function BeginningLeft({ visit: { urls }, contract, beginning }: ContractShown) {
  const left = beginning.filter(({ isDone }) => !isDone).length
  if (left === 0) return null
  return (
    <p class="govuk-body">
      The contract is beginning: {beginning.length - left} of {beginning.length} steps are done.{' '}
      <a class="govuk-link" href={urls.mobilisation(contract.id)}>
        See the checklist
      </a>
    </p>
  )
}

function Contract(shown: ContractShown) {
  const { visit, contract, commitments, progress, drafts } = shown
  const { urls, visitor, today } = visit
  const waiting = commitments.reduce((count, { id }) => count + (progress.get(id)?.waiting ?? 0), 0)
  const standing = standingTags[standsOn(contract, today)]
  const suppliers = contract.supplierNames.map(({ name }) => name)
  const about = [
    suppliers.length > 3 ? `${suppliers.length} suppliers` : suppliers.join(', ') || 'Supplier not known',
    daysWords(contract),
    valueWords(contract),
  ].join(' · ')
  return (
    <>
      <PageHeading
        title={contract.title}
        caption={contract.reference ?? undefined}
        about={about}
        tagsBeside
        tags={
          standing || contract.disclosure === 'held-back' ? (
            <>
              {standing && <Tag colour="grey">{standing}</Tag>}{' '}
              {contract.disclosure === 'held-back' && <StatusTag status="waiting">held back</StatusTag>}
            </>
          ) : undefined
        }
        aside={
          mayPass(keepCommitments, visitor.roles, false) ? (
            <Button href={urls.newCommitment(contract.id)}>Record a commitment</Button>
          ) : undefined
        }
      />
      <ContractNavigation visit={visit} contract={contract} current="contract" {...{ drafts, waiting }} />
      <BeginningLeft {...shown} />
      <Commitments {...shown} />
      <PromisedAbove {...shown} />
      <PlansToCatchUp urls={urls} plans={shown.plans} />
      <h2 class="govuk-heading-m">About the contract</h2>
      <Facts {...shown} />
      {mayPass(keepContracts, visitor.roles, false) && (
        <LinkRow
          links={[
            { text: 'Change the contract', href: urls.editContract(contract.id) },
            { text: 'Plan its commitments anew', href: urls.planAnew(contract.id) },
            { text: 'Move its commitments by months', href: urls.moveCommitments({ contract: contract.id }) },
            { text: 'Pass it to another supplier', href: urls.novateContract(contract.id) },
            { text: 'On two pages, for a meeting', href: urls.contractOnPaper(contract.id) },
            { text: 'Withdraw the contract', href: urls.withdrawContract(contract.id) },
          ]}
        />
      )}
      <DutyChecks assessments={shown.assessments} contract={contract} urls={urls} />
      <FromNotices {...shown} />
    </>
  )
}
