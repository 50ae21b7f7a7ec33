import { longDay } from '../../../language/day.ts'
import { isId } from '../../../language/identifier.ts'
import { quarterWords } from '../../../language/quarter.ts'
import { BackNavigation } from '../../../web/components/back-link.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { TaskList } from '../../../web/components/task-list.tsx'
import { definePage, type Page } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import type { BundledStanding } from '../../bundle.ts'
import type { DeliveryNeeds } from '../../needs.ts'
import { answerReturn } from '../../permissions.ts'
import { checkedBy } from '../../return.ts'
import { type Bundled, bundleOf, type BundleRecord, sendBundle } from '../../store.ts'
import { sentByOf, useYourLink } from '../own-return.tsx'

/** The bundle of the address, for whoever opened its link or speaks for its supplier. */
export async function ownBundle(visit: Visit): Promise<BundleRecord | undefined> {
  const { tx, params, visitor } = visit
  const id = params.bundle ?? ''
  const bundle = isId(id) ? await bundleOf(tx, id) : undefined
  if (!bundle) return undefined
  const links = visitor.links ?? (visitor.link ? [visitor.link] : [])
  if (links.some(({ purpose, subject }) => purpose === 'return-bundle' && subject === id)) return bundle
  return visitor.roles.has('supplier') && visitor.suppliers.includes(bundle.supplier) ? bundle : undefined
}

/** All that a supplier is asked under a framework: each call-off, how it stands, and one way to send what is ready. */
export const bundlePage = (needs: DeliveryNeeds): Page =>
  definePage({
    path: pattern.myBundle(':bundle'),
    allow: answerReturn,
    async get(visit) {
      const bundle = await ownBundle(visit)
      if (!bundle) return useYourLink(visit)
      const sent = Number(visit.query.get('sent')) || 0
      return showBundle(visit, bundle, { sent })
    },
    async post(visit): Promise<Answer> {
      const bundle = await ownBundle(visit)
      if (!bundle) return useYourLink(visit)
      const sent = (await sendBundle(visit.tx, needs, bundle.id, { sentBy: sentByOf(visit) }))!
      if (sent.length > 0) return goTo(visit.urls.myBundle(bundle.id, { sent: String(sent.length) }))
      const now = (await bundleOf(visit.tx, bundle.id))!
      if (now.returns.some(isOpen)) return showBundle(visit, now, { error: nothingReady }, 422)
      return goTo(visit.urls.myBundle(bundle.id))
    },
  })

const nothingReady = 'Nothing is ready to send: answer a call-off first'
const isOpen = ({ standing }: Bundled) => open.has(standing)
const open: ReadonlySet<BundledStanding> = new Set(['to-answer', 'begun', 'ready'])

interface More {
  sent?: number
  error?: string
}

function showBundle(visit: Visit, bundle: BundleRecord, more: More, status = 200): Answer {
  const isPerson = visit.visitor.kind === 'person'
  const before = isPerson ? <BackNavigation href={visit.urls.supplierHome()} /> : undefined
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <BundleShown visit={visit} bundle={bundle} {...more} />
      </div>
    </div>
  )
  return show({ title, before, bare: !isPerson, body }, status)
}

const title = 'Your call-offs'

const standingWords: Record<BundledStanding, string> = {
  'to-answer': 'To answer',
  begun: 'Begun',
  ready: 'Ready to send',
  sent: 'Sent',
  nothing: 'Nothing this time',
  cancelled: 'Not needed',
}

function BundleShown({ visit, bundle, sent = 0, error }: { visit: Visit; bundle: BundleRecord } & More) {
  const { urls, authority, today } = visit
  const ready = bundle.returns.filter(({ standing }) => standing === 'ready').length
  const waiting = bundle.returns.filter(isOpen)
  const due = waiting.map((each) => each.due).sort()[0]
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error, href: '#call-offs' }]} /> : null}
      {sent > 0 ? (
        <NotificationBanner
          isSuccess
          text={`Sent: ${sent === 1 ? '1 call-off' : `${sent} call-offs`}. Thank you`}
        />
      ) : null}
      <p class="gm-page-heading__caption">{authority.name}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {bundle.supplierName}, under “{bundle.title}”: what did you deliver in {quarterWords(bundle.quarter)}?
      </p>
      {due ? (
        <p class="govuk-body">
          {due < today ? `This was due on ${longDay(due)}.` : `Please answer by ${longDay(due)}.`} Open each,
          answer it or say “Nothing this time”, then come back and send all that is ready.
        </p>
      ) : (
        <p class="govuk-body">Everything is answered. There is nothing more to do.</p>
      )}
      <div id="call-offs">
        <TaskList
          idPrefix="call-off"
          items={bundle.returns.map(({ id, contractTitle, due: day, standing }) => ({
            title: contractTitle,
            ...(isOpen({ standing } as Bundled) ? { hint: `Due ${longDay(day)}` } : {}),
            href: urls.myReturn(id),
            status: standingWords[standing],
          }))}
        />
      </div>
      {waiting.length > 0 ? (
        <>
          <p class="govuk-body">
            {ready === 0
              ? 'Nothing is ready to send yet.'
              : `${ready} of ${waiting.length} ${ready === 1 ? 'is' : 'are'} ready. The council checks by ${longDay(checkedBy(today))} and tells you what it accepted, and why.`}
          </p>
          <form method="post" action={urls.myBundle(bundle.id)}>
            <Button class="gm-button--full-on-phone" preventDoubleClick>
              Send what is ready
            </Button>
          </form>
        </>
      ) : null}
    </>
  )
}
