import { longDay, longMoment } from '../../../language/day.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { signOff, type SignOffRefusal } from '../../brief/brief-words.ts'
import { signOffBriefs } from '../../permissions.ts'
import { briefOf, type BriefRecord, recordSignOff } from '../../store.ts'
import { BriefBreadcrumbs, briefFound } from '../brief-frame.tsx'
import { Errors } from '../typed-fields.tsx'

/** Signs a draft off: from then on it never changes. */
export const signOffBriefPage = definePage({
  path: pattern.signOffBrief(':brief'),
  allow: signOffBriefs,
  async get(visit) {
    const brief = await briefFound(visit)
    if (!brief) return notFound()
    if (brief.state !== 'draft') return goTo(visit.urls.brief(brief.id))
    return showForm(visit, brief)
  },
  async post(visit) {
    const { tx, form, urls } = visit
    const brief = await briefFound(visit, { lock: true })
    if (!brief) return notFound()
    const corrected = brief.replaces && (await briefOf(tx, brief.replaces.id, { lock: true }))
    const decision = signOff(
      { ...brief, isReplacedOtherwise: Boolean(corrected?.replacedBy) },
      { version: Number(form.text('version')), looked: form.text('looked') === 'yes' },
    )
    if (!decision.accepted && decision.because === 'not-a-draft') return goTo(urls.brief(brief.id))
    if (!decision.accepted) return showForm(visit, brief, decision.because)
    await recordSignOff(tx, brief)
    return goTo(urls.brief(brief.id))
  },
})

function showForm({ urls, authority }: Visit, brief: BriefRecord, because?: SignOffRefusal): Answer {
  const title = `Sign off brief ${brief.number}`
  const read = urls.brief(brief.id)
  const errors: Record<string, string> =
    because === 'names-not-looked-for'
      ? { looked: 'Look for names of people, then tick this' }
      : because === 'replaced-already'
        ? { looked: `Brief ${brief.replaces?.number} is replaced by another brief already: correct that one` }
        : {}
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} />
        <PageHeading title={title} />
        {because === 'changed-since' && (
          <InsetText>
            Somebody changed this brief while you had it open. <a href={read}>Read it again</a>, then sign it
            off here.
          </InsetText>
        )}
        <SummaryList
          rows={[
            { key: 'Of', value: brief.service ?? `The whole council (${authority.name})` },
            { key: 'Meeting', value: meetingWords(brief) },
            { key: 'Figures of', value: longDay(brief.on) },
            { key: 'Prepared', value: longMoment(brief.preparedAt) },
            { key: 'The words', value: <a href={read}>Read the two pages</a> },
          ]}
        />
        <WarningText>
          The brief and the rows behind its figures are then frozen for ever. A mistake can only be put right
          by a new brief that replaces it.
        </WarningText>
        <form method="post" novalidate>
          <input type="hidden" name="version" value={brief.version} />
          <Checkboxes
            name="looked"
            legend="Before you sign"
            error={errors.looked}
            items={[{ value: 'yes', text: 'I have read both pages, and no private person is named on them' }]}
          />
          <div class="govuk-button-group">
            <Button preventDoubleClick>Sign off</Button>
            <a class="govuk-link" href={read}>
              Not yet
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const status = because === 'changed-since' ? 409 : because ? 422 : 200
  const before = <BriefBreadcrumbs urls={urls} brief={brief} />
  return show({ title, current: 'work', before, body }, status)
}

function meetingWords({ meeting, meetingOn }: BriefRecord): string {
  return meetingOn ? `${meeting}, ${longDay(meetingOn)}` : meeting
}
