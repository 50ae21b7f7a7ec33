import { dayIn, longDay } from '../../language/day.ts'
import { unitWords } from '../../measurement/index.ts'
import { actingForWords } from '../../parties/index.ts'
import { lendersIn, namesOf } from '../../parties/store.ts'
import { Timeline } from '../../web/components/timeline.tsx'
import type { Visit } from '../../web/visit.ts'
import type { ContractsNeeds } from '../needs.ts'
import { type CommitmentVersion, commitmentVersionsOf } from '../store/commitment-versions.ts'
import { suppliersWithIds } from '../store/contract-choices.ts'
import {
  type CommitmentRecord,
  commitmentsOf,
  type ContractRecord,
  contractVersionsOf,
  variationsOn,
} from '../store.ts'
import {
  contractHappenings,
  deliveryHappening,
  type Happening,
  inTime,
  variationHappenings,
  versionHappenings,
} from '../timeline.ts'
import { planWords } from '../variation-words.ts'
import type { Plan } from '../plan.ts'
import { amountWords } from '../spend/scaling-words.ts'

export interface HappeningsShown {
  happenings: Happening[]
  people: ReadonlyMap<string, string>
  /** In whose names something was recorded under a lent role, by its moment. */
  lenders: ReadonlyMap<number, string[]>
  /** Titles of the commitments; left out where the page is about one. */
  titles: ReadonlyMap<string, { title: string; href: string }>
}

type Needs = Pick<ContractsNeeds, 'deliveryEvents'>

/** Everything that happened to a commitment, with who and why. */
export async function happeningsOfCommitment(
  { tx }: Visit,
  needs: Needs,
  contract: ContractRecord,
  commitment: CommitmentRecord,
): Promise<HappeningsShown> {
  const events = await needs.deliveryEvents(tx, { contract: contract.id, commitment: commitment.id })
  const variations = (await variationsOn(tx, contract.id)).filter((one) => one.commitment === commitment.id)
  const versions = await commitmentVersionsOf(tx, commitment.id)
  const suppliers = await suppliersNamed(tx, versions)
  const happenings = inTime([
    ...versionHappenings(
      commitment.id,
      versions.map((one) => toldOf(commitment, one)),
      suppliers,
    ),
    ...variations.flatMap((one) => variationHappenings({ ...one, amount: amountOf(commitment, one.terms) })),
    ...events.map((one) => deliveryHappening(one, unitWords(commitment, one.quantity))),
  ])
  const lenders = await lendersIn(tx, 'commitment', commitment.id)
  return { happenings, people: await peopleIn(tx, happenings), lenders, titles: new Map() }
}

/** Everything that happened to a contract and the commitments on it. */
export async function happeningsOfContract(
  { tx, urls }: Visit,
  needs: Needs,
  contract: ContractRecord,
): Promise<HappeningsShown> {
  const commitments = await commitmentsOf(tx, contract.id)
  const byId = new Map(commitments.map((one) => [one.id, one]))
  const all: Happening[] = []
  const contractVersions = await contractVersionsOf(tx, contract.id)
  const suppliers = await suppliersNamed(
    tx,
    contractVersions.flatMap((one) => one.suppliers.map((supplier) => ({ supplier }))),
  )
  const owners = await namesOf(
    tx,
    contractVersions.map(({ owner }) => owner),
  )
  all.push(...contractHappenings(contractVersions, { people: owners, suppliers }))
  for (const commitment of commitments) {
    const versions = await commitmentVersionsOf(tx, commitment.id)
    all.push(
      ...versionHappenings(
        commitment.id,
        versions.map((one) => toldOf(commitment, one)),
        await suppliersNamed(tx, versions),
      ),
    )
  }
  for (const one of await variationsOn(tx, contract.id)) {
    const amount = amountOf(one, one.terms)
    all.push(...variationHappenings({ ...one, amount }))
  }
  for (const one of await needs.deliveryEvents(tx, { contract: contract.id })) {
    const commitment = byId.get(one.commitment)
    if (commitment) all.push(deliveryHappening(one, unitWords(commitment, one.quantity)))
  }
  const happenings = inTime(all)
  const titles = new Map(
    commitments.map(({ id, title }) => [id, { title, href: urls.staffCommitment(contract.id, id) }]),
  )
  return { happenings, people: await peopleIn(tx, happenings), lenders: new Map(), titles }
}

type Counted = Pick<CommitmentRecord, 'unit'>

function amountOf(of: Counted, terms: Pick<Plan, 'quantity' | 'scaling' | 'due'>): string {
  return `${amountWords(of, terms)} by ${longDay(terms.due)}`
}

function toldOf(commitment: Counted, version: CommitmentVersion) {
  const { title, standing: _standing, ...rest } = version
  return {
    ...rest,
    amount: `${title}: ${amountOf(commitment, version)}`,
    plan: planWords({ ...version }),
  }
}

async function suppliersNamed(
  tx: Visit['tx'],
  given: readonly { supplier: string }[],
): Promise<Map<string, string>> {
  const found = await suppliersWithIds(tx, [...new Set(given.map(({ supplier }) => supplier))])
  return new Map(found.map(({ id, name }) => [id, name]))
}

async function peopleIn(tx: Visit['tx'], happenings: readonly Happening[]): Promise<Map<string, string>> {
  return namesOf(
    tx,
    happenings.flatMap(({ by }) => (by && 'person' in by ? [by.person] : [])),
  )
}

/** What happened, the newest first, with who and why. */
export function Happenings({ happenings, people, lenders, titles }: HappeningsShown) {
  return (
    <Timeline
      entries={happenings.map(({ at, from, title, by, words, commitment }) => {
        const about = commitment ? titles.get(commitment) : undefined
        return {
          title,
          when: from ? `${longDay(from)}, recorded on ${longDay(dayIn(at))}` : longDay(dayIn(at)),
          datetime: from ?? dayIn(at),
          by:
            by &&
            ('person' in by
              ? actingForWords(people.get(by.person) ?? 'Somebody who left', lenders.get(at.getTime()))
              : by.name),
          children: (
            <>
              {about && (
                <p class="govuk-body">
                  <a class="govuk-link" href={about.href}>
                    {about.title}
                  </a>
                </p>
              )}
              {words.map((text) => (
                <p class="govuk-body">{text}</p>
              ))}
            </>
          ),
        }
      })}
    />
  )
}
