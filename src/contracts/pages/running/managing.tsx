import { dayIn, longDay } from '../../../language/day.ts'
import { namesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { LinkRow } from '../../../web/components/link-row.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { decideOnContracts, keepWaivers, runContracts, seeContracts } from '../../permissions.ts'
import { decidedAbout, decisionsDue, nextSteps } from '../../running/decision-point.ts'
import { likelihoods } from '../../running/risk.ts'
import { waiverKinds } from '../../running/waiver.ts'
import {
  type ContractRecord,
  contractSettingOf,
  decisionsOf,
  handoverOwed,
  handoverRecordsOf,
  mobilisationOf,
  reviewsOf,
  risksOf,
  waiversIn,
} from '../../store.ts'
import { ContractBreadcrumbs, ContractNavigation } from '../contract-frame.tsx'
import { contractFound } from '../found.ts'

/** What goes on around a contract's commitments: its beginning, risks, reviews, decisions and handovers. */
export const managingPage = definePage({
  path: pattern.managing(':contract'),
  allow: seeContracts,
  async get(visit) {
    const contract = await contractFound(visit)
    if (!contract) return notFound()
    return show({
      title: 'Managing it',
      current: 'contracts',
      width: 'wide',
      before: <ContractBreadcrumbs urls={visit.urls} contract={contract} />,
      body: <Managing {...await shownOf(visit, contract)} />,
    })
  },
})

async function shownOf(visit: Visit, contract: ContractRecord) {
  const { tx, today } = visit
  const setting = await contractSettingOf(tx)
  const owed = await handoverOwed(tx, contract.id)
  const handovers = await handoverRecordsOf(tx, contract.id)
  const months = setting.waiverMonths
  return {
    visit,
    contract,
    due: decisionsDue(contract, setting.decideMonths, today),
    decisions: await decisionsOf(tx, contract.id),
    steps: await mobilisationOf(tx, contract.id),
    risks: (await risksOf(tx, contract.id)).filter(({ closedBecause }) => closedBecause === null),
    reviews: await reviewsOf(tx, contract.id),
    owed,
    handovers,
    waivers: (await waiversIn(tx, { contract: contract.id, today, months })).waivers,
    names: await namesOf(tx, [
      owed?.from ?? null,
      owed?.to ?? null,
      ...handovers.flatMap(({ from, to }) => [from, to]),
    ]),
  }
}

type Shown = Awaited<ReturnType<typeof shownOf>>

function Managing(shown: Shown) {
  const { visit, contract, owed, names } = shown
  const runs = mayPass(runContracts, visit.visitor.roles, false)
  return (
    <>
      <PageHeading title="Managing it" caption={contract.title} />
      <ContractNavigation visit={visit} contract={contract} current="managing" />
      {owed && (
        <InsetText>
          The contract went from {names.get(owed.from) ?? 'somebody who left'} to{' '}
          {owed.to ? (names.get(owed.to) ?? 'somebody who left') : 'nobody yet'} on {longDay(dayIn(owed.at))},
          and nobody has written down what is only in their head.
          {runs && (
            <>
              {' '}
              <a href={visit.urls.newHandoverRecord(contract.id)}>Write a handover record</a>.
            </>
          )}
        </InsetText>
      )}
      <Decisions {...shown} />
      <Beginning {...shown} />
      <Risks {...shown} runs={runs} />
      <Reviews {...shown} runs={runs} />
      <Handovers {...shown} runs={runs} />
      <Waivers {...shown} />
    </>
  )
}

function Decisions({ visit: { urls, visitor, today }, contract, due, decisions }: Shown) {
  const decides = mayPass(decideOnContracts, visitor.roles, false)
  const open = due.filter(({ before }) => !decisions.some((each) => each.before === before))
  const next = open.find(({ isDue }) => isDue)
  return (
    <>
      <h2 class="govuk-heading-m">Decide before it ends</h2>
      {open.length === 0 && decisions.length === 0 && (
        <p class="govuk-body">
          {contract.ends && contract.ends < today
            ? 'The contract has ended.'
            : 'The day it ends is not known, so there is nothing to decide by a day.'}
        </p>
      )}
      {open.map(({ about, before, from, isDue }) => (
        <p class="govuk-body">
          {longDay(before)}: {decidedAbout[about]}.{' '}
          {isDue ? (
            <strong class="gm-left">To be decided now.</strong>
          ) : (
            `To be decided from ${longDay(from)}.`
          )}
          {decides && !isDue && (
            <>
              {' '}
              <a class="govuk-link" href={urls.decideBefore(contract.id, { about })}>
                Decide before {longDay(before)}
              </a>
            </>
          )}
        </p>
      ))}
      {next && decides && (
        <Button href={urls.decideBefore(contract.id, { about: next.about })}>
          Decide before {longDay(next.before)}
        </Button>
      )}
      {decisions.map((each) => (
        <SummaryList
          card={{
            title: `Decided on ${longDay(each.decidedOn)}: ${nextSteps[each.decided]}`,
            headingLevel: 3,
          }}
          rows={[
            { key: 'Before', value: `${longDay(each.before)}, ${decidedAbout[each.about]}` },
            { key: 'Decided by', value: each.decidedBy },
            { key: 'Why', value: each.reason },
            each.missed
              ? { key: 'What was missed', value: <span class="gm-story">{each.missed}</span> }
              : undefined,
            each.toAsk
              ? { key: 'To ask again', value: <span class="gm-story">{each.toAsk}</span> }
              : undefined,
          ]}
        />
      ))}
    </>
  )
}

function Beginning({ visit: { urls }, contract, steps }: Shown) {
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <>
      <h2 class="govuk-heading-m">Beginning the contract</h2>
      <p class="govuk-body">
        {done} of {steps.length} steps done. <a href={urls.mobilisation(contract.id)}>See the checklist</a>
      </p>
    </>
  )
}

function Risks({ visit: { urls, today }, contract, risks, runs }: Shown & { runs: boolean }) {
  return (
    <>
      <h2 class="govuk-heading-m">Risks</h2>
      {risks.length === 0 ? (
        <p class="govuk-body">No risk is recorded.</p>
      ) : (
        <Table
          caption="Risks of this contract"
          captionClass="govuk-visually-hidden"
          onPhone="blocks"
          firstCellIsHeader
          head={[
            { content: 'Risk' },
            { content: 'How likely' },
            { content: 'What we do' },
            { content: 'Who' },
            { content: 'Look again' },
          ]}
          rows={risks.map(({ id, risk, likelihood, doing, owner, reviewOn }) => [
            {
              content: runs ? (
                <a class="govuk-link" href={urls.risk(contract.id, id)}>
                  {risk}
                </a>
              ) : (
                risk
              ),
            },
            { content: likelihoods[likelihood] },
            { content: doing },
            { content: owner },
            {
              content:
                reviewOn < today ? <span class="gm-left">{longDay(reviewOn)}</span> : longDay(reviewOn),
            },
          ])}
        />
      )}
      {runs && <LinkRow links={[{ text: 'Add a risk', href: urls.newRisk(contract.id) }]} />}
    </>
  )
}

function Reviews({ visit: { urls, today }, contract, reviews, runs }: Shown & { runs: boolean }) {
  const next = reviews[0]?.nextOn
  return (
    <>
      <h2 class="govuk-heading-m">Review and reset</h2>
      <p class="govuk-body">
        {reviews.length === 0
          ? 'Once a year both sides look at what was promised and set it right. There was no such meeting yet.'
          : next
            ? `The next one is on ${longDay(next)}${next < today ? ', which has passed' : ''}.`
            : 'No day is set for the next one.'}
      </p>
      <LinkRow
        links={[
          ...(runs ? [{ text: 'Prepare or minute a review', href: urls.newReview(contract.id) }] : []),
          ...reviews.map(({ id, heldOn }) => ({
            text: `Review of ${longDay(heldOn)}`,
            href: urls.review(contract.id, id),
          })),
        ]}
      />
    </>
  )
}

function Handovers({ visit: { urls }, contract, handovers, runs }: Shown & { runs: boolean }) {
  return (
    <>
      <h2 class="govuk-heading-m">Handover</h2>
      <p class="govuk-body">
        What the next person should know: what is open, what was agreed by word of mouth, who knows.
      </p>
      <LinkRow
        links={[
          ...(runs ? [{ text: 'Write a handover record', href: urls.newHandoverRecord(contract.id) }] : []),
          ...handovers.map(({ id, recordedAt }) => ({
            text: `Handover record of ${longDay(dayIn(recordedAt))}`,
            href: urls.handoverRecord(contract.id, id),
          })),
        ]}
      />
    </>
  )
}

function Waivers({ visit: { urls, visitor }, contract, waivers }: Shown) {
  const keeps = mayPass(keepWaivers, visitor.roles, false)
  return (
    <>
      <h2 class="govuk-heading-m">Waivers and direct awards</h2>
      {waivers.length === 0 && <p class="govuk-body">None is recorded on this contract.</p>}
      <LinkRow
        links={[
          ...waivers.map(({ id, number, kind, expires }) => ({
            text: `${number}: ${waiverKinds[kind].toLowerCase()}, until ${longDay(expires)}`,
            href: urls.waiver(id),
          })),
          ...(keeps ? [{ text: 'Record one', href: urls.newWaiver({ contract: contract.id }) }] : []),
          { text: 'The whole register', href: urls.waivers() },
        ]}
      />
    </>
  )
}
