import { namesOf } from '../../../parties/store.ts'
import { Button } from '../../../web/components/button.tsx'
import { InsetText } from '../../../web/components/inset-text.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import type { ActRefusal } from '../../further-benefit/further-benefit.ts'
import { agreeFurtherBenefits, declineFurtherBenefits } from '../../permissions.ts'
import { agreeBenefit, declineBenefit, modificationChecksOf } from '../../store.ts'
import { CheckAnswer } from './check-answer.tsx'
import { type BenefitFound, benefitFound } from './found.ts'
import { actPage, errorsOfAct } from './frame.tsx'

interface Deciding {
  title: string
  lede: string
  label: string
  button: string
  isWarning: boolean
}

const agreeing: Deciding = {
  title: 'Agree to a further benefit',
  lede: 'It then waits to be recorded as a commitment, marked “added later”.',
  label: 'Anything to add (optional)',
  button: 'Agree',
  isWarning: false,
}
const declining: Deciding = {
  title: 'Decline a further benefit',
  lede: 'The idea stays in the list with your reason. A supplier that offered it reads the reason.',
  label: 'Why it is declined',
  button: 'Decline',
  isWarning: true,
}

const isTooLate = (because: ActRefusal) =>
  because === 'stale' || because === 'already-decided' || because === 'not-signed'

/** An approver agrees: never the person who raised it, nor the one who signed it. */
export const agreeFurtherBenefitPage = definePage({
  path: pattern.agreeFurtherBenefit(':benefit'),
  allow: agreeFurtherBenefits,
  get: (visit) => begin(visit, agreeing),
  post: (visit) => decide(visit, agreeing, agreeBenefit),
})

export const declineFurtherBenefitPage = definePage({
  path: pattern.declineFurtherBenefit(':benefit'),
  allow: declineFurtherBenefits,
  get: (visit) => begin(visit, declining),
  post: (visit) => decide(visit, declining, declineBenefit),
})

async function begin(visit: Visit, deciding: Deciding): Promise<Answer> {
  const found = await benefitFound(visit)
  return found ? form(visit, found, deciding, '') : notFound()
}

async function decide(visit: Visit, deciding: Deciding, act: typeof declineBenefit): Promise<Answer> {
  const { tx, urls, form: sent } = visit
  const found = await benefitFound(visit, { lock: true })
  if (!found) return notFound()
  const reason = sent.text('reason')
  const decision = await act(tx, found.benefit, { version: Number(sent.text('version')), reason })
  if (decision.accepted) return goTo(urls.furtherBenefit(found.benefit.id))
  return form(visit, found, deciding, reason, decision.because)
}

async function form(
  visit: Visit,
  found: BenefitFound,
  deciding: Deciding,
  reason: string,
  because?: ActRefusal,
): Promise<Answer> {
  const { benefit } = found
  const errors = errorsOfAct(because)
  const checks = await modificationChecksOf(visit.tx, benefit.id)
  const check = checks.find(({ id }) => id === benefit.check)
  const names = await namesOf(visit.tx, [benefit.signedBy])
  return actPage(visit, found, {
    title: deciding.title,
    lede: deciding.lede,
    errors,
    isStale: because !== undefined && isTooLate(because),
    children: (
      <>
        {check && <CheckAnswer check={check} />}
        {benefit.assessment && (
          <InsetText>
            {names.get(benefit.signedBy ?? '') ?? benefit.signedName}: {benefit.assessment}
          </InsetText>
        )}
        <form method="post" novalidate>
          <input type="hidden" name="version" value={benefit.version} />
          <Textarea name="reason" label={deciding.label} rows={3} value={reason} error={errors.reason} />
          <div class="govuk-button-group">
            <Button kind={deciding.isWarning ? 'warning' : undefined} preventDoubleClick>
              {deciding.button}
            </Button>
            <a class="govuk-link" href={visit.urls.furtherBenefit(benefit.id)}>
              Leave it as it is
            </a>
          </div>
        </form>
      </>
    ),
  })
}
