import { BackLink } from '../back-link.tsx'
import { Button } from '../button.tsx'
import { Checkboxes } from '../checkboxes.tsx'
import { DateInput } from '../date-input.tsx'
import { Details } from '../details.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { FileUpload } from '../file-upload.tsx'
import { Input } from '../input.tsx'
import { PasswordInput } from '../password-input.tsx'
import { Radios } from '../radios.tsx'
import { Select } from '../select.tsx'
import { WarningText } from '../warning-text.tsx'
import type { GalleryPage } from './document.tsx'

function Form() {
  return (
    <form method="post" action="#">
      <Input name="supplier" label="Supplier" hint="As on its invoices" error="Enter the supplier’s name" />
      <Input
        name="value"
        label="Value of the contract"
        prefix="£"
        class="govuk-input--width-10"
        inputmode="decimal"
        value="180,000"
      />
      <DateInput
        id="due"
        namePrefix="due"
        legend="When is it due?"
        hint="For example, 31 3 2027"
        error="The day it is due must be within the contract, 1 April 2026 to 31 March 2029"
        values={{ 'due-day': '31', 'due-month': '3', 'due-year': '2030' }}
        parts={[{ name: 'day' }, { name: 'month' }, { name: 'year', error: true }]}
      />
      <Radios
        name="standing"
        legend="How firm is the promise?"
        items={[
          { value: 'contractual', text: 'In the contract', hint: 'A clause or schedule says so' },
          { value: 'agreed', text: 'Agreed in writing' },
          { divider: 'or' },
          { value: 'unknown', text: 'Not known' },
        ]}
      />
      <Checkboxes
        name="outcomes"
        legend="Which outcomes does it serve?"
        values={['clean']}
        items={[
          { value: 'clean', text: 'Clean and Green' },
          { value: 'great', text: 'Great Communities' },
          { value: 'none', text: 'None of these', exclusive: true },
        ]}
      />
      <Select
        name="measure"
        label="Measure"
        value="hours"
        items={[
          { value: 'starts', text: 'Apprenticeship starts' },
          { value: 'hours', text: 'Expert hours given' },
        ]}
      />
      <FileUpload
        name="evidence"
        label="Evidence"
        hint="A photo or a PDF, up to 20 MB"

        accept="image/*,.pdf"
      />
      <PasswordInput name="password" label="Password" />
      <Details summary="What happens to what I send?">
        The contract manager reads it. Nothing is published before it is checked.
      </Details>
      <WarningText>Once sent, a return can only be corrected by another.</WarningText>
      <div class="govuk-button-group">
        <Button>Save and continue</Button>
        <Button kind="secondary">Save as a draft</Button>
        <Button kind="warning">Withdraw</Button>
        <a href="#">Cancel</a>
      </div>
    </form>
  )
}

export const forms: GalleryPage = {
  name: 'forms',
  title: 'Forms',
  before: <BackLink href="#" />,
  body: (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary
          disableAutoFocus
          errors={[
            { text: 'Enter the supplier’s name', href: '#supplier' },
            {
              text: 'The day it is due must be within the contract, 1 April 2026 to 31 March 2029',
              href: '#due-year',
            },
          ]}
        />
        <h1 class="govuk-heading-l">Record a commitment</h1>
        <Form />
      </div>
    </div>
  ),
}
