import type { ComponentChildren } from 'preact'
import { definePage, type Page } from '../../web/page.ts'
import { anyone } from '../../web/permission.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../web/visit.ts'
import { linkOf, type LinkPurpose, type LinkRecord, openLink } from '../store.ts'
import { FieldForm } from './field-form.tsx'
import { linkGone } from './link-gone.tsx'

export interface OpenLinkProps {
  path: string
  purpose: LinkPurpose
  title: string
  button: string
  /** What opening it leads to. */
  words: (visit: Visit, link: LinkRecord) => Promise<ComponentChildren>
  /** Where to go once it is open: an address without the secret. */
  to: (visit: Visit) => string
  /** What to do when it opens nothing any more. */
  advice: string
  beforeSetUp?: boolean
}

/**
 * The page an e-mailed link leads to. Reading it changes nothing, because mail scanners read links too; "Continue" opens the
 * link in this browser and leads on to an address without its secret.
 */
export function openLinkPage(props: OpenLinkProps): Page {
  const withLink = async (visit: Visit, then: (link: LinkRecord) => Promise<Answer>): Promise<Answer> => {
    const link = await linkOf(visit.tx, visit.params.token ?? '', visit.now)
    const isOurs =
      link?.purpose === props.purpose && (!link.authority || link.authority === visit.authority.id)
    if (!link || !isOurs) return notFound()
    return link.state === 'open' ? then(link) : linkGone(props.advice)
  }
  return definePage({
    path: props.path,
    allow: anyone,
    ...(props.beforeSetUp ? { beforeSetUp: true } : {}),
    get: (visit) =>
      withLink(visit, async (link) => {
        const lede = await props.words(visit, link)
        const body = <FieldForm title={props.title} lede={lede} button={props.button} />
        return show({ title: props.title, body, bare: true })
      }),
    post: (visit) =>
      withLink(visit, async (link) => goTo(props.to(visit), await openLink(visit.tx, link, visit.cookies))),
  })
}
