import type { Day } from '../../../language/day.ts'
import type { TypedDay } from '../../../language/typed-day.ts'
import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { NotificationBanner } from '../../../web/components/notification-banner.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { mayShowPublicly } from '../../people-shown.ts'
import type { EvidenceRecord } from '../../store.ts'
import { dayBoxes } from '../day-boxes.ts'
import { peopleWords } from '../people-words.ts'

export interface PeopleFormShown {
  title: string
  picture: EvidenceRecord
  smallHref: string
  action: string
  side: 'supplier' | 'authority'
  typed: {
    people: string
    how: string
    until: TypedDay
    children: string
    because: string
    as: string
    show: boolean
  }
  error: { field: string; sentence: string } | undefined
  today: Day
  done: string | null
}

const doneWords: Record<string, string> = {
  yes: 'Kept.',
  withdrawn: 'Permission is withdrawn. The picture is published nowhere any more.',
}

/** Who can be recognised and what they agreed to; taking it back; and for the authority whether to show it. */
export function PeopleForm(shown: PeopleFormShown) {
  const { title, picture, smallHref, error, today, done, side } = shown
  const href = error?.field === 'until' ? '#until-day' : `#${error?.field}`
  return (
    <>
      {error ? <ErrorSummary errors={[{ text: error.sentence, href }]} /> : null}
      {!error && done && doneWords[done] ? (
        <NotificationBanner isSuccess disableAutoFocus text={doneWords[done]} />
      ) : null}
      <h1 class="govuk-heading-l">{title}</h1>
      {picture.thumbnail ? <img class="gm-evidence__small" src={smallHref} alt="" /> : null}
      <p class="govuk-body">
        {picture.name}: {peopleWords(picture, today)}.
      </p>
      {picture.peopleWithdrawnAt ? null : <SayForm {...shown} />}
      {side === 'authority' && mayShowPublicly(picture, today) ? <ShowForm {...shown} /> : null}
      {picture.people && !picture.peopleWithdrawnAt ? <WithdrawForm {...shown} /> : null}
    </>
  )
}

const errorOf = ({ error }: PeopleFormShown, field: string) =>
  error?.field === field ? error.sentence : undefined

function SayForm(shown: PeopleFormShown) {
  const { action, typed } = shown
  return (
    <form method="post" action={action} novalidate>
      <Radios
        name="people"
        legend="Can people be recognised in it?"
        legendClass="govuk-fieldset__legend--m"
        value={typed.people}
        error={errorOf(shown, 'people')}
        items={[
          { value: 'nobody', text: 'No, nobody' },
          { value: 'not-to-publish', text: 'Yes, and they agreed that the council sees it' },
          { value: 'agreed', text: 'Yes, and they agreed that it may be published' },
        ]}
      />
      <h2 class="govuk-heading-m">If people can be recognised</h2>
      <Input
        name="how"
        label="Who holds their permission"
        labelClass="govuk-label--s"
        hint="Such as: our office, in signed forms. No names, please."
        value={typed.how}
        error={errorOf(shown, 'how')}
      />
      <DateInput
        id="until"
        namePrefix="until"
        legend="Until when they agreed"
        legendClass="govuk-fieldset__legend--s"
        hint="For example, 31 3 2029."
        values={dayBoxes('until', typed.until)}
        error={errorOf(shown, 'until')}
      />
      <Radios
        name="children"
        legend="Are there children in it?"
        legendClass="govuk-fieldset__legend--s"
        hint="If a parent of any child did not agree, do not send the picture."
        value={typed.children}
        error={errorOf(shown, 'children')}
        items={[
          { value: 'none', text: 'No' },
          { value: 'parents', text: 'Yes, and a parent of each child agreed' },
        ]}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  )
}

function ShowForm(shown: PeopleFormShown) {
  const { action, typed } = shown
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">Show it to everybody</h2>
      <Checkboxes
        name="show"
        class="govuk-checkboxes--small"
        values={typed.show ? ['yes'] : []}
        error={errorOf(shown, 'show')}
        items={[{ value: 'yes', text: 'Show it in the register, with what was delivered' }]}
      />
      <Input
        name="as"
        label="What is on it, for people who can’t see it"
        hint="Such as: twelve young trees along a path."
        value={typed.as}
        error={errorOf(shown, 'as')}
      />
      <Button name="act" value="show" kind="secondary" preventDoubleClick>
        Save what is shown
      </Button>
    </form>
  )
}

function WithdrawForm(shown: PeopleFormShown) {
  const { action, typed } = shown
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">Somebody does not agree any more</h2>
      <p class="govuk-body">
        The picture is taken out of everything that is published, at once. It stays as evidence, for the
        council alone.
      </p>
      <Textarea
        name="because"
        label="Why"
        hint="A few words, no names."
        rows={2}
        value={typed.because}
        error={errorOf(shown, 'because')}
      />
      <Button name="act" value="withdraw" kind="warning" preventDoubleClick>
        Withdraw permission
      </Button>
    </form>
  )
}
