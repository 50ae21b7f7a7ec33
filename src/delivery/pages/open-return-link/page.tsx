import { quarterMonths } from '../../../language/quarter.ts'
import { linkOf, type LinkRecord, openLink } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { openLink as mayOpen } from '../../permissions.ts'
import {
  type BundleRecord,
  bundlesToTell,
  lastLinkAt,
  renewLink,
  returnOf,
  type ReturnRecord,
  tellBundles,
} from '../../store.ts'
import { answerByWords } from '../answer-words.ts'
import { tellingOf } from '../telling.ts'
import { linkedBundle, welcomeToBundle } from './bundle.tsx'

/** GET only shows where the link leads, because mail scanners follow links; the button opens it. */
export const openReturnLinkPage = definePage({
  path: pattern.returnLink(':token'),
  inTrials: 'phone',
  allow: mayOpen,
  async get(visit) {
    const many = await linkedBundle(visit, visit.params.token ?? '')
    if (many) return many.link.state === 'open' ? welcomeToBundle(visit, many.bundle) : ranOut(visit)
    const found = await linkedReturn(visit, visit.params.token ?? '')
    if (!found) return unknownLink()
    return found.link.state === 'open' ? welcome(visit, found.record) : overOrRanOut(visit, found.record)
  },
  async post(visit) {
    const many = await linkedBundle(visit, visit.params.token ?? '')
    if (many) {
      if (many.link.state !== 'open') return ranOut(visit)
      const held = await openLink(visit.tx, many.link, visit.cookies)
      return goTo(visit.urls.myBundle(many.bundle.id), held)
    }
    const found = await linkedReturn(visit, visit.params.token ?? '')
    if (!found) return unknownLink()
    if (found.link.state !== 'open') return overOrRanOut(visit, found.record)
    const cookies = await openLink(visit.tx, found.link, visit.cookies)
    return goTo(visit.urls.myReturn(found.record.id), cookies)
  },
})

async function linkedReturn(
  { tx, now, trial }: Visit,
  secret: string,
): Promise<{ link: LinkRecord; record: ReturnRecord } | undefined> {
  const link = await linkOf(tx, secret, now)
  const isOfHere = trial ? link?.purpose === 'trial' && link.subject === trial.id : link?.purpose === 'return'
  if (!link || !isOfHere || link.authority !== tx.authority || !link.subject) return undefined
  const record = await returnOf(tx, link.subject)
  return record && { link, record }
}

function welcome(visit: Visit, record: ReturnRecord): Answer {
  const isSent = record.state === 'sent' || record.state === 'nothing'
  const title = isSent ? 'Your return' : 'What did you deliver?'
  return show({
    title,
    bare: true,
    body: (
      <>
        <p class="gm-page-heading__caption">{visit.authority.name}</p>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {record.supplierName}, for “{record.contractTitle}”, {quarterMonths(record.quarter)}.
        </p>
        {isSent ? null : (
          <p class="govuk-body">It takes about five minutes. {answerByWords(record.due, visit.today)}</p>
        )}
        <form method="post" action={visit.path}>
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Continue
          </Button>
        </form>
      </>
    ),
  })
}

function overOrRanOut(visit: Visit, { state }: ReturnRecord): Answer {
  return state === 'cancelled' ? notNeeded(visit) : ranOut(visit)
}

function notNeeded({ authority }: Visit): Answer {
  return show(
    {
      title: 'This return is not needed',
      bare: true,
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">This return is not needed</h1>
          <p class="govuk-body">
            {authority.name} cancelled it. You need do nothing. The reason is in the last letter about it.
          </p>
        </>
      ),
    },
    410,
  )
}

function ranOut(visit: Visit): Answer {
  return show(
    {
      title: 'This link has run out',
      bare: true,
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">This link has run out</h1>
          <p class="govuk-body">
            Links work for thirty days, and end when a newer one is sent. We can send a new one to the address
            this return was asked of. Nothing that was typed is lost.
          </p>
          <form method="post" action={visit.urls.renewReturnLink()}>
            <input type="hidden" name="link" value={visit.params.token ?? visit.form.text('link')} />
            <Button class="gm-button--full-on-phone" preventDoubleClick>
              Send me a new link
            </Button>
          </form>
        </>
      ),
    },
    410,
  )
}

function unknownLink(): Answer {
  return show(
    {
      title: 'This link does not work',
      bare: true,
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">This link does not work</h1>
          <p class="govuk-body">Check that you copied all of it from the e-mail, or open it there.</p>
        </>
      ),
    },
    404,
  )
}

const pause = 10 * 60_000

/** Answers the same whether a letter went out or not: the visitor learns nothing about the return or its address. */
export const renewReturnLinkPage = definePage({
  path: pattern.renewReturnLink(),
  allow: mayOpen,
  perMinute: 30,
  async get() {
    return renewed()
  },
  async post(visit) {
    const many = await linkedBundle(visit, visit.form.text('link'))
    if (many && many.link.state !== 'open') await renewBundleLink(visit, many.bundle)
    const found = await linkedReturn(visit, visit.form.text('link'))
    const last = found && (await lastLinkAt(visit.tx, found.record.id))
    const isSoon = last && visit.now.getTime() - last.getTime() < pause
    if (found && found.link.state !== 'open' && !isSoon)
      await renewLink(visit.tx, tellingOf(visit), found.record)
    return goTo(visit.urls.renewReturnLink())
  },
})

async function renewBundleLink(visit: Visit, { id, returns }: BundleRecord): Promise<void> {
  const last = await lastLinkAt(visit.tx, id, 'return-bundle')
  if (last && visit.now.getTime() - last.getTime() < pause) return
  const ids = returns.map((each) => each.id)
  const bundles = (await bundlesToTell(visit.tx, ids)).filter((each) => each.id === id)
  await tellBundles(visit.tx, tellingOf(visit), bundles, { kind: 'new-link' })
}

function renewed(): Answer {
  return show({
    title: 'Look in your e-mail',
    bare: true,
    body: (
      <>
        <h1 class="govuk-heading-l">Look in your e-mail</h1>
        <p class="govuk-body">
          If that link once led to a return, a new one is on its way to the address the return was asked of.
          It comes from the council, and may take a few minutes.
        </p>
        <p class="govuk-body">
          If you can’t find it, look among unwanted mail, or write to your contract manager.
        </p>
      </>
    ),
  })
}
