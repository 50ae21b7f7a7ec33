import { longDay } from '../../../language/day.ts'
import { type Decimal, sum } from '../../../language/quantity.ts'
import { unitWords } from '../../../measurement/index.ts'
import { namesOf, placesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { StatTiles } from '../../../web/components/stat-tiles.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { countedElsewhereWords } from '../../counted-by.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { pausedWords } from '../../pause.ts'
import { keepCommitments, seeContracts } from '../../permissions.ts'
import { invoicedFor, milestoneAnswersOf, variationsOf } from '../../store.ts'
import { factsOf } from '../commitment-facts.ts'
import { CommitmentBurnUp } from '../commitment-burn-up.tsx'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { commitmentFound } from '../found.ts'
import { noProgress } from '../going.ts'
import { Happenings, happeningsOfCommitment } from '../happenings.tsx'
import { PlansToCatchUp } from '../plans-to-catch-up.tsx'
import { statusOf } from '../standing-words.ts'
import { Earlier } from './earlier.tsx'
import { Following } from './following.tsx'
import { Milestones } from './milestones.tsx'
import { Quarters } from './quarters.tsx'
import type { CommitmentShown } from './shown.ts'

/** One commitment: what is promised, how far it is delivered, and how it came to stand like this. */
export function readCommitmentPage(
  needs: Pick<
    ContractsNeeds,
    'progressOf' | 'progressByQuarter' | 'earlierOf' | 'deliveryEvents' | 'plansToCatchUp'
  >,
): Page {
  return definePage({
    path: pattern.staffCommitment(':contract', ':commitment'),
    allow: seeContracts,
    async get(visit) {
      const found = await commitmentFound(visit)
      if (!found) return notFound()
      const { tx, urls } = visit
      const { contract, commitment } = found
      const shown: CommitmentShown = {
        visit,
        ...found,
        progress: (await needs.progressOf(tx, [commitment.id])).get(commitment.id) ?? noProgress,
        quarters: (await needs.progressByQuarter(tx, [commitment.id])).get(commitment.id)!,
        earlier: await needs.earlierOf(tx, [commitment.id]),
        happened: await happeningsOfCommitment(visit, needs, contract, commitment),
        variations: await variationsOf(tx, commitment.id),
        reached: await milestoneAnswersOf(tx, [commitment.id]),
        plans: await needs.plansToCatchUp(tx, { commitment: commitment.id }),
        invoiced: commitment.scaling
          ? sum((await invoicedFor(tx, commitment)).map(({ amount }) => amount))
          : undefined,
        people: await namesOf(tx, [commitment.owner]),
        places: new Map((await placesOf(tx)).map(({ code, name }) => [code, name])),
      }
      return show({
        title: commitment.title,
        current: 'contracts',
        width: 'wide',
        before: <ContractBreadcrumbs urls={urls} contract={contract} />,
        body: <Commitment {...shown} />,
      })
    },
  })
}

function Commitment(shown: CommitmentShown) {
  const { visit, contract, commitment, progress } = shown
  const { urls, visitor, today } = visit
  const { withdrawnOn, withdrawalReason } = commitment
  const counting = countedElsewhereWords(commitment)
  const keeps = !withdrawnOn && mayPass(keepCommitments, visitor.roles, false)
  return (
    <>
      <PageHeading
        title={commitment.title}
        caption={contract.title}
        tagsBeside
        tags={<StatusTag status={statusOf(commitment, progress, today)} />}
        lede={
          withdrawnOn
            ? `Withdrawn on ${longDay(withdrawnOn)}: ${withdrawalReason}`
            : pausedWords(commitment, today)
        }
        aside={
          keeps ? (
            <Button href={urls.editCommitment(contract.id, commitment.id)} kind="secondary">
              Change
            </Button>
          ) : undefined
        }
      />
      {counting && (
        <InsetText>{counting}. It stands in no headline, register or total of this authority.</InsetText>
      )}
      <UnderWay {...shown} />
      <Figures {...shown} />
      <PlansToCatchUp urls={urls} plans={shown.plans} />
      <Following {...shown} />
      <Milestones {...shown} />
      <CommitmentBurnUp {...shown} starts={contract.starts} today={today} />
      <Quarters {...shown} />
      <Earlier {...shown} />
      <h2 class="govuk-heading-m">What is promised</h2>
      <SummaryList rows={factsOf(commitment, shown)} />
      <LinkRow links={linksOf(visit, shown, keeps)} />
      <h2 class="govuk-heading-m">How it came to stand like this</h2>
      <Happenings {...shown.happened} />
    </>
  )
}

/** A change that waits for an answer, or for its day. */
function UnderWay({ variations, visit: { urls } }: CommitmentShown) {
  const one = variations.find(({ state }) => state === 'open' || state === 'agreed')
  if (!one) return null
  return (
    <InsetText>
      {one.state === 'agreed'
        ? `A change is agreed and holds from ${longDay(one.from)}. `
        : one.side === 'council'
          ? `${one.supplierName} was asked to agree to a change. Until then these terms hold. `
          : `${one.supplierName} asks for a change. `}
      <a class="govuk-link" href={urls.variation(one.id)}>
        {one.state === 'open' && one.side === 'supplier' ? 'Say yes or no' : 'See the change'}
      </a>
    </InsetText>
  )
}

function Figures({ commitment, progress }: CommitmentShown) {
  const { unit, quantity, due } = commitment
  const words = (amount: Decimal) => unitWords({ unit }, amount)
  const left = quantity.minus(progress.verified).minus(progress.earlier.accepted)
  const waits = progress.waiting === 1 ? '1 delivery waits' : `${progress.waiting} deliveries wait`
  return (
    <StatTiles
      lead={`Of ${words(quantity)} promised by ${longDay(due)}`}
      tiles={[
        {
          kind: 'reported',
          figure: words(progress.reported),
          words: 'reported',
          note: progress.waiting > 0 ? `${waits} to be checked` : undefined,
        },
        { kind: 'met-in-full', figure: words(progress.verified), words: 'verified' },
        ...(progress.earlier.reported.gt(0) || progress.earlier.accepted.gt(0)
          ? [
              {
                kind: 'reported' as const,
                figure: words(progress.earlier.accepted),
                words: 'accepted in the council’s earlier records',
                note: `Of ${words(progress.earlier.reported)} reported in them`,
              },
            ]
          : []),
        {
          kind: 'not-yet-due',
          figure: left.gt(0) ? words(left) : 'Nothing',
          words: progress.earlier.accepted.gt(0) ? 'left to deliver' : 'left to verify',
        },
      ]}
    />
  )
}

function linksOf(visit: Visit, { contract, commitment }: CommitmentShown, keeps: boolean) {
  const { urls } = visit
  return [
    { text: 'Deliveries', href: urls.deliveries({ commitment: commitment.id }) },
    { text: 'How it is counted', href: urls.method(commitment.measureCode) },
    { text: 'History', href: urls.history('commitment', commitment.id) },
    ...(keeps
      ? [
          {
            text: 'Ask for a return',
            href: urls.askForReturn(contract.id, { supplier: commitment.supplier }),
          },
          {
            text: 'Ask for a plan to catch up',
            href: urls.askForRecoveryPlan(contract.id, commitment.id),
          },
          { text: 'Ask for a change', href: urls.varyCommitment(contract.id, commitment.id) },
          {
            text: pausedWords(commitment, visit.today) ? 'Take it up again' : 'Pause it',
            href: urls.pauseCommitment(contract.id, commitment.id),
          },
          { text: 'Pass it to another supplier', href: urls.transferCommitment(contract.id, commitment.id) },
          { text: 'Withdraw it', href: urls.withdrawCommitment(contract.id, commitment.id) },
        ]
      : []),
  ]
}
