import { dayIn, longDay } from '../../../language/day.ts'
import { namesOf } from '../../../parties/store.ts'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Table } from '../../../web/components/table.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show } from '../../../web/visit.ts'
import type { ContractsNeeds } from '../../needs.ts'
import { pausedWords } from '../../pause.ts'
import { seeContracts } from '../../permissions.ts'
import { variationsOn } from '../../store.ts'
import { variationStates } from '../../variation-words.ts'
import { CommitmentBurnUp, findingOf } from '../commitment-burn-up.tsx'
import { ContractBreadcrumbs } from '../contract-frame.tsx'
import { daysWords, exactValueWords } from '../contract-line.ts'
import { SideBySide } from '../follow-progress/page.tsx'
import { contractFound } from '../found.ts'
import { type GoingOne, goingOf } from '../going.ts'
import { happeningsOfContract } from '../happenings.tsx'

/** Drawings that have room on the second page. */
const mostDrawn = 3
const mostLines = 12
const mostHappenings = 8

/** The whole contract on two pages of paper, for a meeting: the figures first, then the commitments furthest behind and what happened. */
export function contractOnPaperPage(
  needs: Pick<ContractsNeeds, 'progressOf' | 'progressByQuarter' | 'earlierOf' | 'deliveryEvents'>,
): Page {
  return definePage({
    path: pattern.contractOnPaper(':contract'),
    allow: seeContracts,
    async get(visit) {
      const contract = await contractFound(visit)
      if (!contract) return notFound()
      const { tx, today, urls } = visit
      const all = await goingOf(tx, needs, contract, today)
      const { happenings, titles } = await happeningsOfContract(visit, needs, contract)
      const waiting = (await variationsOn(tx, contract.id)).filter(
        ({ state }) => state === 'open' || state === 'agreed',
      )
      const owner = contract.owner ? (await namesOf(tx, [contract.owner])).get(contract.owner) : undefined
      const behind = all.filter(isBehind).toSorted(byShortfall).slice(0, mostDrawn)
      const paused = all.filter(({ commitment }) => pausedWords(commitment, today))
      const body = (
        <div class="gm-on-two-pages">
          <p class="govuk-body govuk-!-display-none-print">
            Print this page, or save it as a PDF: it fits two sides of A4.
          </p>
          <PageHeading
            title={contract.title}
            caption={`As it stands on ${longDay(today)}`}
            lede={[
              contract.supplierNames.map(({ name }) => name).join(', ') || 'Supplier not known',
              daysWords(contract),
              exactValueWords(contract),
              `looked after by ${owner ?? 'nobody yet'}`,
            ].join(' · ')}
          />
          {all.length === 0 ? (
            <p class="govuk-body">Nothing is promised on this contract yet.</p>
          ) : (
            <>
              <SideBySide all={all.slice(0, mostLines)} />
              {all.length > mostLines && (
                <p class="govuk-body">
                  {all.length - mostLines} more commitments stand on the contract’s own page.
                </p>
              )}
            </>
          )}
          <h2 class="govuk-heading-m">To talk about</h2>
          <ul class="govuk-list govuk-list--bullet">
            {behind.map((one) => (
              <li>
                {one.commitment.title}: {findingOf(one.commitment, one.going, today)}.
              </li>
            ))}
            {waiting.map((one) => (
              <li>
                {one.commitmentTitle}: a change is asked for ({variationStates[one.state].toLowerCase()}).
              </li>
            ))}
            {paused.map(({ commitment }) => (
              <li>
                {commitment.title}: {pausedWords(commitment, today)!.toLowerCase()}.
              </li>
            ))}
            {behind.length + waiting.length + paused.length === 0 && (
              <li>Nothing is behind its plan, and no change waits for an answer.</li>
            )}
          </ul>
          <div class="gm-on-two-pages__second">
            {behind.map((one) => (
              <CommitmentBurnUp
                {...one}
                starts={contract.starts}
                today={today}
                named={{ href: urls.staffCommitment(contract.id, one.commitment.id) }}
              />
            ))}
            {happenings.length > 0 && (
              <Table
                caption="What happened last"
                captionClass="govuk-table__caption--m"
                onPhone="blocks"
                head={[{ content: 'Day' }, { content: 'What' }, { content: 'About' }]}
                rows={happenings
                  .slice(0, mostHappenings)
                  .map(({ at, title, commitment, words }) => [
                    { content: longDay(dayIn(at)) },
                    { content: title },
                    { content: (commitment && titles.get(commitment)?.title) ?? words[0] ?? 'The contract' },
                  ])}
              />
            )}
          </div>
        </div>
      )
      const before = <ContractBreadcrumbs urls={urls} contract={contract} />
      return show({
        title: `${contract.title}, on two pages`,
        current: 'contracts',
        width: 'wide',
        before,
        body,
      })
    },
  })
}

function isBehind({ going: { shortfallNow, shortfallAtEnd } }: GoingOne): boolean {
  return shortfallNow.gt(0) || (shortfallAtEnd?.gt(0) ?? false)
}

/** The share of the whole that is missing now, the largest first. */
function byShortfall(one: GoingOne, other: GoingOne): number {
  const share = ({ commitment: { quantity }, going }: GoingOne) =>
    quantity.gt(0) ? going.shortfallNow.div(quantity) : going.shortfallNow
  return share(other).cmp(share(one))
}
