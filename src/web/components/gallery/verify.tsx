import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Checks } from '../checks.tsx'
import { ThreeColumns } from '../columns.tsx'
import { DecideBox } from '../decide-box.tsx'
import { Input } from '../input.tsx'
import { PageHeading } from '../page-heading.tsx'
import { Radios } from '../radios.tsx'
import { StatusTag } from '../status-tag.tsx'
import { SubNavigation } from '../sub-navigation.tsx'
import { Textarea } from '../textarea.tsx'
import type { GalleryPage } from './document.tsx'

const told = (
  <>
    <Card headingLevel={2} title="Promised" note="Counts: time with charities. Not: travel, preparation.">
      <p>
        40 hours by 31 March 2027, 10 a quarter. Contractual, schedule 7. Evidence: attendance or
        confirmation.
      </p>
    </Card>
    <Card headingLevel={2} title="Reported: 8 hours" note="Before: Q1, 6 reported, 6 verified">
      <p>
        Our bid team spent two evenings with Eastmere Community Kitchen and helped Riverside Carers with a
        grant form.
      </p>
    </Card>
    <Card headingLevel={2} title="Confirmed by those helped">
      <p>
        Eastmere Community Kitchen: <strong>yes, 4 hours</strong>. “We had never answered a tender.”
      </p>
      <p>
        Riverside Carers: <strong>no answer yet</strong> <a href="#">ask again</a>
      </p>
    </Card>
  </>
)

const evidence = (
  <>
    <Card isTinted headingLevel={2} title="Evidence">
      <p>
        <a href="#">attendance-q2.pdf</a>, 2 pages, 184 KB
      </p>
    </Card>
    <Card headingLevel={2} title="Checks">
      <Checks
        items={[
          { status: 'look', text: '2 hours on the sheet are headed “travel”' },
          { status: 'look', text: '2 hours fewer than planned' },
          { status: 'fine', text: 'same sheet not used elsewhere' },
          { status: 'fine', text: 'inside the contract’s dates and area' },
        ]}
      />
    </Card>
  </>
)

const decision = (
  <DecideBox note="This contract: 22 commitments, 9 due, 7 met in full">
    <form method="post" action="#">
      <Radios
        name="decision"
        class="govuk-radios--small"
        legend="What do you accept?"
        legendClass="govuk-visually-hidden"
        value="part"
        items={[
          { value: 'all', text: 'Accept 8 hours' },
          {
            value: 'part',
            text: 'Accept in part',
            conditional: (
              <Input
                name="quantity"
                label="How many hours count?"
                class="govuk-input--width-4"
                suffix="hours"
                inputmode="decimal"
                value="6"
              />
            ),
          },
          { value: 'none', text: 'Not accepted' },
          { value: 'question', text: 'Ask a question' },
        ]}
      />
      <Textarea
        name="reason"
        label="Reason, sent to the supplier"
        labelClass="govuk-label--s"
        rows={3}
        value="Two hours were travel, which our definition leaves out."
      />
      <Button>Record and go to next</Button>
    </form>
  </DecideBox>
)

export const verify: GalleryPage = {
  name: 'verify',
  title: 'Bid-writing help, Q2 2026/27',
  items: ['My work', 'Contracts', 'Register', 'Reports', 'Account'],
  current: 'My work',
  isWide: true,
  body: (
    <>
      <PageHeading
        size="m"
        title="Bid-writing help, Q2 2026/27 (July to September)"
        tagsBeside
        tags={<StatusTag status="reported" />}
        about="Ashdown Highways Ltd · Highways reactive repairs · sent 9 October 2026"
        aside={
          <>
            3 of 14 to check · <a href="#">previous</a> · <a href="#">next</a>
          </>
        }
      />
      <SubNavigation
        label="This contract"
        items={[
          { text: 'Overview', href: '#' },
          { text: 'Commitments', href: '#', count: 22 },
          { text: 'Checking', href: '#', count: 14, current: true },
          { text: 'History', href: '#' },
        ]}
      />
      <ThreeColumns first={told} second={evidence} decide={decision} />
    </>
  ),
}
