import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Textarea } from '../../../web/components/textarea.tsx'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import type { ActRefusal } from '../../further-benefit/further-benefit.ts'
import { assessFurtherBenefits } from '../../permissions.ts'
import { modificationChecksOf, signBenefit } from '../../store.ts'
import { CheckAnswer } from './check-answer.tsx'
import { type BenefitFound, benefitFound } from './found.ts'
import { actPage, errorsOfAct } from './frame.tsx'

interface Typed {
  assessment: string
  nothingInReturn: boolean
  name: string
}

/** Somebody assesses a further benefit, and puts their name to it that nothing was promised in return. */
export const signFurtherBenefitPage = definePage({
  path: pattern.signFurtherBenefit(':benefit'),
  allow: assessFurtherBenefits,
  async get(visit) {
    const found = await benefitFound(visit)
    if (!found) return notFound()
    if (!found.benefit.check) return goTo(visit.urls.checkFurtherBenefit(found.benefit.id))
    return form(visit, found, {
      assessment: found.benefit.assessment ?? '',
      nothingInReturn: false,
      name: '',
    })
  },
  async post(visit) {
    const { tx, form: sent, urls, visitor } = visit
    const found = await benefitFound(visit, { lock: true })
    if (!found) return notFound()
    const typed: Typed = {
      assessment: sent.text('assessment'),
      nothingInReturn: sent.text('nothingInReturn') === 'yes',
      name: sent.text('name'),
    }
    const signature = { ...typed, version: Number(sent.text('version')) }
    const decision = await signBenefit(tx, found.benefit, { signature, signer: visitor.name ?? '' })
    if (decision.accepted) return goTo(urls.furtherBenefit(found.benefit.id))
    return form(visit, found, typed, decision.because)
  },
})

async function form(visit: Visit, found: BenefitFound, typed: Typed, because?: ActRefusal): Promise<Answer> {
  const { benefit } = found
  const errors = errorsOfAct(because)
  if (because === 'words-too-long') errors.assessment = errors.reason!
  const check = (await modificationChecksOf(visit.tx, benefit.id)).find(({ id }) => id === benefit.check)
  return actPage(visit, found, {
    title: 'Assess and sign',
    lede: 'An approver reads this before agreeing. It must be somebody other than you, and other than whoever raised it.',
    errors,
    isStale: because === 'stale' || because === 'already-decided',
    children: (
      <>
        {check && <CheckAnswer check={check} />}
        <form method="post" novalidate>
          <input type="hidden" name="version" value={benefit.version} />
          <Textarea
            name="assessment"
            label="What you think of it, and why"
            hint="Is it worth having? Is it more than the contract asks for already? Can it be shown that it happened?"
            rows={4}
            value={typed.assessment}
            error={errors.assessment}
          />
          <Checkboxes
            name="nothingInReturn"
            legend="Nothing in return"
            legendClass="govuk-fieldset__legend--s"
            values={typed.nothingInReturn ? ['yes'] : []}
            error={errors.nothingInReturn}
            items={[
              {
                value: 'yes',
                text: 'Nobody at the council promised the supplier anything for this: no extension, no other work, no change of price and no better mark',
              },
            ]}
          />
          <Input
            name="name"
            label="Sign with your name"
            hint={visit.visitor.name ? `As it stands in your account: ${visit.visitor.name}` : undefined}
            value={typed.name}
            autocomplete="name"
            spellcheck={false}
            error={errors.name}
          />
          <Button preventDoubleClick>Sign, and send to an approver</Button>
        </form>
      </>
    ),
  })
}
