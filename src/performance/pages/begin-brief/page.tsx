import { readTypedDay, type TypedDay, typedDay } from '../../../language/typed-day.ts'
import { servicesOf } from '../../../contracts/store.ts'
import { isId } from '../../../language/identifier.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Select } from '../../../web/components/select.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, show, type Visit } from '../../../web/visit.ts'
import { describeBrief, longestMeeting, usualSince } from '../../brief/brief.ts'
import { writeBriefs } from '../../permissions.ts'
import { addBrief, briefOf, type BriefRecord } from '../../store.ts'
import { BriefBreadcrumbs } from '../brief-frame.tsx'
import { dayTyped, dayValues, Errors } from '../typed-fields.tsx'
import { briefErrors } from '../brief-errors.ts'

/** What was typed to begin a brief. */
interface Typed {
  /** Empty for the whole council. */
  service: string
  on: TypedDay
  since: TypedDay
  meeting: string
  meetingOn: TypedDay
}

/** Begins a brief: whose contracts, the day of its figures, the meeting. The system prepares the rest. */
export const beginBriefPage = definePage({
  path: pattern.newBrief(),
  allow: writeBriefs,
  async get(visit) {
    const replaces = await corrected(visit, visit.query.get('replaces') ?? '')
    if (replaces === 'not-found') return notFound()
    return showForm(visit, { typed: begun(visit, replaces), replaces })
  },
  async post(visit) {
    const { tx, form, today, urls } = visit
    const replaces = await corrected(visit, form.text('replaces'))
    if (replaces === 'not-found') return notFound()
    const typed: Typed = {
      service: form.text('service'),
      on: dayTyped(form, 'on'),
      since: dayTyped(form, 'since'),
      meeting: form.raw('meeting'),
      meetingOn: dayTyped(form, 'meetingOn'),
    }
    const read = {
      on: readTypedDay(typed.on),
      since: readTypedDay(typed.since),
      meetingOn: readTypedDay(typed.meetingOn),
    }
    const errors: FieldErrors = {}
    for (const [field, day] of Object.entries(read)) if (day === 'not-a-day') errors[field] = notADay(field)
    if (Object.keys(errors).length > 0) return showForm(visit, { typed, errors, replaces })
    const { on, since, meetingOn } = read as Record<keyof typeof read, Exclude<typeof read.on, 'not-a-day'>>
    const proposed = { service: typed.service || null, on, since, meeting: typed.meeting, meetingOn }
    const decision = describeBrief(proposed, { today, services: await servicesOf(tx) })
    if (!decision.accepted) return showForm(visit, { typed, errors: briefErrors(decision.because), replaces })
    return goTo(urls.brief(await addBrief(tx, decision.fact, replaces?.id ?? null)))
  },
})

/** The day of a meeting is still to come; those of the figures are past. */
function notADay(field: string): string {
  return `Enter a real day, like 31 3 ${field === 'meetingOn' ? 2027 : 2026}`
}

/** The signed-off brief that the new one is to correct; one that is corrected already is corrected through its correction. */
async function corrected({ tx }: Visit, id: string): Promise<BriefRecord | undefined | 'not-found'> {
  if (id === '') return undefined
  const brief = isId(id) ? await briefOf(tx, id) : undefined
  return brief?.state === 'signed-off' && brief.replacedBy === null ? brief : 'not-found'
}

function begun({ today }: Visit, replaces: BriefRecord | undefined): Typed {
  const on = replaces?.on ?? today
  return {
    service: replaces?.service ?? '',
    on: typedDay(on),
    since: typedDay(replaces?.since ?? usualSince(on)),
    meeting: replaces?.meeting ?? '',
    meetingOn: typedDay(replaces?.meetingOn ?? null),
  }
}

interface Shown {
  typed: Typed
  errors?: FieldErrors
  replaces: BriefRecord | undefined
}

async function showForm(visit: Visit, { typed, errors = {}, replaces }: Shown): Promise<Answer> {
  const { tx, urls, authority } = visit
  const services = await servicesOf(tx)
  const title = replaces ? `Correct brief ${replaces.number}` : 'Write a brief'
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Errors errors={errors} days={['on', 'since', 'meetingOn']} />
        <PageHeading
          title={title}
          lede="The figures are prepared from what was recorded by the end of the day you choose. You can edit the words afterwards."
        />
        {replaces && (
          <InsetText>
            Brief {replaces.number} stays as it was signed off. It will say that it is replaced once this one
            is signed off.
          </InsetText>
        )}
        <form method="post" novalidate action={urls.newBrief()}>
          {replaces && <input type="hidden" name="replaces" value={replaces.id} />}
          <Select
            name="service"
            label="Whose contracts"
            value={typed.service}
            items={[
              { text: `The whole council (${authority.name})`, value: '' },
              ...services.map((service) => ({ text: service, value: service })),
            ]}
            error={errors.service}
          />
          <DateInput
            id="on"
            namePrefix="on"
            legend="Figures of which day"
            hint="Today, or a day before: they are then those of the end of that day, whatever was recorded since"
            values={dayValues('on', typed.on)}
            error={errors.on}
          />
          <Input
            name="meeting"
            label="Which meeting"
            hint="For example, Scrutiny Commission"
            value={typed.meeting}
            attributes={{ maxlength: longestMeeting * 2 }}
            error={errors.meeting}
          />
          <DateInput
            id="meetingOn"
            namePrefix="meetingOn"
            legend="Day of the meeting, if it is set"
            values={dayValues('meetingOn', typed.meetingOn)}
            error={errors.meetingOn}
          />
          <DateInput
            id="since"
            namePrefix="since"
            legend="Tell what was won since"
            hint="Twelve months, unless you change it"
            values={dayValues('since', typed.since)}
            error={errors.since}
          />
          <Button preventDoubleClick>Prepare the brief</Button>
        </form>
      </div>
    </div>
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'work', before: <BriefBreadcrumbs urls={urls} />, body }, status)
}
