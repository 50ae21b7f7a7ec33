import { BackLink } from '../back-link.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { CharacterCount } from '../character-count.tsx'
import { Input } from '../input.tsx'
import { InsetText } from '../inset-text.tsx'
import { PageHeading } from '../page-heading.tsx'
import { SummaryList } from '../summary-list.tsx'
import type { GalleryPage } from './document.tsx'

export const promised: GalleryPage = {
  name: 'return-promised',
  title: 'What you promised for July to September',
  items: [],
  body: (
    <>
      <PageHeading
        caption="Wrenshire County Council · Q2 2026/27"
        title="What you promised for July to September"
      />
      <Card headingLevel={2} title="Bid-writing help" note="6 of 40 hours given before">
        <p>10 hours this quarter</p>
      </Card>
      <Card headingLevel={2} title="Apprentices" note="1 of 3 before">
        <p>1 start this quarter</p>
      </Card>
      <Card headingLevel={2} title="Volunteer days">
        <p>None due, you may still report some</p>
      </Card>
      <Button>Start</Button>
      <p>
        About 5 minutes. You can stop and come back with the link in the e-mail.{' '}
        <a href="#">Nothing to report this time</a>
      </p>
    </>
  ),
}

export const quantity: GalleryPage = {
  name: 'return-quantity',
  title: 'Bid-writing help: how many hours?',
  items: [],
  before: <BackLink href="#" />,
  body: (
    <form method="post" action="#">
      <Input
        name="hours"
        label="Bid-writing help: how many hours?"
        labelClass="govuk-label--l"
        labelIsPageHeading
        hint={
          <>
            Only time with charities, for this contract, in Wrenshire. Not travel. <a href="#">What counts</a>
          </>
        }
        class="govuk-input--width-5"
        suffix="hours"
        inputmode="decimal"
        value="8"
      />
      <CharacterCount
        name="happened"
        label="What happened?"
        labelClass="govuk-label--s"
        hint="Two or three sentences. Numbers, not names of people."
        maxlength={500}
        value="Our bid team spent two evenings with Eastmere Community Kitchen and helped Riverside Carers with a grant form."
      />
      <InsetText>
        That is 2 hours fewer than planned. Say below when you will catch up, if you know.
      </InsetText>
      <Button>Continue</Button>
    </form>
  ),
}

const change = (what: string) => [{ text: 'Change', href: '#', hiddenText: what }]

export const checking: GalleryPage = {
  name: 'return-checking',
  title: 'Check and send',
  items: [],
  before: <BackLink href="#" />,
  body: (
    <>
      <PageHeading title="Check and send" />
      <SummaryList
        rows={[
          {
            key: 'Bid-writing help',
            value: (
              <>
                8 hours
                <br />1 attendance sheet, 2 confirmations asked
              </>
            ),
            actions: change('bid-writing help'),
          },
          {
            key: 'Apprentices',
            value: '1 start; declaration signed, no names',
            actions: change('apprentices'),
          },
          { key: 'Volunteer days', value: '0', actions: change('volunteer days') },
        ]}
      />
      <p>
        Sent for Ashdown Highways. The council checks by 23 October and tells you what it accepted, and why.
      </p>
      <Button>Send</Button>
    </>
  ),
}
