import { measuresOf } from '../../../measurement/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { WarningText } from '../../../web/components/warning-text.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { actRefusals, furtherBenefitRefusals } from '../../further-benefit/words.ts'
import { assessFurtherBenefits } from '../../permissions.ts'
import { reword } from '../../store.ts'
import { themesOf } from '../commitment-form/choices.ts'
import { BenefitFields } from './fields.tsx'
import { type BenefitFound, benefitFound } from './found.ts'
import { actPage } from './frame.tsx'
import { readBenefit, type TypedBenefit, typedBenefit, typedBenefitIn } from './typed.ts'

/** Puts a further benefit in other words until somebody decided on it. */
export const rewordFurtherBenefitPage = definePage({
  path: pattern.editFurtherBenefit(':benefit'),
  allow: assessFurtherBenefits,
  async get(visit) {
    const found = await benefitFound(visit)
    if (!found) return notFound()
    return form(visit, found, typedBenefit(found.benefit))
  },
  async post(visit) {
    const { tx, urls } = visit
    const found = await benefitFound(visit, { lock: true })
    if (!found) return notFound()
    const typed = typedBenefitIn(visit.form)
    const read = readBenefit(typed, new Set((await measuresOf(tx)).map(({ id }) => id)))
    if ('errors' in read) return form(visit, found, typed, read.errors)
    const version = Number(visit.form.text('version'))
    const decision = await reword(tx, found, { version, proposed: read.benefit })
    if (decision.accepted) return goTo(urls.furtherBenefit(found.benefit.id))
    const { because } = decision
    const isAct = because === 'stale' || because === 'already-decided'
    const { field, sentence } = isAct
      ? actRefusals[because]
      : furtherBenefitRefusals[because as keyof typeof furtherBenefitRefusals]
    return form(visit, found, typed, { [field]: sentence }, isAct)
  },
})

async function form(
  visit: Visit,
  found: BenefitFound,
  typed: TypedBenefit,
  errors: FieldErrors = {},
  isStale = false,
): Promise<Answer> {
  const { contract, benefit } = found
  const themes = themesOf(await measuresOf(visit.tx))
  return actPage(visit, found, {
    title: 'Change the words',
    errors,
    isStale,
    children: (
      <form method="post" novalidate>
        {benefit.check && (
          <WarningText>
            What was checked and signed was about the words as they are. It must be done again.
          </WarningText>
        )}
        <input type="hidden" name="version" value={benefit.version} />
        <BenefitFields {...{ contract, typed, errors, themes }} />
        <Button preventDoubleClick>Save</Button>
      </form>
    ),
  })
}
