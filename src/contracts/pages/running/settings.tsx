import { Breadcrumbs } from '../../../web/components/breadcrumbs.tsx'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Input } from '../../../web/components/input.tsx'
import { PageHeading } from '../../../web/components/page-heading.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, show, type Visit } from '../../../web/visit.ts'
import { keepContractSettings } from '../../permissions.ts'
import { chooseContractSetting, settingRefusals } from '../../running/setting.ts'
import { contractSettingOf, keepContractSetting } from '../../store.ts'
import { Errors } from '../errors.tsx'

interface Typed {
  decideMonths: string
  waiverMonths: string
  mobilisationSteps: string
  version: number
}

/** What an authority chooses for its contracts: how long ahead it decides, and the checklist of a beginning. */
export const contractSettingsPage = definePage({
  path: pattern.contractSettings(),
  allow: keepContractSettings,
  async get(visit) {
    const { decideMonths, waiverMonths, mobilisationSteps, version } = await contractSettingOf(visit.tx)
    const typed = {
      decideMonths: String(decideMonths),
      waiverMonths: String(waiverMonths),
      mobilisationSteps: mobilisationSteps.join('\n'),
      version,
    }
    return form(visit, typed)
  },
  async post(visit) {
    const { tx, form: sent, urls } = visit
    const typed: Typed = {
      decideMonths: sent.text('decideMonths'),
      waiverMonths: sent.text('waiverMonths'),
      mobilisationSteps: sent.text('mobilisationSteps'),
      version: Number(sent.text('version')),
    }
    const decision = chooseContractSetting({
      decideMonths: Number(typed.decideMonths),
      waiverMonths: Number(typed.waiverMonths),
      mobilisationSteps: typed.mobilisationSteps.split(/\r?\n/),
    })
    if (!decision.accepted) {
      const { field, sentence } = settingRefusals[decision.because]
      return form(visit, typed, { [field]: sentence })
    }
    const kept = await keepContractSetting(tx, { version: typed.version, setting: decision.fact })
    return kept ? goTo(urls.settings()) : form(visit, typed, {}, true)
  },
})

function form({ urls }: Visit, typed: Typed, errors: FieldErrors = {}, isStale = false): Answer {
  const title = 'How contracts are run'
  const body = (
    <>
      <Errors errors={errors} />
      <PageHeading title={title} />
      {isStale && (
        <InsetText>
          Somebody else changed this in the meantime.{' '}
          <a href={urls.contractSettings()}>See it as it is now</a>; your words are still below.
        </InsetText>
      )}
      <form method="post" novalidate>
        <input type="hidden" name="version" value={typed.version} />
        <Input
          name="decideMonths"
          label="Decide so long before a contract ends or can be extended no longer"
          hint="From then on it stands in what needs attention"
          suffix="months"
          inputmode="numeric"
          class="govuk-input--width-3"
          value={typed.decideMonths}
          error={errors.decideMonths}
        />
        <Input
          name="waiverMonths"
          label="Tell so long before a waiver or direct award expires"
          suffix="months"
          inputmode="numeric"
          class="govuk-input--width-3"
          value={typed.waiverMonths}
          error={errors.waiverMonths}
        />
        <Textarea
          name="mobilisationSteps"
          label="What is done when a contract begins"
          hint="One step a line. A contract whose first step was ticked keeps the steps it had."
          rows={10}
          value={typed.mobilisationSteps}
          error={errors.mobilisationSteps}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  )
  const before = <Breadcrumbs items={[{ text: 'Settings', href: urls.settings() }]} />
  const status = isStale ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return show({ title, current: 'settings', before, body }, status)
}
