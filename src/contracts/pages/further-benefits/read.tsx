import { dayIn, longDay } from '../../../language/day.ts'
import { unitWords } from '../../../measurement/index.ts'
import { namesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass, type Permission } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { sides } from '../../further-benefit/further-benefit.ts'
import {
  agreeFurtherBenefits,
  assessFurtherBenefits,
  declineFurtherBenefits,
  keepCommitments,
  seeContracts,
} from '../../permissions.ts'
import { type FurtherBenefitRecord, modificationChecksOf, type ModificationCheckRecord } from '../../store.ts'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { CheckAnswer } from './check-answer.tsx'
import { type BenefitFound, benefitFound } from './found.ts'
import { BenefitTag } from './state-tag.tsx'

/** One further benefit: what it is, how far it has come, and what is next. */
export const readFurtherBenefitPage = definePage({
  path: pattern.furtherBenefit(':benefit'),
  allow: seeContracts,
  async get(visit) {
    const found = await benefitFound(visit)
    if (!found) return notFound()
    const { contract, benefit } = found
    const checks = await modificationChecksOf(visit.tx, benefit.id)
    const names = await namesOf(visit.tx, [benefit.recordedBy, benefit.signedBy, benefit.decidedBy])
    const further = [{ text: 'Further benefits', href: visit.urls.furtherBenefitsOf(contract.id) }]
    return show({
      title: benefit.title,
      current: 'contracts',
      before: <ContractBreadcrumbs urls={visit.urls} contract={contract} further={further} />,
      body: <Benefit {...{ visit, ...found, checks, names }} />,
    })
  },
})

interface Shown extends BenefitFound {
  visit: Visit
  checks: ModificationCheckRecord[]
  names: Map<string, string>
}

function Benefit({ visit, contract, benefit, checks, names }: Shown) {
  const { urls } = visit
  const check = checks.find(({ id }) => id === benefit.check)
  return (
    <>
      <PageHeading
        title={benefit.title}
        caption={contract.title}
        tagsBeside
        tags={<BenefitTag state={benefit.state} />}
        about={`${sides[benefit.side]} raised it on ${longDay(dayIn(benefit.recordedAt))}`}
      />
      <Next visit={visit} benefit={benefit} />
      <SummaryList rows={rowsOf(benefit, names)} />
      {check ? (
        <CheckAnswer check={check} />
      ) : (
        benefit.state !== 'declined' && (
          <p class="govuk-body">Nobody has answered yet whether it changes the contract.</p>
        )
      )}
      <LinkRow links={[{ text: 'History', href: urls.history('further-benefit', benefit.id) }]} />
    </>
  )
}

/** The one thing to do next, for who may do it; else who is waited for. */
function Next({ visit: { urls, visitor }, benefit }: { visit: Visit; benefit: FurtherBenefitRecord }) {
  const may = (permission: Permission) => mayPass(permission, visitor.roles, false)
  const { id, state, contract, commitment } = benefit
  const assesses = may(assessFurtherBenefits)
  const next = {
    raised: !assesses
      ? undefined
      : benefit.check
        ? { text: 'Assess and sign', href: urls.signFurtherBenefit(id) }
        : { text: 'Answer whether it changes the contract', href: urls.checkFurtherBenefit(id) },
    signed: may(agreeFurtherBenefits) ? { text: 'Agree', href: urls.agreeFurtherBenefit(id) } : undefined,
    agreed: may(keepCommitments)
      ? { text: 'Record the commitment', href: urls.newCommitment(contract, { furtherBenefit: id }) }
      : undefined,
    recorded: commitment
      ? { text: 'See the commitment', href: urls.staffCommitment(contract, commitment) }
      : undefined,
    declined: undefined,
  }[state]
  const waits = {
    raised: 'It waits for a contract manager to assess it.',
    signed: 'It waits for an approver to agree: somebody who neither raised nor signed it.',
    agreed: 'It waits for a contract manager to record the commitment.',
    recorded: undefined,
    declined: undefined,
  }[state]
  const isOpen = state === 'raised' || state === 'signed'
  const others = [
    ...(assesses && isOpen ? [{ text: 'Change the words', href: urls.editFurtherBenefit(id) }] : []),
    ...(assesses && isOpen && benefit.check
      ? [{ text: 'Answer again whether it changes the contract', href: urls.checkFurtherBenefit(id) }]
      : []),
    ...(may(declineFurtherBenefits) && (isOpen || state === 'agreed')
      ? [{ text: 'Decline', href: urls.declineFurtherBenefit(id) }]
      : []),
  ]
  return (
    <>
      {next ? <Button href={next.href}>{next.text}</Button> : waits && <p class="govuk-body">{waits}</p>}
      <LinkRow links={others} />
    </>
  )
}

function rowsOf(benefit: FurtherBenefitRecord, names: Map<string, string>) {
  const { unit, quantity, measureName } = benefit
  const amount = unit && quantity ? unitWords({ unit }, quantity) : undefined
  const row = (key: string, value: string | null | undefined) => (value ? { key, value } : undefined)
  const who = (id: string | null) => (id ? (names.get(id) ?? 'A program or a supplier') : 'The system')
  const decided = benefit.decidedAt && `${who(benefit.decidedBy)} on ${longDay(dayIn(benefit.decidedAt))}`
  return [
    row('Who needs it', benefit.neededBy),
    row('More', benefit.describes),
    row('What is counted', measureName && [amount, measureName].filter(Boolean).join(', ')),
    row('Who would give it', benefit.supplierName),
    row('It came out of', benefit.cameFrom),
    row('Raised by', who(benefit.recordedBy)),
    row('Assessment', benefit.assessment),
    row(
      'Nothing in return',
      benefit.signedAt && `Signed by ${benefit.signedName} on ${longDay(dayIn(benefit.signedAt))}`,
    ),
    row(benefit.state === 'declined' ? 'Declined by' : 'Agreed by', decided),
    row(benefit.state === 'declined' ? 'Why it was declined' : 'What the approver added', benefit.reason),
  ]
}
