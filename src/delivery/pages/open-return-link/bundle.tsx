import { quarterMonths } from '../../../language/quarter.ts'
import { linkOf, type LinkRecord } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Answer, show, type Visit } from '../../../web/visit.ts'
import { bundleOf, type BundleRecord } from '../../store.ts'

/** The bundle that a link opens, where it is a link of one. */
export async function linkedBundle(
  { tx, now, trial }: Visit,
  secret: string,
): Promise<{ link: LinkRecord; bundle: BundleRecord } | undefined> {
  const link = trial ? undefined : await linkOf(tx, secret, now)
  if (link?.purpose !== 'return-bundle' || link.authority !== tx.authority || !link.subject) return undefined
  const bundle = await bundleOf(tx, link.subject)
  return bundle && { link, bundle }
}

/** Where the link of a bundle leads; the button opens it. */
export function welcomeToBundle(visit: Visit, bundle: BundleRecord): Answer {
  const title = 'What did you deliver?'
  const count = bundle.returns.length
  return show({
    title,
    bare: true,
    body: (
      <>
        <p class="gm-page-heading__caption">{visit.authority.name}</p>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {bundle.supplierName}, for “{bundle.title}”, {quarterMonths(bundle.quarter)}:{' '}
          {count === 1 ? '1 call-off' : `${count} call-offs`}.
        </p>
        <form method="post" action={visit.path}>
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Continue
          </Button>
        </form>
      </>
    ),
  })
}
