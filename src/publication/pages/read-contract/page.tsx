import {
  type ContractRecord,
  contractOf,
  contractsIn,
  kpiResultsOf,
  procurementOf,
  targetsOf,
} from '../../../contracts/store.ts'
import { deliveriesUnder, earlierOf } from '../../../delivery/store.ts'
import { dayIn } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { unitWords } from '../../../measurement/index.ts'
import { everything, withoutContactDetails } from '../../../register/index.ts'
import { registerIn } from '../../../register/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { commitmentQuarters } from '../../commitment-quarters.ts'
import { contractTimeline } from '../../contract-timeline.ts'
import { readPublished } from '../../permissions.ts'
import { type PublicCommitment, publicCommitments, publishedDays, returnsSent } from '../../store.ts'
import type { ByQuarterProps } from './by-quarter.tsx'
import { PublishedContract } from './contract.tsx'
import { HeldBackContract } from './held-back.tsx'
import type { NoticesProps } from './notices.tsx'

const newest = 10
const mostCallOffs = 50

/** One contract: what was promised, delivered, verified and is late; or that this is held back, and why. */
export const contractPage = definePage({
  path: pattern.contract(':contract'),
  allow: readPublished,
  async get(visit) {
    const { tx, params, urls } = visit
    const id = params.contract ?? ''
    const contract = isId(id) ? await contractOf(tx, id) : undefined
    if (!contract || contract.withdrawnAt) return notFound()
    return show({
      title: contract.title,
      current: 'contracts',
      before: (
        <Breadcrumbs items={[{ text: 'Contracts', href: urls.contracts() }, { text: contract.title }]} />
      ),
      body:
        contract.disclosure === 'published' ? (
          <PublishedContract {...await told(visit, contract)} />
        ) : (
          <HeldBackContract {...{ contract, urls, because: withoutContactDetails(contract.reason ?? '') }} />
        ),
    })
  },
})

async function told(visit: Visit, contract: ContractRecord) {
  const { tx, today, urls } = visit
  const commitments = await publicCommitments(tx, contract.id)
  const { entries, next } = await registerIn(tx, { ...everything, contract: contract.id }, 'newest', {
    limit: newest,
  })
  const history = {
    starts: contract.starts,
    ends: contract.ends,
    extendableUntil: contract.extendableUntil,
    commitments: commitments.map(({ id, title, due, ...of }) => ({
      id,
      title,
      due,
      amount: unitWords(of, of.quantity),
    })),
    published: await publishedDays(tx, contract.id),
    recorded: commitments.map(({ recordedAt }) => dayIn(recordedAt)),
    sent: await returnsSent(tx, contract.id),
  }
  return {
    contract,
    commitments,
    earlier: await earlierOf(
      tx,
      commitments.map(({ id }) => id),
    ),
    entries,
    hasMore: next !== undefined,
    events: contractTimeline(history, today),
    byQuarter: await mostQuarters(visit, commitments),
    notices: await noticesOf(visit, contract),
    framework: await frameworkOf(visit, contract),
    callOffs: contract.kind === 'framework' ? await callOffsOf(visit, contract) : [],
    today,
    urls,
  }
}

/** The commitment planned for the most quarters that are over; nothing when none has two. */
async function mostQuarters(
  { tx, today, urls }: Visit,
  commitments: readonly PublicCommitment[],
): Promise<ByQuarterProps | undefined> {
  const targets = await targetsOf(
    tx,
    commitments.map(({ id }) => id),
  )
  const planned = commitments.map((commitment) => ({
    commitment,
    quarters: commitmentQuarters(targets.get(commitment.id)!, [], today).length,
  }))
  const most = planned.toSorted((a, b) => b.quarters - a.quarters)[0]
  if (!most || most.quarters < 2) return undefined
  const { commitment } = most
  const reports = await deliveriesUnder(tx, commitment.id)
  return { commitment, quarters: commitmentQuarters(targets.get(commitment.id)!, reports, today), urls }
}

/** What the notices say: criteria of the contract's own lot or of the whole procurement, and the results reported. */
async function noticesOf({ tx }: Visit, contract: ContractRecord): Promise<NoticesProps> {
  const procurement = contract.procurement ? await procurementOf(tx, contract.procurement) : undefined
  const { lot } = contract.noticed
  return {
    criteria: (procurement?.criteria ?? []).filter(
      (criterion) => criterion.namesSocialValue && (!lot || !criterion.lot || criterion.lot === lot),
    ),
    notices: procurement?.notices ?? [],
    results: await kpiResultsOf(tx, contract.id),
  }
}

async function frameworkOf({ tx }: Visit, contract: ContractRecord): Promise<ContractRecord | undefined> {
  const framework = contract.framework ? await contractOf(tx, contract.framework) : undefined
  return framework?.withdrawnAt ? undefined : framework
}

async function callOffsOf({ tx, today }: Visit, contract: ContractRecord): Promise<ContractRecord[]> {
  const { contracts } = await contractsIn(tx, { framework: contract.id, today, limit: mostCallOffs })
  return contracts
}
