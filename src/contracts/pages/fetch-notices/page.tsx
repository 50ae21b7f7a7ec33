import { longMoment } from '../../../language/day.ts'
import { type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { chooseSource, sourceRefusals } from '../../find-a-tender/source.ts'
import { keepNoticeSource as mayKeep } from '../../permissions.ts'
import { fetchNow, keepNoticeSource, noticeFetches, noticeSourceOf } from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { dayIn } from '../commitment-form/typed.ts'
import { Errors } from '../errors.tsx'
import { dayTyped } from '../running/frame.tsx'
import { Fetches } from './fetches.tsx'

interface Typed {
  isOn: string
  identifier: string
  beginsOn: TypedDay
  applies: boolean
  version: number
}

/** Whether the council's notices are fetched from Find a Tender, and what came of it. Off until it is turned on. */
export const noticeSourcePage = definePage({
  path: pattern.noticeSource(),
  allow: mayKeep,
  async get(visit) {
    const { isOn, beginsOn, ...source } = await noticeSourceOf(visit.tx)
    return form(visit, { ...source, isOn: isOn ? 'yes' : 'no', beginsOn: typedDay(beginsOn) })
  },
  async post(visit) {
    const { tx, form: sent, urls, today } = visit
    const typed: Typed = {
      isOn: sent.text('isOn'),
      identifier: sent.text('identifier'),
      beginsOn: dayIn(sent, 'beginsOn'),
      applies: sent.all('applies').includes('yes'),
      version: Number(sent.text('version')),
    }
    const errors: FieldErrors = {}
    if (typed.isOn !== 'yes' && typed.isOn !== 'no') errors.isOn = 'Say whether notices are fetched'
    const beginsOn = dayTyped(typed.beginsOn, 'beginsOn', errors)
    if (Object.keys(errors).length > 0) return form(visit, typed, errors)
    const decision = chooseSource({ ...typed, isOn: typed.isOn === 'yes', beginsOn: beginsOn! }, today)
    if (!decision.accepted) {
      const { field, sentence } = sourceRefusals[decision.because]
      return form(visit, typed, { [field]: sentence })
    }
    const kept = await keepNoticeSource(tx, { version: typed.version, source: decision.fact })
    return kept ? goTo(urls.noticeSource()) : form(visit, typed, {}, true)
  },
})

/** A person wants notices now: the schedule begins within five minutes. */
export const fetchNowPage = definePage({
  path: pattern.fetchNotices(),
  allow: mayKeep,
  async post({ tx, urls }) {
    await fetchNow(tx)
    return goTo(urls.noticeSource())
  },
})

async function form(visit: Visit, typed: Typed, errors: FieldErrors = {}, isStale = false): Promise<Answer> {
  const { tx, urls } = visit
  const fetches = await noticeFetches(tx)
  const { isOn } = await noticeSourceOf(tx)
  const last = fetches.find(({ endedAt }) => endedAt)
  const title = 'Find a Tender'
  const body = (
    <>
      <Errors errors={errors} />
      <PageHeading
        title={title}
        lede="The council’s own notices can be fetched every morning. What came is a file among those brought in, with what it would change."
      />
      {isStale && (
        <InsetText>
          Somebody else changed this in the meantime. <a href={urls.noticeSource()}>See it as it is now</a>;
          your words are still below.
        </InsetText>
      )}
      {isOn && (
        <p class="govuk-body">
          {last ? `Last fetched on ${longMoment(last.endedAt!)}.` : 'Nothing was fetched yet.'}
        </p>
      )}
      {isOn && <Fetches visit={visit} fetches={fetches} />}
      <SourceForm typed={typed} errors={errors} />
    </>
  )
  const before = <Breadcrumbs items={[{ text: 'Settings', href: urls.settings() }]} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'settings', width: 'wide', before, body }, status)
}

function SourceForm({ typed, errors }: { typed: Typed; errors: FieldErrors }) {
  return (
    <form method="post" novalidate>
      <input type="hidden" name="version" value={typed.version} />
      <Radios
        name="isOn"
        legend="Fetch the council’s notices every morning"
        value={typed.isOn}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        error={errors.isOn}
      />
      <Input
        name="identifier"
        label="The council’s identifier"
        hint="Its Public Procurement Organisation Number, such as PXRT-5737-VBQD. It stands on each of the council’s notices"
        class="govuk-input--width-20"
        value={typed.identifier}
        error={errors.identifier}
      />
      <DateInput
        id="beginsOn"
        namePrefix="beginsOn"
        legend="Begin with notices of"
        hint="A year of everybody’s notices takes some hours to go through"
        values={dayValues('beginsOn', typed.beginsOn)}
        error={errors.beginsOn}
      />
      <Checkboxes
        name="applies"
        legend="What comes"
        values={typed.applies ? ['yes'] : []}
        items={[
          {
            value: 'yes',
            text: 'Bring it in by itself when nothing in it is faulty',
            hint: 'Otherwise a person looks at it first. Either way it can be undone',
          },
        ]}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  )
}
