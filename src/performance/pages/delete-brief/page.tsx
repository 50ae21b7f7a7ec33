import { Button } from '../../../web/components/button.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { goTo, notFound, show } from '../../../web/visit.ts'
import { writeBriefs } from '../../permissions.ts'
import { deleteDraft } from '../../store.ts'
import { BriefBreadcrumbs, briefFound } from '../brief-frame.tsx'

/** Deletes a draft. What was signed off stays. */
export const deleteBriefPage = definePage({
  path: pattern.deleteBrief(':brief'),
  allow: writeBriefs,
  async get(visit) {
    const { urls } = visit
    const brief = await briefFound(visit)
    if (!brief) return notFound()
    if (brief.state !== 'draft') return goTo(urls.brief(brief.id))
    const title = `Delete the draft of brief ${brief.number}`
    const body = (
      <>
        <PageHeading
          title={title}
          lede={`The draft for ${brief.meeting}, its words and its figures go. The records they came from stay as they are.`}
        />
        <form method="post" novalidate>
          <div class="govuk-button-group">
            <Button kind="warning">Delete the draft</Button>
            <a class="govuk-link" href={urls.brief(brief.id)}>
              Keep it
            </a>
          </div>
        </form>
      </>
    )
    return show({ title, current: 'work', before: <BriefBreadcrumbs urls={urls} brief={brief} />, body })
  },
  async post(visit) {
    const { tx, urls } = visit
    const brief = await briefFound(visit, { lock: true })
    if (!brief) return notFound()
    if (brief.state !== 'draft') return goTo(urls.brief(brief.id))
    await deleteDraft(tx, brief)
    return goTo(urls.briefs())
  },
})
