import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { definePage } from '../../../web/page.ts'
import { mayPass } from '../../../web/permission.ts'
import { pattern } from '../../../web/urls.ts'
import { notFound, show, type Visit } from '../../../web/visit.ts'
import { readBriefs, signOffBriefs, writeBriefs } from '../../permissions.ts'
import type { BriefRecord } from '../../store.ts'
import { BriefBreadcrumbs, briefFound } from '../brief-frame.tsx'
import { sheetOfBrief } from '../brief-sheet.ts'
import { Paper } from './paper.tsx'

/** A brief as it reads on two pages, with what can be done with it. */
export const readBriefPage = definePage({
  path: pattern.brief(':brief'),
  allow: readBriefs,
  async get(visit) {
    const { urls } = visit
    const brief = await briefFound(visit)
    if (!brief) return notFound()
    const sheet = await sheetOfBrief(visit, brief)
    const body = (
      <>
        <Acts visit={visit} brief={brief} />
        <Paper sheet={sheet} urls={urls} id={brief.id} host={hostOf(visit)} />
      </>
    )
    const before = <BriefBreadcrumbs urls={urls} brief={brief} />
    return show({ title: sheet.title, current: 'work', width: 'wide', before, body })
  },
})

function hostOf({ platform }: Visit): string {
  return platform.settings.baseUrl.replace(/^https?:\/\//, '')
}

function Acts({ visit, brief }: { visit: Visit; brief: BriefRecord }) {
  const { urls, visitor } = visit
  const may = (permission: typeof writeBriefs) => mayPass(permission, visitor.roles, false)
  const isDraft = brief.state === 'draft'
  const links = [
    { text: 'What moved since', href: urls.briefMoved(brief.id) },
    { text: 'History', href: urls.history('brief', brief.id) },
    isDraft && may(writeBriefs) && { text: 'Delete the draft', href: urls.deleteBrief(brief.id) },
    !isDraft &&
      !brief.replacedBy &&
      may(writeBriefs) && {
        text: 'Correct it with a new brief',
        href: urls.newBrief({ replaces: brief.id }),
      },
  ]
  return (
    <div class="gm-brief-acts">
      {brief.replacedBy && (
        <InsetText>
          <a class="govuk-link" href={urls.brief(brief.replacedBy.id)}>
            Brief {brief.replacedBy.number}
          </a>{' '}
          replaces this one.
        </InsetText>
      )}
      <div class="govuk-button-group">
        <Button href={urls.briefInWord(brief.id)}>Open in Word</Button>
        {isDraft && may(writeBriefs) && (
          <Button href={urls.editBrief(brief.id)} kind="secondary">
            Edit the words
          </Button>
        )}
        {isDraft && may(signOffBriefs) && (
          <Button href={urls.signOffBrief(brief.id)} kind="secondary">
            Sign off
          </Button>
        )}
        {isDraft && may(writeBriefs) && (
          <form method="post" action={urls.prepareBrief(brief.id)}>
            <input type="hidden" name="version" value={brief.version} />
            <Button kind="secondary" preventDoubleClick>
              Prepare the figures again
            </Button>
          </form>
        )}
      </div>
      <ul class="gm-brief-links">
        {links.map(
          (link) =>
            link && (
              <li>
                <a class="govuk-link" href={link.href}>
                  {link.text}
                </a>
              </li>
            ),
        )}
      </ul>
    </div>
  )
}
