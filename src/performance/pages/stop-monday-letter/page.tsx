import { endLink, linkOf, type LinkRecord } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, show, type Visit } from '../../../web/visit.ts'
import { stopLetter } from '../../permissions.ts'
import { chooseMondayLetter, mondayLetterOf } from '../../store.ts'

/** Stops a person's Monday letters by the link of one, without signing in. GET only shows the button: mail scanners follow links. */
export const stopMondayLetterPage = definePage({
  path: pattern.stopMondayLetter(':token'),
  allow: stopLetter,
  perMinute: 30,
  async get(visit) {
    const link = await linkHere(visit)
    return link ? ask(visit) : unknownLink()
  },
  async post(visit) {
    const { tx, now } = visit
    const link = await linkHere(visit)
    if (!link?.subject) return unknownLink()
    if (await mondayLetterOf(tx, link.subject)) await chooseMondayLetter(tx, link.subject, undefined)
    if (link.state === 'open') await endLink(tx, link.id, now)
    return stopped(visit)
  },
})

/** One that was used, or has run out, does no harm: stopping twice is stopping once. */
async function linkHere({ tx, now, params }: Visit): Promise<LinkRecord | undefined> {
  const link = await linkOf(tx, params.token ?? '', now)
  return link?.purpose === 'monday-letter' && link.authority === tx.authority ? link : undefined
}

function ask(visit: Visit): Answer {
  const title = 'Stop the Monday letter'
  return show({
    title,
    bare: true,
    body: (
      <>
        <p class="gm-page-heading__caption">{visit.authority.name}</p>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">You will get no more letters about what needs attention on Mondays.</p>
        <form method="post" action={visit.path}>
          <Button class="gm-button--full-on-phone" preventDoubleClick>
            Stop it
          </Button>
        </form>
      </>
    ),
  })
}

function stopped({ urls }: Visit): Answer {
  const title = 'The Monday letter is stopped'
  return show({
    title,
    bare: true,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          If you want it again, choose it on{' '}
          <a class="govuk-link" href={urls.mondayLetter()}>
            your account
          </a>
          .
        </p>
      </>
    ),
  })
}

function unknownLink(): Answer {
  const title = 'This link does not work'
  return show(
    {
      title,
      bare: true,
      hasErrors: false,
      body: (
        <>
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">Check that you copied all of it from the e-mail, or open it there.</p>
        </>
      ),
    },
    404,
  )
}
