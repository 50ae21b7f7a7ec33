import { exactMoney } from '../../../language/money.ts'
import { Button } from '../../../web/components/button.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import type { FieldErrors } from '../../../web/form.ts'
import { definePage } from '../../../web/page.ts'
import { pattern } from '../../../web/urls.ts'
import { type Answer, goTo, notFound, type Visit } from '../../../web/visit.ts'
import { actRefusals } from '../../further-benefit/words.ts'
import { contractLaws, termChanges, yesOrNo } from '../../modification/facts.ts'
import { assessFurtherBenefits } from '../../permissions.ts'
import { checkBenefit, modificationChecksOf, procurementOf } from '../../store.ts'
import { dayValues } from '../commitment-form/day-values.ts'
import { type BenefitFound, benefitFound } from './found.ts'
import { actPage } from './frame.tsx'
import { begunFacts, readFacts, type TypedFacts, typedFacts, typedFactsIn } from './typed-facts.ts'

/** Asks in plain words whether a further benefit would change the contract, and keeps the answer. */
export const checkFurtherBenefitPage = definePage({
  path: pattern.checkFurtherBenefit(':benefit'),
  allow: assessFurtherBenefits,
  async get(visit) {
    const found = await benefitFound(visit)
    if (!found) return notFound()
    return form(visit, found, await begun(visit, found))
  },
  async post(visit) {
    const { tx, urls } = visit
    const found = await benefitFound(visit, { lock: true })
    if (!found) return notFound()
    const typed = typedFactsIn(visit.form)
    const read = readFacts(typed)
    if ('errors' in read) return form(visit, found, typed, read.errors)
    const version = Number(visit.form.text('version'))
    const decision = await checkBenefit(tx, found.benefit, { version, facts: read.facts })
    if (decision.accepted) return goTo(urls.furtherBenefit(found.benefit.id))
    const { field, sentence } = actRefusals[decision.because]
    return form(visit, found, typed, { [field]: sentence }, true)
  },
})

/** What was answered last, or what the contract tells. */
async function begun({ tx }: Visit, { contract, benefit }: BenefitFound): Promise<TypedFacts> {
  const [last] = await modificationChecksOf(tx, benefit.id)
  if (last) return typedFacts(last.facts)
  const procurement = contract.procurement ? await procurementOf(tx, contract.procurement) : undefined
  return begunFacts(contract, procurement?.firstNoticeOn ?? null)
}

function form(
  visit: Visit,
  found: BenefitFound,
  typed: TypedFacts,
  errors: FieldErrors = {},
  isStale = false,
): Answer {
  return actPage(visit, found, {
    title: 'Does it change the contract?',
    lede: 'The law lets a contract change only so far without a new competition. Answer what you know. The answer is kept with your answers and with its source. It warns; lawyers decide.',
    errors,
    days: ['commenced'],
    isStale,
    children: (
      <form method="post" novalidate>
        <input type="hidden" name="version" value={found.benefit.version} />
        <AboutTheChange {...{ typed, errors }} />
        <AboutTheContract {...{ typed, errors, found }} />
        <Button preventDoubleClick>See the answer</Button>
      </form>
    ),
  })
}

interface Part {
  typed: TypedFacts
  errors: FieldErrors
}

const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

function AboutTheChange({ typed, errors }: Part) {
  const yesNo = (
    name: 'terms' | 'scope' | 'balance' | 'providedFor' | 'others',
    legend: string,
    hint?: string,
  ) => (
    <Radios
      name={name}
      legend={legend}
      hint={hint}
      class="govuk-radios--inline"
      value={typed[name]}
      error={errors[name]}
      items={choices(yesOrNo)}
    />
  )
  return (
    <>
      <h2 class="govuk-heading-m">What would change</h2>
      {yesNo(
        'balance',
        'Does the supplier get anything for it?',
        'More money or work, an extension, less risk, or something it owes dropped',
      )}
      {yesNo(
        'terms',
        'Does the text of the contract change?',
        'A promise in a letter or an e-mail changes nothing in the contract',
      )}
      <Radios
        name="term"
        legend="Does the contract become longer or shorter?"
        value={typed.term}
        error={errors.term}
        items={choices(termChanges)}
      />
      {yesNo('scope', 'Does it add goods, services or works that the contract does not provide for?')}
      {yesNo(
        'providedFor',
        'Does the contract already say that benefits like this may be added?',
        'A clear clause in the contract as it was awarded',
      )}
      {yesNo(
        'others',
        'Would others have bid, or another have won, had this been in the tender?',
        'Asked of contracts whose procurement began before 24 February 2025',
      )}
      <Input
        name="change"
        label="How much more would the council pay?"
        hint="Nought, where it pays the same"
        prefix="£"
        inputmode="decimal"
        class="govuk-input--width-10"
        autocomplete="off"
        value={typed.change}
        error={errors.change}
      />
    </>
  )
}

function AboutTheContract({ typed, errors, found: { contract } }: Part & { found: BenefitFound }) {
  return (
    <>
      <h2 class="govuk-heading-m">About the contract</h2>
      <DateInput
        id="commenced"
        namePrefix="commenced"
        legend="When did its procurement begin?"
        hint="The day of the first notice, or of the first contact with suppliers. It says which law holds. Leave it empty if nobody knows."
        values={dayValues('commenced', typed.commenced)}
        error={errors.commenced}
      />
      <Radios
        name="law"
        legend="Which contract is it?"
        value={typed.law}
        error={errors.law}
        items={choices(contractLaws)}
      />
      <Radios
        name="works"
        legend="What is mainly bought?"
        class="govuk-radios--inline"
        value={typed.works}
        error={errors.works}
        items={[
          { value: 'no', text: 'Goods or services' },
          { value: 'yes', text: 'Works' },
        ]}
      />
      <Input
        name="estimated"
        label="Value of the contract"
        hint={
          contract.value
            ? `Recorded here: ${exactMoney(contract.value)} without VAT. With every extension; with VAT where it is charged.`
            : 'With every extension; with VAT where it is charged. Leave it empty if nobody knows.'
        }
        prefix="£"
        inputmode="decimal"
        class="govuk-input--width-10"
        autocomplete="off"
        value={typed.estimated}
        error={errors.estimated}
      />
      <Input
        name="earlierChanges"
        label="How much more do earlier changes cost, all together?"
        hint="Nought, where there were none"
        prefix="£"
        inputmode="decimal"
        class="govuk-input--width-10"
        autocomplete="off"
        value={typed.earlierChanges}
        error={errors.earlierChanges}
      />
    </>
  )
}
