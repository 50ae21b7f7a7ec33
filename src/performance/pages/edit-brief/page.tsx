import { readTypedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { SummaryList } from '../../../web/components/summary-list.tsx'
import { namesOf } from '../../../parties/store.ts'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { describeBrief } from '../../brief/brief.ts'
import { type WordsRefused, wordsRefused } from '../../brief/brief-words.ts'
import { fits } from '../../brief/fit.ts'
import { seemsToNameSomebody } from '../../brief/story-choice.ts'
import { writeBriefs } from '../../permissions.ts'
import { type BriefRecord, keepWords, namesKnown } from '../../store.ts'
import { BriefBreadcrumbs, briefFound, briefName } from '../brief-frame.tsx'
import { Errors } from '../typed-fields.tsx'
import { briefErrors } from '../brief-errors.ts'
import { BriefFields } from './fields.tsx'
import { type TypedBrief, typedBrief, typedIn, wordsTyped } from './typed.ts'

/** Edits the words of a draft; its figures stay as they were prepared. */
export const editBriefPage = definePage({
  path: pattern.editBrief(':brief'),
  allow: writeBriefs,
  async get(visit) {
    const brief = await briefFound(visit)
    if (!brief) return notFound()
    if (brief.state !== 'draft') return goTo(visit.urls.brief(brief.id))
    return showForm(visit, brief, { typed: typedBrief(brief) })
  },
  async post(visit) {
    const { tx, form, urls, today } = visit
    const brief = await briefFound(visit, { lock: true })
    if (!brief) return notFound()
    if (brief.state !== 'draft') return goTo(urls.brief(brief.id))
    const typed = typedIn(form, brief)
    if (form.text('version') !== String(brief.version))
      return showForm(visit, brief, { typed, isStale: true })
    const names = await namesKnown(tx)
    const words = wordsTyped(typed, brief)
    const offered = new Set(brief.prepared.stories.map(({ delivery }) => delivery))
    const namesSomebody = (text: string) => seemsToNameSomebody(text, names)
    const errors: FieldErrors = {}
    const meetingOn = readTypedDay(typed.meetingOn)
    const day = meetingOn === 'not-a-day' ? null : meetingOn
    const proposed = { ...brief, meeting: typed.meeting, meetingOn: day }
    const services = brief.service ? [brief.service] : []
    const described = describeBrief(proposed, { today, services })
    if (!described.accepted) Object.assign(errors, briefErrors(described.because))
    if (meetingOn === 'not-a-day') errors.meetingOn = 'Enter a real day, like 31 3 2027'
    for (const refused of wordsRefused(words, { offered, namesSomebody })) {
      const [field, sentence] = errorOf(refused, typed)
      errors[field] = sentence
    }
    if (!described.accepted || Object.keys(errors).length > 0)
      return showForm(visit, brief, { typed, errors })
    await keepWords(tx, brief, { words, meeting: described.fact.meeting, meetingOn: day })
    return goTo(urls.brief(brief.id))
  },
})

function errorOf({ because, which }: WordsRefused, typed: TypedBrief): [field: string, sentence: string] {
  switch (because) {
    case 'opening-too-long':
      return ['opening', `The opening must be ${fits.opening} characters or fewer`]
    case 'sentence-too-long':
      return [`late-${which}`, `The sentence must be ${fits.sentence} characters or fewer`]
    case 'too-many-stories':
      return ['stories', `Choose ${fits.stories} stories at most`]
    case 'story-not-offered':
      return ['stories', 'Choose stories from the list']
    case 'story-missing':
      return [`story-${which}`, 'Write the story, or untick it']
    case 'story-too-long':
      return [`story-${which}`, `The story must be ${fits.story} characters or fewer`]
    case 'names-somebody':
      return [fieldOf(which, typed), 'This seems to name a person. Say who they are without the name']
    case 'too-many-points':
      return ['point-1', `Write ${fits.points} at most`]
    case 'point-too-long':
      return [pointField(which, typed), `This must be ${fits.point} characters or fewer`]
  }
}

/** Points were put in order since they were typed: each is found again by its words. */
function pointField(text: string, { points }: TypedBrief): string {
  const index = points.findIndex((point) => point.text.trim().replaceAll(/\s+/g, ' ') === text)
  return `point-${index < 0 ? 1 : index + 1}`
}

function fieldOf(which: string, typed: TypedBrief): string {
  if (which === 'opening') return 'opening'
  if (typed.stories.has(which)) return `story-${which}`
  return typed.late.has(which) ? `late-${which}` : pointField(which, typed)
}

interface Shown {
  typed: TypedBrief
  errors?: FieldErrors
  /** Somebody else changed the draft meanwhile. */
  isStale?: boolean
}

async function showForm(
  visit: Visit,
  brief: BriefRecord,
  { typed, errors = {}, isStale = false }: Shown,
): Promise<Answer> {
  const { urls } = visit
  const title = `Edit brief ${brief.number}`
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['meetingOn']} />
        <PageHeading
          title={title}
          caption={brief.meeting}
          lede="Only the words. What is written here may not be longer than two pages hold."
        />
        {isStale && <Theirs brief={brief} who={await whoChanged(visit, brief)} />}
        <form method="post" novalidate>
          <input type="hidden" name="version" value={brief.version} />
          <BriefFields brief={brief} typed={typed} errors={errors} />
          <div class="govuk-button-group">
            <Button preventDoubleClick>{isStale ? 'Save mine' : 'Save'}</Button>
            <a class="govuk-link" href={urls.brief(brief.id)}>
              Back to {briefName(brief).toLowerCase()}
            </a>
          </div>
        </form>
      </div>
    </div>
  )
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  const before = <BriefBreadcrumbs urls={urls} brief={brief} />
  return show({ title, current: 'work', before, body }, status)
}

async function whoChanged({ tx }: Visit, { changedBy }: BriefRecord): Promise<string> {
  return (await namesOf(tx, [changedBy])).get(changedBy ?? '') ?? 'Somebody else'
}

/** What another person saved meanwhile, to compare with what is in the form. */
function Theirs({ brief: { meeting, words, prepared }, who }: { brief: BriefRecord; who: string }) {
  const list = (texts: readonly string[]) =>
    texts.length === 0 ? 'Nothing' : texts.map((text) => <p class="govuk-body">{text}</p>)
  const lateTitles = new Map(prepared.late.map(({ commitmentId, title }) => [commitmentId, title]))
  const late = Object.entries(words.late).map(([id, text]) => `${lateTitles.get(id) ?? 'Another'}: ${text}`)
  return (
    <>
      <InsetText>
        {who} changed this brief while you were typing. This is what they saved; what you typed is below.
        Nothing of yours is saved yet.
      </InsetText>
      <SummaryList
        rows={[
          { key: 'Meeting', value: meeting },
          { key: 'Opening', value: words.opening || 'Nothing' },
          { key: 'What is late', value: list(late) },
          { key: 'Stories', value: list(words.stories.map(({ text }) => text)) },
          { key: 'Asked of members', value: list(words.points.map(({ text }) => text)) },
        ]}
      />
    </>
  )
}
