import { longDay } from '../../../language/day.ts'
import { Decimal } from '../../../language/quantity.ts'
import { unitWords } from '../../../measurement/index.ts'
import { CharacterCount } from '../../../web/components/character-count.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Details } from '../../../web/components/details.tsx'
import { Fieldset } from '../../../web/components/fieldset.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { longestMeeting } from '../../brief/brief.ts'
import { fits } from '../../brief/fit.ts'
import type { StoryOffered } from '../../brief/story-choice.ts'
import { whyLate } from '../../brief/why-late.ts'
import type { BriefRecord } from '../../store.ts'
import { dayValues } from '../typed-fields.tsx'
import type { TypedBrief } from './typed.ts'

interface FieldsProps {
  brief: BriefRecord
  typed: TypedBrief
  errors: FieldErrors
}

/** Everything of a draft that people write or choose, in the order of the two pages. */
export function BriefFields(props: FieldsProps) {
  const { typed, errors } = props
  return (
    <>
      <Input
        name="meeting"
        label="Meeting"
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
      <CharacterCount
        name="opening"
        label="Opening, if you want one"
        hint="A sentence or two above the figures"
        rows={3}
        maxlength={fits.opening}
        value={typed.opening}
        error={errors.opening}
      />
      <LateFields {...props} />
      <StoryFields {...props} />
      <PointFields {...props} />
    </>
  )
}

function LateFields({ brief: { prepared, on }, typed, errors }: FieldsProps) {
  if (prepared.late.length === 0) return null
  return (
    <Fieldset legend="What is late: add a sentence" legendClass="govuk-fieldset__legend--m">
      <p class="govuk-hint">
        Each may have one more sentence, of at most {fits.sentence} characters. What the records say stays.
      </p>
      {prepared.late.map(({ commitmentId: id, title, contract, why, earlier }) => (
        <Input
          id={`late-${id}`}
          name={`late-${id}`}
          label={`${title}: ${contract}`}
          hint={why && whyLate(why, { on, earlier: new Decimal(earlier).gt(0) })}
          value={typed.late.get(id) ?? ''}
          error={errors[`late-${id}`]}
        />
      ))}
    </Fieldset>
  )
}

function StoryFields({ brief: { prepared }, typed, errors }: FieldsProps) {
  if (prepared.stories.length === 0)
    return (
      <>
        <h2 class="govuk-heading-m">Stories</h2>
        <p>No accepted delivery of this time has a story with evidence, so there is none to choose.</p>
      </>
    )
  return (
    <Checkboxes
      name="stories"
      legend="Stories: choose up to three"
      legendClass="govuk-fieldset__legend--m"
      hint="From deliveries that were accepted with evidence. Shorten what suppliers wrote where you like. Never name a person: say “a trainee” or “a resident”."
      values={typed.told}
      error={errors.stories}
      items={prepared.stories.map((story) => ({
        value: story.delivery,
        text: story.title,
        hint: aboutStory(story),
        conditional: (
          <Textarea
            id={`story-${story.delivery}`}
            name={`story-${story.delivery}`}
            label={`The story, in ${fits.story} characters or fewer`}
            rows={4}
            value={typed.stories.get(story.delivery) ?? ''}
            error={errors[`story-${story.delivery}`]}
          />
        ),
      }))}
    />
  )
}

function aboutStory({ supplier, contractTitle, unit, units, quantity, on }: StoryOffered): string {
  const what = unitWords({ unit: { one: unit, many: units } }, new Decimal(quantity))
  return `${supplier}, ${contractTitle}: ${what}, accepted ${longDay(on)}`
}

function PointFields({ brief: { prepared }, typed, errors }: FieldsProps) {
  const used = new Set(typed.points.map(({ text }) => text.trim()))
  const others = prepared.points.filter(({ text }) => !used.has(text))
  return (
    <Fieldset legend="What members are asked for" legendClass="govuk-fieldset__legend--m">
      <p class="govuk-hint">
        To take one out, empty it. To move one, change the number beside it. Each may have {fits.point}{' '}
        characters.
      </p>
      {typed.points.map(({ place, text, figure }, index) => (
        <div class="gm-brief-point">
          <Input
            id={`place-${index + 1}`}
            name={`place-${index + 1}`}
            label={`Place of number ${index + 1}`}
            labelClass="govuk-visually-hidden"
            class="govuk-input--width-2"
            inputmode="numeric"
            value={place}
          />
          <Textarea
            id={`point-${index + 1}`}
            name={`point-${index + 1}`}
            label={`Number ${index + 1}`}
            labelClass="govuk-visually-hidden"
            rows={3}
            value={text}
            error={errors[`point-${index + 1}`]}
          />
          {figure && <input type="hidden" name={`figure-${index + 1}`} value={figure} />}
        </div>
      ))}
      {others.length > 0 && (
        <Details summary="More that the records suggest">
          <ul class="govuk-list govuk-list--bullet">
            {others.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        </Details>
      )}
    </Fieldset>
  )
}
