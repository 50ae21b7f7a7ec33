import { type ContractRecord, contractOf } from '../../../contracts/store.ts'
import { isId } from '../../../language/identifier.ts'
import { unitWords } from '../../../measurement/index.ts'
import { everything, withoutContactDetails } from '../../../register/index.ts'
import { registerIn } from '../../../register/store.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { contractTimeline } from '../../contract-timeline.ts'
import { readPublished } from '../../permissions.ts'
import { publicCommitments, publishedDays } from '../../store.ts'
import { PublishedContract } from './contract.tsx'
import { HeldBackContract } from './held-back.tsx'

const newest = 5

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

async function told({ tx, today, urls }: Visit, contract: ContractRecord) {
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
  }
  return {
    contract,
    commitments,
    entries,
    hasMore: next !== undefined,
    events: contractTimeline(history, today),
    today,
    urls,
  }
}
