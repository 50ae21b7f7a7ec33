import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Input } from '../../../web/components/input.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { readConfirmationSetting } from '../../confirmation.ts'
import { keepReturnRhythm } from '../../permissions.ts'
import { confirmationSettingOf, setConfirmationSetting } from '../../store.ts'
import { settingError } from '../confirmation-words.ts'

const title = 'Asking organisations that benefited'

/** How many are asked, and when they are asked once more. */
export const setConfirmationsPage = definePage({
  path: pattern.confirmationSetting(),
  allow: keepReturnRhythm,
  async get(visit) {
    const { percent, remindAfter, version } = await confirmationSettingOf(visit.tx)
    return showForm(visit, { percent: String(percent), remindAfter: String(remindAfter), version })
  },
  async post(visit) {
    const { form, tx, urls } = visit
    const typed = {
      percent: form.raw('percent'),
      remindAfter: form.raw('remindAfter'),
      version: Number(form.text('version')) || 0,
    }
    const read = readConfirmationSetting(typed)
    if (!read.accepted) return showForm(visit, typed, settingError(read.because))
    if (!(await setConfirmationSetting(tx, read.fact, typed.version))) {
      const { version } = await confirmationSettingOf(tx)
      return showForm(visit, { ...typed, version }, stale, 409)
    }
    return goTo(urls.confirmationSetting({ saved: 'yes' }))
  },
})

interface Typed {
  percent: string
  remindAfter: string
  version: number
}

type Fault = { field: 'percent' | 'remindAfter'; text: string }

const stale: Fault = {
  field: 'percent',
  text: 'Somebody else changed this meanwhile. What you typed is still here: save again to put it in the place of theirs',
}

function showForm(visit: Visit, typed: Typed, error?: Fault, status = error ? 422 : 200): Answer {
  const errorAt = (field: string) => (error?.field === field ? error.text : undefined)
  const body = (
    <>
      {error ? <ErrorSummary errors={[{ text: error.text, href: `#${error.field}` }]} /> : null}
      <h1 class="govuk-heading-l">{title}</h1>
      {visit.query.get('saved') ? <p class="govuk-inset-text">Saved. It holds from now on.</p> : null}
      <p class="govuk-body">
        A supplier may name the organisation that benefited from what it reports. That organisation gets a
        letter, or one letter a month about all, and says whether it happened.
      </p>
      <form method="post" action={visit.urls.confirmationSetting()} novalidate>
        <input type="hidden" name="version" value={String(typed.version)} />
        <Input
          name="percent"
          label="Of a hundred deliveries, ask about"
          labelClass="govuk-label--s"
          hint="Which ones is drawn from the delivery’s number, and cannot be chosen. Those that you name yourselves are always asked."
          inputmode="numeric"
          class="govuk-input--width-3"
          value={typed.percent}
          error={errorAt('percent')}
        />
        <Input
          name="remindAfter"
          label="Ask once more after"
          labelClass="govuk-label--s"
          inputmode="numeric"
          suffix="days"
          class="govuk-input--width-3"
          value={typed.remindAfter}
          error={errorAt('remindAfter')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  )
  const before = <Breadcrumbs items={[{ text: 'Settings', href: visit.urls.settings() }]} />
  return show({ title, current: 'settings', before, body }, status)
}
