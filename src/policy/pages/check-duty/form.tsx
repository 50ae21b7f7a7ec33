import { Button } from '../../../web/components/button.tsx'
import { Checkboxes } from '../../../web/components/checkboxes.tsx'
import { DateInput } from '../../../web/components/date-input.tsx'
import { Input } from '../../../web/components/input.tsx'
import { Radios } from '../../../web/components/radios.tsx'
import type { CheckErrors, TypedCheck } from '../../typed-check.ts'

export interface CheckFormProps {
  action: string
  typed: TypedCheck
  errors: CheckErrors
  contract?: string | undefined
}

const medium = 'govuk-fieldset__legend--s'

/** What the check asks, on one page; every question but the first may be left open. */
export function CheckForm({ action, typed, errors, contract }: CheckFormProps) {
  return (
    <form method="get" action={action} id="form" novalidate class="govuk-!-display-none-print">
      <input type="hidden" name="check" value="yes" />
      {contract && <input type="hidden" name="contract" value={contract} />}
      <What typed={typed} errors={errors} />
      <Value typed={typed} errors={errors} />
      <DateInput
        id="commences"
        namePrefix="commences"
        legend="When did it begin, or when will it?"
        legendClass={medium}
        hint="The day of the first step: a notice, an advertisement, asking somebody for an offer, answering an offer nobody asked for, or signing. Such as 1 6 2026."
        values={{ 'commences-day': typed.day, 'commences-month': typed.month, 'commences-year': typed.year }}
        error={errors.commences}
      />
      <Special typed={typed} errors={errors} />
      <Button>Check</Button>
    </form>
  )
}

type Part = Pick<CheckFormProps, 'typed' | 'errors'>

function What({ typed, errors }: Part) {
  const kinds = [
    { value: 'goods', text: 'Goods' },
    { value: 'services', text: 'Services' },
    { value: 'works', text: 'Works', hint: 'Building, repairing or taking down' },
  ]
  const main = (
    <Radios
      name="main-part"
      legend="What is its main part?"
      legendClass="govuk-fieldset__legend--s"
      class="govuk-radios--small"
      items={kinds.map(({ value, text }) => ({ value, text }))}
      value={typed.mainPart}
      error={errors['main-part']}
    />
  )
  return (
    <Radios
      name="kind"
      legend="What is being bought?"
      legendClass={medium}
      items={[...kinds, { value: 'mixed', text: 'A mixture of these', conditional: main }]}
      value={typed.kind}
      error={errors.kind}
    />
  )
}

function Value({ typed, errors }: Part) {
  const other = (
    <Input
      name="other-rate"
      label="Rate of VAT"
      suffix="%"
      inputmode="decimal"
      class="govuk-input--width-4"
      value={typed.otherRate}
      error={errors['other-rate']}
    />
  )
  return (
    <>
      <Input
        name="value"
        label="What is it worth?"
        labelClass="govuk-label--s"
        hint="Your best estimate over the whole term, with every option and extension."
        prefix="£"
        inputmode="decimal"
        class="govuk-input--width-10"
        value={typed.value}
        error={errors.value}
      />
      <Radios
        name="vat"
        legend="Is VAT in that sum?"
        legendClass={medium}
        class="govuk-radios--small"
        items={[
          { value: 'with', text: 'Yes, it has VAT in it' },
          { value: 'without', text: 'No, VAT comes on top, or none is due' },
          { value: '', text: 'I do not know' },
        ]}
        value={typed.vat}
      />
      <Radios
        name="rate"
        legend="Which rate of VAT is due?"
        legendClass={medium}
        hint="Many care services are exempt. Finance can tell you."
        class="govuk-radios--small"
        items={[
          { value: '20', text: '20%, the standard rate' },
          { value: '5', text: '5%, the reduced rate' },
          { value: '0', text: 'None: exempt or zero-rated' },
          { value: 'other', text: 'Another rate', conditional: other },
          { value: '', text: 'I do not know' },
        ]}
        value={typed.rate}
      />
    </>
  )
}

function Special({ typed, errors }: Part) {
  return (
    <Checkboxes
      name="special"
      legend="Is it any of these?"
      legendClass={medium}
      hint="Choose all that it is."
      items={[
        {
          value: 'light-touch',
          text: 'Light-touch services',
          hint: 'Social care, education, legal and some other services to people, by the list in the regulations',
        },
        {
          value: 'health-care',
          text: 'Health care services',
          hint: 'For patients or people who use them, as the Provider Selection Regime covers',
        },
        { value: 'framework', text: 'A framework', hint: 'An agreement under which others will be made' },
        { value: 'call-off', text: 'A call-off', hint: 'A contract under a framework that is there already' },
        {
          value: 'concession',
          text: 'A concession',
          hint: 'The supplier is paid, at least in part, by those who use it',
        },
        { value: 'urgent', text: 'Urgent', hint: 'An urgent need that is not of the council’s making' },
        { divider: 'or' },
        { value: 'none', text: 'None of these', exclusive: true },
        { value: 'not-sure', text: 'I do not know about those I have not chosen' },
      ]}
      values={typed.special}
      error={errors.special}
    />
  )
}
