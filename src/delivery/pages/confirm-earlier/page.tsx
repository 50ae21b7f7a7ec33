import { isId } from '../../../language/identifier.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { whyNotToConfirm } from '../../earlier-delivery.ts'
import { largestFile } from '../../evidence.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { readReturns, verify } from '../../permissions.ts'
import { confirm, type EarlierRecord, earlierRecordOf, standingOfEarlier, takeFilesIn } from '../../store.ts'
import { ConfirmForm, type ConfirmShown } from './form.tsx'
import { evidenceToKeep } from './given.ts'
import { confirmError, standsAgainst } from './words.ts'

/** A line of the council's earlier records: seen by everyone who works here, confirmed with evidence by who verifies. */
export const confirmEarlierPage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.confirmEarlier(':earlier'),
    allow: readReturns,
    allowPost: verify,
    uploadLimit: largestFile,
    takesFilesOf: async (visit) => (await earlierAsked(visit)) !== undefined,
    takeIn: takeFilesIn,
    async get(visit) {
      const earlier = await earlierAsked(visit)
      if (!earlier) return notFound()
      const quantity = (earlier.accepted ?? earlier.reported)!.toFixed()
      return page(visit, earlier, { quantity, quarter: '', story: earlier.story ?? '', link: '' })
    },
    async post(visit): Promise<Answer> {
      const { tx, form, urls } = visit
      const earlier = await earlierAsked(visit)
      if (!earlier) return notFound()
      const typed = {
        quantity: form.raw('quantity'),
        quarter: form.text('quarter'),
        story: form.raw('story'),
        link: form.raw('link'),
      }
      const given = await evidenceToKeep(visit)
      if ('field' in given) return page(visit, earlier, typed, given)
      const done = await confirm(tx, needs, earlier.id, typed, given)
      if (!done) return notFound()
      if (done.decision.accepted) return goTo(urls.staffCommitment(earlier.contract, earlier.commitment))
      return page(visit, done.earlier, typed, confirmError(done.decision.because, earlier))
    },
  })

async function earlierAsked({ tx, params }: Visit): Promise<EarlierRecord | undefined> {
  const id = params.earlier ?? ''
  return isId(id) ? earlierRecordOf(tx, id) : undefined
}

async function page(
  visit: Visit,
  earlier: EarlierRecord,
  typed: ConfirmShown['typed'],
  error?: ConfirmShown['error'],
): Promise<Answer> {
  const { urls, visitor } = visit
  const because = whyNotToConfirm(await standingOfEarlier(visit.tx, earlier))
  const stands = because && standsAgainst[because]
  const content = {
    title: 'Confirm it with evidence',
    current: 'contracts',
    before: (
      <Breadcrumbs
        items={[
          { text: 'Contracts', href: urls.staffContracts() },
          { text: earlier.contractTitle, href: urls.staffContract(earlier.contract) },
          { text: earlier.title, href: urls.staffCommitment(earlier.contract, earlier.commitment) },
        ]}
      />
    ),
    body: (
      <ConfirmForm
        {...{ visit, earlier, typed, stands }}
        error={stands ? undefined : error}
        mayConfirm={mayPass(verify, visitor.roles, false)}
      />
    ),
  } as const
  if (error && stands) return show(content, 409)
  return show(content, error ? 422 : 200)
}
